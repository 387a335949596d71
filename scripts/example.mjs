// Runs an example against the build in dist: npm run example [-- NAME]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../examples/', import.meta.url);
/** @param {string} name */
const startOf = (name) =>
  ['start.mjs', 'start.ts']
    .map((file) => fileURLToPath(new URL(`${name}/${file}`, folder)))
    .find((file) => existsSync(file));
const names = readdirSync(folder).filter((name) => startOf(name) !== undefined);

const [name = ''] = process.argv.slice(2);
const start = names.includes(name) ? startOf(name) : undefined;
if (start === undefined) {
  console.error(`Usage: npm run example -- NAME\nNAME is one of ${names.join(', ')}`);
  process.exit(2);
}
// Node 20 cannot run TypeScript by itself.
const flags = start.endsWith('.ts') ? ['--import', 'tsx'] : [];
const { status } = spawnSync(process.execPath, [...flags, start], { stdio: 'inherit' });
process.exitCode = status ?? 1;
