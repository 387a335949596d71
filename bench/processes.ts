// Starts fresh processes of bench/child.ts.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const execute = promisify(execFile);

/** What a process measured. */
export interface Measured {
  readonly importMs: number;
  readonly firstMs: number;
  readonly heap: readonly number[];
}

export interface Start {
  readonly name: string;
  /** The URL or the specifier of what is imported. */
  readonly module: string;
  readonly endpoint?: string;
  readonly exchanges?: number;
  /** After how many equal parts of the exchanges the heap is measured. */
  readonly steps?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Calls `work` with a function that starts a process and resolves to what it measured. */
export const withProcesses = async <Result>(
  work: (start: (options: Start) => Promise<Measured>, folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'child.mjs');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: file,
      logLevel: 'error',
    });
    return await work(async ({ name, module, endpoint = '', exchanges = 0, steps = 1, env }) => {
      const url = module.includes(':') ? module : import.meta.resolve(module);
      const { stdout } = await execute(
        process.execPath,
        [file, name, url, endpoint, String(exchanges), String(steps)],
        { env: { ...process.env, ...env } },
      );
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
    }, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};
