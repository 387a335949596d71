import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { format } from 'prettier';
import { actorsTable } from '../../scripts/actors-table.js';
import { errorsTable } from '../../scripts/errors-table.js';
import { foldersTable } from '../../scripts/folders-table.js';
import { withTable } from '../../scripts/markdown.js';

test.each([
  ['docs/reference.md', 'errors', errorsTable],
  ['docs/observability.md', 'actors', actorsTable],
  ['CONTRIBUTING.md', 'folders', foldersTable],
])('%s contains the table of %s that npm run docs:tables writes', async (file, name, table) => {
  const document = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  const written = withTable(document, name, table());

  expect(await format(written, { parser: 'markdown', singleQuote: true, printWidth: 100 })).toBe(
    document,
  );
});

test('withTable() throws if a document lacks the markers', () => {
  expect(() => withTable('# Something else', 'errors', '')).toThrow(/lacks the marker/);
});
