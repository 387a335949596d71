import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { format } from 'prettier';
import { causesTable } from '../../scripts/causes-table.js';
import { errorsTable } from '../../scripts/errors-table.js';
import { withTable } from '../../scripts/markdown.js';

test.each([
  ['README.md', 'errors', errorsTable],
  ['docs/likely-causes.md', 'causes', causesTable],
])(
  'the table in %s is what the code says; npm run docs:tables writes it',
  async (file, name, table) => {
    const document = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
    const written = withTable(document, name, table());

    expect(await format(written, { parser: 'markdown', singleQuote: true, printWidth: 100 })).toBe(
      document,
    );
  },
);

test('a document without the marks is refused', () => {
  expect(() => withTable('# Something else', 'errors', '')).toThrow(/lacks/);
});
