// The package for JSR: Deno checks that it can be published, and runs it from its sources.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeJsrPackage } from '../jsr.mjs';
import { output, programs } from './common.mjs';

/** @type {import('./common.mjs').Runtime} */
export const jsr = async (scratch) => {
  const folder = path.join(scratch, 'jsr');
  await mkdir(folder);
  await writeJsrPackage(folder, 'scope');
  const deno = path.join(scratch, 'node_modules/.bin/deno');
  await output(deno, ['publish', '--dry-run', '--allow-dirty', '--allow-slow-types'], folder);

  /** @type {{ imports: Record<string, string>; exports: Record<string, string> }} */
  const manifest = JSON.parse(await readFile(path.join(folder, 'deno.json'), 'utf8'));
  const { imports, exports } = manifest;
  const entries = Object.entries(exports).map(([name, source]) => [
    name.replace('.', 'github-token-exchange'),
    source,
  ]);
  const withEntries = { imports: { ...imports, ...Object.fromEntries(entries) } };
  await writeFile(path.join(folder, 'entries.json'), JSON.stringify(withEntries));
  const run = programs('.bin/deno', 'run', '--allow-all', '--config', 'jsr/entries.json');
  const { version, outcomes } = await run(scratch);
  // JSR has only ES modules.
  return { version, outcomes: { ...outcomes, require: '-' } };
};
