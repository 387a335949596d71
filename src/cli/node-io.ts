import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { systemClock } from '../client/clock.js';
import type { Io, Output } from './io.js';

/** What the command line uses of a process. */
export type Process = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'platform' | 'stdin' | 'stdout' | 'stderr' | 'once' | 'exit' | 'exitCode'
>;

// Left out on a pipe, whatever the types of Node say.
const isTerminal = ({ isTTY = false }: { readonly isTTY?: boolean }): boolean => isTTY;

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => stream.write(text),
  isTTY: isTerminal(stream),
  // Read each time: a terminal can be resized.
  get columns() {
    return isTerminal(stream) ? stream.columns : undefined;
  },
});

/** Reads a stream to its end, or to Ctrl-C, which also has to let go of the terminal. */
const readAll = async (stream: Readable, interrupted: AbortSignal): Promise<string> => {
  const chunks: Uint8Array[] = [];
  const stop = () => stream.destroy();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  } catch (error) {
    if (!interrupted.aborted) throw error;
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const manifest = createRequire(import.meta.url)('github-token-exchange/package.json') as {
  readonly version: string;
};

/** The world of a process. */
export const nodeIo = (
  { stdin, stdout, stderr, env, platform }: Process,
  interrupted: AbortSignal,
): Io => ({
  stdout: outputOf(stdout),
  stderr: outputOf(stderr),
  stdin: { isTTY: isTerminal(stdin), read: () => readAll(stdin, interrupted) },
  env,
  platform,
  clock: systemClock,
  fetch: globalThis.fetch,
  // Only where an address is opened.
  open: async (url) => (await import('open')).default(url),
  readFile: (path) => readFile(path, 'utf8'),
  interrupted,
  version: manifest.version,
});
