// Starts fresh processes, of bench/child.ts in particular.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
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

/** Makes one file of a program and what it imports, so that no loader of TypeScript is timed. */
export const bundled = (program: string, outfile: string): Promise<unknown> =>
  build({
    entryPoints: [fileURLToPath(new URL(program, import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });

/** Calls `work` with a folder that is removed afterwards. */
export const inFolder = async <Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const startEndpoint = (): Promise<string> =>
  inFolder(async (folder) => {
    const file = join(folder, 'endpoint.mjs');
    await bundled('token-endpoint.ts', file);
    const child = fork(file, { execArgv: [] });
    const [port] = (await once(child, 'message')) as [number];
    child.unref();
    child.channel?.unref();
    return `http://127.0.0.1:${String(port)}`;
  });

let endpoint: Promise<string> | undefined;

/** The URL of bench/token-endpoint.ts, which starts with the first call and ends with this process. */
export const tokenEndpoint = (): Promise<string> => (endpoint ??= startEndpoint());

/** Calls `work` with a function that starts a process and resolves to what it measured. */
export const withProcesses = <Result>(
  work: (start: (options: Start) => Promise<Measured>, folder: string) => Promise<Result>,
): Promise<Result> =>
  inFolder(async (folder) => {
    const file = join(folder, 'child.mjs');
    await bundled('child.ts', file);
    return work(async ({ name, module, endpoint = '', exchanges = 0, steps = 1, env }) => {
      const url = module.includes(':') ? module : import.meta.resolve(module);
      const { stdout } = await execute(
        process.execPath,
        [file, name, url, endpoint, String(exchanges), String(steps)],
        { env: { ...process.env, ...env } },
      );
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
    }, folder);
  });
