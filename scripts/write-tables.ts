import { readFile, writeFile } from 'node:fs/promises';
import { causesTable } from './causes-table.js';
import { errorsTable } from './errors-table.js';
import { foldersTable } from './folders-table.js';
import { withTable } from './markdown.js';

const write = async (file: string, name: string, table: string): Promise<void> => {
  const url = new URL(`../${file}`, import.meta.url);
  await writeFile(url, withTable(await readFile(url, 'utf8'), name, table));
};

await write('README.md', 'errors', errorsTable());
await write('docs/likely-causes.md', 'causes', causesTable());
await write('CONTRIBUTING.md', 'folders', foldersTable());
