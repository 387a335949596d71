// Runs the laws for longer than the tests: npm run fuzz -- --seconds 60 [--seed 123]
// It prints the seed with which a run can be repeated.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run fuzz -- --seconds NUMBER [--seed INTEGER]');
  process.exit(2);
}

const laws = readFileSync(new URL('../__tests__/laws/decode.test.ts', import.meta.url), 'utf8');
const properties = laws.split('fc.assert(').length - 1;
console.log(`${String(properties)} properties, ${String(seconds)} s, seed ${String(seed)}`);

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '__tests__/laws',
    `--testTimeout=${String(seconds * 1000 + 60_000)}`,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      FUZZ_SEED: String(seed),
      FUZZ_MILLISECONDS_PER_PROPERTY: String((seconds * 1000) / properties),
    },
  },
);
process.exit(status ?? 1);
