// npm run bench: compares this package with other libraries, prints tables, and writes those of a whole run
// to docs/benchmarks.md. Options:
//   --only=exchange,size   runs only these parts, and writes nothing
//   --at=1,16              how many exchanges run at once
//   --rounds=20            how often each candidate is measured
//   --exchanges=100000     how many exchanges the memory is measured over
//   --against=FOLDER       adds another build of this package, and writes nothing
//   --smoke                runs each part once without the other libraries, and writes nothing
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Findings } from './report.js';
import { smoke, valueOf } from './rounds.js';
import { writeDocument } from './write.js';

const parts: Readonly<Record<string, () => Promise<{ run: () => Promise<Findings> }>>> = {
  answers: () => import('./answers.js'),
  exchange: () => import('./exchange.js'),
  start: () => import('./start.js'),
  decode: () => import('./decode.js'),
  size: () => import('./size.js'),
  footprint: () => import('./footprint.js'),
  memory: () => import('./memory.js'),
  relay: () => import('./relay.js'),
};

const only = valueOf('--only')?.split(',');
const unknown = only?.filter((name) => !Object.hasOwn(parts, name)) ?? [];
if (unknown.length > 0)
  throw new TypeError(
    `--only: ${unknown.join(', ')}: the parts are ${Object.keys(parts).join(', ')}`,
  );

const folder = fileURLToPath(new URL('.', import.meta.url));
if (!smoke && !existsSync(new URL('node_modules', import.meta.url)))
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' });

const all: Findings[] = [];
for (const [name, load] of Object.entries(parts)) {
  if (only !== undefined && !only.includes(name)) continue;
  const findings = await (await load()).run();
  all.push(findings);
  for (const [table, rows] of Object.entries(findings.tables)) {
    if (smoke) continue;
    console.log(`\n${table}`);
    console.table(rows);
  }
}
if (!smoke && only === undefined && valueOf('--against') === undefined) await writeDocument(all);
