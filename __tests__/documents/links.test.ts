import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

const ignored =
  /^(?:node_modules|dist|coverage|\.git|\.stryker-tmp|docs\/api|(?:bench|examples\/apps)\/node_modules)(?:\/|$)/;

const markdownFiles = async (folder = ''): Promise<readonly string[]> => {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const files = await Promise.all(
    entries.map(async (entry) => {
      const file = path.posix.join(folder, entry.name);
      if (ignored.test(file)) return [];
      if (entry.isDirectory()) return markdownFiles(file);
      return file.endsWith('.md') ? [file] : [];
    }),
  );
  return files.flat();
};

const withoutCode = (text: string): string =>
  text.replace(/```[^]*?```/g, '').replace(/`[^`\n]*`/g, 'code');

/** The target of an inline link, of the definition of a reference link, or of an image. */
const linkTarget = /(?:\]\(|^\[[^\]]+\]: | src(?:set)?=")([^)\s"]+)/gm;

/** The anchors that GitHub gives to the headings of a document. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.replace(/```[^]*?```/g, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

test('every relative link in the Markdown files leads to a file and to a heading in it', async () => {
  const dead: string[] = [];
  for (const file of await markdownFiles()) {
    const text = await readFile(path.join(root, file), 'utf8');
    for (const [, target = ''] of withoutCode(text).matchAll(linkTarget)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [name = '', anchor] = target.split('#');
      const linked = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
      const found = await stat(path.join(root, linked)).catch(() => undefined);
      const isThere =
        found !== undefined &&
        (anchor === undefined ||
          anchorsOf(await readFile(path.join(root, linked), 'utf8')).has(anchor));
      if (!isThere) dead.push(`${file}: ${target}`);
    }
  }

  expect(dead).toEqual([]);
});

test('every path that the documents for contributors name exists', async () => {
  const missing: string[] = [];
  for (const file of ['CONTRIBUTING.md', 'docs/mutation-testing.md', 'docs/benchmarks.md']) {
    const text = await readFile(path.join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(
      /`((?:src|scripts|docs|demo|examples|bench|__tests__)\/[\w./-]+)`/g,
    )) {
      const found = await stat(path.join(root, name)).catch(() => undefined);
      if (found === undefined && name !== 'docs/api') missing.push(`${file}: ${name}`);
    }
  }

  expect(missing).toEqual([]);
});

test('the index of the guides lists each guide, with its title', async () => {
  const folder = path.join(root, 'docs/guides');
  const index = await readFile(path.join(folder, 'README.md'), 'utf8');
  const links = new Map(
    [...index.matchAll(/\[([^\]]+)\]\(([\w-]+\.md)\)/g)].map(([, text, file]) => [file, text]),
  );
  const missing: string[] = [];
  for (const file of await readdir(folder)) {
    if (file === 'README.md') continue;
    const [, title] = /^# (.+)$/m.exec(await readFile(path.join(folder, file), 'utf8')) ?? [];
    if (links.get(file) !== title) missing.push(file);
  }

  expect(missing).toEqual([]);
  expect(links.size).toBeGreaterThan(10);
});

test('the light and the dark diagram differ only in their colors, and show a hint of the package', async () => {
  const diagrams: string[] = [];
  for (const theme of ['light', 'dark'])
    diagrams.push(await readFile(path.join(root, `docs/images/hint-${theme}.svg`), 'utf8'));
  const page = await readFile(
    path.join(root, 'docs/errors/incorrect-client-credentials.md'),
    'utf8',
  );
  const [light = '', dark = ''] = diagrams.map((text) => text.replace(/#[0-9a-f]{6}/g, '#'));

  expect(light).toBe(dark);
  for (const text of ['client-secret-has-whitespace', 'The client secret ends with a newline.']) {
    expect(light).toContain(text);
    expect(page).toContain(text);
  }
});
