import { createReadStream } from 'node:fs';
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

// No response and no file of settings comes near it.
const longestInput = 1024 * 1024;

/** Reads a stream to its end, to 1 MiB, or to Ctrl-C, which also has to let go of the terminal. */
const readAll = async (stream: Readable, interrupted: AbortSignal): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stop = () => stream.destroy();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= longestInput) break;
    }
  } catch (error) {
    if (!interrupted.aborted) throw error;
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks).subarray(0, longestInput).toString('utf8');
};

// The desktop hands an activation token of its own to the programs that it starts.
const secretName = /^(?!XDG_).*(?:SECRET|TOKEN|PASSWORD)/i;

/** Removes secrets from the environment, which every child process inherits. */
const removeSecrets = (env: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(env)) if (secretName.test(name)) Reflect.deleteProperty(env, name);
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
  open: async (url) => {
    // The settings were read before, and nothing else in this process needs the secrets.
    removeSecrets(env);
    // Loaded only if an address is opened.
    return (await import('open')).default(url);
  },
  readFile: (path) => readAll(createReadStream(path), interrupted),
  interrupted,
  version: manifest.version,
});
