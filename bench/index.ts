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
import { smoke, valueOf } from './rounds.js';
import { writeDocument, type Findings } from './report.js';

const parts: Readonly<Record<string, () => Promise<Findings>>> = {
  answers: async () => (await import('./answers.js')).answers(),
  exchange: async () => (await import('./exchange.js')).exchange(),
  start: async () => (await import('./start.js')).start(),
  decode: async () => (await import('./decode.js')).decode(),
  size: async () => (await import('./size.js')).size(),
  footprint: async () => (await import('./size.js')).footprint(),
  relay: async () => (await import('./relay.js')).relay(),
  memory: async () => (await import('./start.js')).memory(),
};

const only = valueOf('--only')?.split(',');
const unknown = only?.filter((name) => !Object.hasOwn(parts, name)) ?? [];
if (unknown.length > 0)
  throw new TypeError(
    `--only: ${unknown.join(', ')}: the parts are ${Object.keys(parts).join(', ')}`,
  );

if (!smoke && !existsSync(new URL('node_modules', import.meta.url)))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: 'inherit',
  });

const writes = !smoke && only === undefined && valueOf('--against') === undefined;
for (const [name, run] of Object.entries(parts)) {
  if (only !== undefined && !only.includes(name)) continue;
  const findings = await run();
  if (smoke) continue;
  for (const [table, rows] of Object.entries(findings.tables)) {
    console.log(`\n${table}`);
    console.table(rows);
  }
  if (writes) await writeDocument(findings);
}
if (smoke)
  console.log('Each part of the benchmark ran once, without the libraries to compare with.');
