import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { examples, isRecipe } from '../support/examples.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = path.join(folder, '../..');

test('every example that imports other modules is a file of this folder, which tests compile and run', async () => {
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const shown = (await examples(root)).filter(
    (example) => isRecipe(example) || example.name.startsWith('docs-observability'),
  );

  expect(shown.filter(({ code }) => !files.includes(code)).map(({ name }) => name)).toEqual([]);
  expect(shown.length).toBeGreaterThan(3);
});
