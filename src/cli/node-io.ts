import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

const readAll = async (stream: AsyncIterable<unknown>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
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
  stdin: { isTTY: isTerminal(stdin), read: () => readAll(stdin) },
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
