import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { actorsTable } from './actors-table.js';
import { errorPages, runRecipes } from './error-pages.js';
import { errorsTable } from './errors-table.js';
import { foldersTable } from './folders-table.js';
import { withTable } from './markdown.js';

const write = async (file: string, name: string, table: string): Promise<void> => {
  const url = new URL(`../${file}`, import.meta.url);
  await writeFile(url, withTable(await readFile(url, 'utf8'), name, table));
};

await write('docs/reference.md', 'errors', errorsTable());
await write('docs/observability.md', 'actors', actorsTable());
await write('CONTRIBUTING.md', 'folders', foldersTable());

const folder = new URL('../docs/errors/', import.meta.url);
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [file, text] of await errorPages(await runRecipes()))
  await writeFile(new URL(file, folder), text);
