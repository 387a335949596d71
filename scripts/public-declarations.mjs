// Removes the declarations that no entry of the package reaches: tsc writes one for each source file.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** @type {{ readonly exports: Record<string, { readonly types?: string }>; readonly imports: Record<string, Record<string, string>> }} */
const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const locales = (await readdir(new URL('../src/locales/', import.meta.url)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const roots = [
  // One entry stands for all translations.
  ...Object.values(manifest.exports).flatMap(({ types = [] }) =>
    [types].flat().flatMap((file) => locales.map((name) => file.replace('*', name))),
  ),
  // The compiler needs those of the imports to check the sources.
  ...Object.values(manifest.imports).flatMap((targets) => Object.values(targets)),
];

/** @type {Set<string>} */
const reached = new Set();

/** @param {string} file */
const reach = async (file) => {
  if (reached.has(file)) return;
  reached.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, wanted = ''] of text.matchAll(/\b(?:from|import\()\s*'(\.[^']+)\.js'/g))
    await reach(path.join(path.dirname(file), `${wanted}.d.ts`));
};

for (const root of roots)
  await reach(fileURLToPath(new URL(`../${root.replace(/\.js$/, '.d.ts')}`, import.meta.url)));

for (const name of await readdir(dist, { recursive: true }))
  if (name.endsWith('.d.ts') && !reached.has(path.join(dist, name)))
    await rm(path.join(dist, name));
