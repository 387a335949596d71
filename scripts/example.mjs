// Runs an example against the build in dist: npm run example [-- NAME]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../examples/', import.meta.url);
const names = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/start.mjs`, folder)),
);

const [name = ''] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run example -- NAME\nNAME is one of ${names.join(', ')}`);
  process.exit(2);
}
const start = fileURLToPath(new URL(`${name}/start.mjs`, folder));
process.exitCode = spawnSync(process.execPath, [start], { stdio: 'inherit' }).status ?? 1;
