// Runs mutation testing, one folder at a time: npm run mutation [-- FOLDER …]
import { spawnSync } from 'node:child_process';

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['errors', 'decode', 'http'];
const failed = folders.filter((folder) => {
  console.log(`\n== ${folder}`);
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    stdio: 'inherit',
    env: { ...process.env, FOLDER: folder },
  });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Below the threshold: ${failed.join(', ')}`);
  process.exit(1);
}
