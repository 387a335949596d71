import { nodeIo } from './node-io.js';
import { run } from './program.js';

const endQuietly = (error: NodeJS.ErrnoException): void => {
  // A reader such as head may leave early.
  if (error.code === 'EPIPE') process.exit();
  throw error;
};

/** Starts the command line in this process. */
export const start = async (): Promise<void> => {
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  const interruption = new AbortController();
  // The second one ends the process at once, as without a listener.
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  process.exitCode = await run(process.argv.slice(2), nodeIo(interruption.signal));
};
