// Mutation testing, a room at a time: npm run mutation [-- ROOM …]
import { spawnSync } from 'node:child_process';

const rooms =
  process.argv.length > 2 ? process.argv.slice(2) : ['catalogue', 'decode', 'transport'];
const failed = rooms.filter((room) => {
  console.log(`\n== ${room}`);
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    stdio: 'inherit',
    env: { ...process.env, ROOM: room },
  });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Below the threshold: ${failed.join(', ')}`);
  process.exit(1);
}
