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
    for (const [, target = ''] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
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
