import { expect, test } from '@jest/globals';
import { readManual } from '../../src/cli/io.js';
import { sectionsOf } from '../../src/cli/manual.js';
import { exitCodes } from '../../src/cli/usage.js';
import { runCli } from './fake-io.js';

const sections = sectionsOf(readManual() ?? '');

test('help shows every section of docs/cli.md without Markdown, in the width of the terminal', async () => {
  const violations: string[] = [];
  for (const { name } of sections)
    for (const terminal of [120, 60]) {
      const { exitCode, out } = await runCli(['help', name], {
        terminal,
        env: { LC_ALL: 'C', NO_COLOR: '1' },
      });
      for (const line of out.split('\n')) {
        const isExample = /^ {2}.*npx github-token-exchange/.test(line);
        if (!isExample && (/[`|]|\]\(|[^ -~]/.test(line) || line.length > terminal))
          violations.push(`${name}: ${line}`);
      }
      if (exitCode !== 0 || out.length < 300) violations.push(name);
    }

  expect(violations).toEqual([]);
});

test('The first sentence of every topic fits into the list of topics', async () => {
  const { out } = await runCli(['help'], { terminal: 80 });
  const topics = /\nTopics:\n((?: {2}[a-z].*\n)+)\n/.exec(out)?.[1] ?? '';

  expect(topics.split('\n')).toHaveLength(7);
  expect(topics).toContain(' The exit code says how the command ended.\n');
});

test('help exit-codes lists every exit code', async () => {
  const { out } = await runCli(['help', 'exit', 'codes']);
  const codes = Array.from(out.matchAll(/^ {2}(\d+) {2,}\S/gm), ([, code]) => Number(code));

  expect(codes).toEqual(Object.values(exitCodes));
});

test('help shows a table with hanging lines, or with the last cell below if it is narrow', async () => {
  const { out } = await runCli(['help', 'environment'], { terminal: 94, env: { NO_COLOR: '1' } });
  const { out: narrow } = await runCli(['help', 'environment'], {
    terminal: 60,
    env: { NO_COLOR: '1' },
  });

  expect(out).toContain(
    [
      '  GITHUB_BASE_URL       --base-url             another GitHub, for example',
      '                                               https://ghe.example.com',
    ].join('\n'),
  );
  expect(narrow).toContain('\n  GITHUB_CLIENT_ID  --client-id\n      the client ID of the app\n');
});

test('help COMMAND shows the help of the command, then its section without examples', async () => {
  const { out } = await runCli(['help', 'explain'], { env: {} });
  const { out: help } = await runCli(['explain', '--help']);
  const [usage = ''] = help.split('\nRead more:');

  expect(out.startsWith(usage)).toBe(true);
  expect(out).toContain('\n\nReads an argument, the file of --file PATH, or a pipe.');
  expect(out).toContain('\n- the output of curl -i or curl -v; of several responses,');
  expect(out.slice(usage.length)).not.toContain('npx');
});

test('help shows words of the command line in bold if the terminal has colors', async () => {
  const { out } = await runCli(['help', 'exit-codes'], { terminal: 99, env: { LANG: 'C.UTF-8' } });

  expect(out).toContain('\u001b[1mserve-fake\u001b[22m stopped with Ctrl-C');
});

test('help keeps the lines of an example whole', async () => {
  const { out } = await runCli(['help', 'secrets'], { terminal: 40, env: { NO_COLOR: '1' } });

  expect(out).toMatch(/\n {2}pass show .* --online --client-secret-stdin\n/);
});

test('help suggests the nearest command or topic, or lists the topics, without the typed word', async () => {
  const near = await runCli(['help', 'exit-code']);
  const far = await runCli(['help', 'hunter2']);

  expect(near).toMatchObject({
    exitCode: 2,
    out: '',
    err: '✗ This is not a command or a topic. Did you mean exit-codes?\n',
  });
  expect(far.err).toContain('The topics are environment, secrets, proxies, output, json, exit-');
  expect(far.err).not.toContain('hunter2');
});

test('Without docs/cli.md, --help has no topics, and help TOPIC says what is missing', async () => {
  const world = { manual: () => undefined };
  const help = await runCli(['--help'], world);

  expect(help.exitCode).toBe(0);
  expect(help.out).not.toContain('Topics:');
  expect(await runCli(['help', 'exit-codes'], world)).toMatchObject({
    exitCode: 2,
    err: '✗ docs/cli.md of this package is missing. Install the package again.\n',
  });
});

test('sectionsOf() names a section by its title, and summarizes it by its first sentence', () => {
  const text =
    '# A\n\nB.\n\n## C d\n\nUse `e.f` or [`g`](h.md), see\n[i](https://j.k). L.\n\n### M\n';

  expect(sectionsOf(text)).toEqual([
    {
      name: 'c-d',
      summary: 'Use e.f or g, see i (https://j.k).',
      body: 'Use `e.f` or [`g`](h.md), see\n[i](https://j.k). L.\n\n### M',
    },
  ]);
});
