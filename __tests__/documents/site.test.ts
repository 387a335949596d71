import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { abstractOf, linkedFiles, llmsText, readDocuments } from '../../scripts/documents.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('llms.txt links each document of the site once, and has no dead link', async () => {
  const documents = await readDocuments();
  const links = [...llmsText(documents, 'A summary.').matchAll(/\]\(([^)]+)\)/g)].map(
    ([, file = '']) => file,
  );
  const files = await readdir(path.join(root, 'docs'), { recursive: true });
  const expected = files
    .map((file) => `docs/${file.split(path.sep).join('/')}`)
    .filter((file) => /^docs\/(?!api)(?:.+\/)?[\w-]+\.md$/.test(file));

  expect(links.filter((file) => file.startsWith('docs/')).sort()).toEqual(expected.sort());
  expect([...links].sort()).toEqual([...linkedFiles(documents)].sort());
  for (const file of links) await expect(readFile(path.join(root, file))).resolves.toBeDefined();
});

test('llms.txt has the title, the summary, and a list of links with notes in each section', async () => {
  const [title, , summary, , start, ...rest] = llmsText(await readDocuments(), 'What it is.').split(
    '\n',
  );
  const others = rest.filter((line) => line !== '' && !/^- \[.+\]\(.+\): .+\.$/.test(line));

  expect([title, summary]).toEqual(['# github-token-exchange', '> What it is.']);
  expect(start).toContain('AGENTS.md');
  expect(others).toEqual(['## Guides', '## Errors', '## Reference', '## Optional']);
});

test('abstractOf() returns the heading and the first sentence, and rejects a document without them', () => {
  const abstract = abstractOf('a.md', '# `a` title\n\nSee [b.md](b.md), for\nexample. More.\n');

  expect(abstract).toEqual({ title: '`a` title', summary: 'See b.md, for example.' });
  expect(abstractOf('a.md', '# a\n\nThree things:\n\n- one\n').summary).toBe('Three things.');
  expect(() => abstractOf('a.md', '# a\n\n## b\n')).toThrow('a.md does not begin with');
});

/** The status and the body of a path that is not normalized. */
const get = async (
  port: string,
  target: string,
): Promise<readonly [number | undefined, string]> => {
  const asked = request({ host: '127.0.0.1', port, path: target }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return [response.statusCode, body];
};

test('serve-docs.mjs prints its address, serves only its folder, and ends on Ctrl-C', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'site-'));
  await mkdir(path.join(parent, 'site'));
  await writeFile(path.join(parent, 'site/index.html'), 'the front page');
  await writeFile(path.join(parent, 'secret.txt'), 'the secret');
  const server = spawn(process.execPath, ['scripts/serve-docs.mjs', path.join(parent, 'site')], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0' },
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const { port } = new URL(String(line).trim());
  const outside: (number | undefined)[] = [];
  for (const target of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])
    outside.push((await get(port, target))[0]);

  expect(await get(port, '/')).toEqual([200, 'the front page']);
  expect(outside.filter((status) => status !== 403 && status !== 404)).toEqual([]);
  server.kill('SIGINT');
  expect(await once(server, 'exit')).toEqual([0, null]);
  await rm(parent, { recursive: true });
});
