import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended, and what it has written. */
export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs a program of the repository, without the flags of jest's own process, for a minute at most. */
export const runNode = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, NODE_OPTIONS: '' }, timeout: 60_000 };
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      // Killed at the end of its time, it has no exit code.
      resolve({ exitCode: child.exitCode, output: stdout + stderr });
    });
  });
