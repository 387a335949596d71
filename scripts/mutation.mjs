// Runs mutation testing, one folder at a time: npm run mutation -- [FOLDER …] [--sample N [--seed S]]
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const { sample, seed } = values;
if (sample !== undefined && !/^[1-9]\d*$/.test(sample)) {
  console.error('Usage: npm run mutation -- [FOLDER …] [--sample NUMBER [--seed TEXT]]');
  process.exit(2);
}

const folders =
  positionals.length > 0
    ? positionals
    : ['client', 'decode', 'diagnosis', 'errors', 'http', 'relay'];
const failed = folders.filter((folder) => {
  console.log(`\n== ${folder}`);
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      FOLDER: folder,
      ...(sample === undefined ? {} : { SAMPLE: sample, SEED: seed }),
    },
  });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Failed, or below the threshold: ${failed.join(', ')}`);
  process.exit(1);
}
