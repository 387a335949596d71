import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { systemClock } from '../client/clock.js';
import type { Io, Output } from './io.js';

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => stream.write(text),
  isTTY: stream.isTTY,
  // Read each time: a terminal can be resized.
  get columns() {
    return stream.isTTY ? stream.columns : undefined;
  },
});

const readAll = async (stream: NodeJS.ReadStream): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const manifest = createRequire(import.meta.url)('github-token-exchange/package.json') as {
  readonly version: string;
};

/** The world of this process. */
export const nodeIo = (interrupted: AbortSignal): Io => ({
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stdin: { isTTY: process.stdin.isTTY, read: () => readAll(process.stdin) },
  env: process.env,
  platform: process.platform,
  clock: systemClock,
  fetch: globalThis.fetch,
  // Only where an address is opened.
  open: async (url) => (await import('open')).default(url),
  readFile: (path) => readFile(path, 'utf8'),
  interrupted,
  version: manifest.version,
});
