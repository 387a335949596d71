import { nodeIo, type Process } from './node-io.js';
import { run } from './program.js';

/**
 * Starts the command line.
 *
 * @param self - The process to run in.
 */
export const start = async (self: Process): Promise<void> => {
  const endQuietly = (error: NodeJS.ErrnoException): void => {
    // A reader such as head may leave early.
    if (error.code === 'EPIPE') self.exit();
    throw error;
  };
  self.stdout.on('error', endQuietly);
  self.stderr.on('error', endQuietly);
  const interruption = new AbortController();
  // The second one ends the process at once, as without a listener.
  self.once('SIGINT', () => interruption.abort());
  self.once('SIGTERM', () => interruption.abort());
  self.exitCode = await run(self.argv.slice(2), nodeIo(self, interruption.signal));
};
