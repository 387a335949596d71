import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { type Clock, systemClock } from '../http/deadline.js';
import type { Locale } from '../index.js';
import { parseUrl } from '../internal/parse.js';
import { createFetch, type Network, nodeNetwork } from './network.js';
import type { Printer } from './terminal.js';
import { UsageError } from './usage.js';

/** A stream to write to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** The width of the terminal; `undefined` if the stream is not a terminal. */
  readonly columns: number | undefined;
}

/** Everything outside the program; tests replace it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads at most 1 MiB. */
  readonly stdin: { readonly isTTY: boolean; readonly read: () => Promise<string> };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As in `process.platform`. */
  readonly platform: string;
  readonly clock: Clock;
  /** Uses the proxy of the environment. */
  readonly fetch: typeof globalThis.fetch;
  readonly network: Network;
  /**
   * Opens a URL in the user's browser; rejects if that fails. Removes secrets from the environment,
   * because the browser inherits it: read the settings first.
   */
  readonly open: (url: string) => Promise<unknown>;
  /** Reads at most 1 MiB of a file. */
  readonly readFile: (path: string) => Promise<string>;
  /** Aborts on Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The language of the hints; English if it is absent. */
  readonly locale?: Locale | undefined;
  /** The version of this package. */
  readonly version: string;
}

/** The members of `process` that the command line uses. */
export type Process = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'platform' | 'stdin' | 'stdout' | 'stderr' | 'once' | 'exit' | 'exitCode'
>;

// The types of Node say that isTTY is always a boolean, but pipes do not have it.
const isTerminal = ({ isTTY = false }: { readonly isTTY?: boolean }): boolean => isTTY;

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => stream.write(text),
  isTTY: isTerminal(stream),
  // A getter, because a terminal can be resized.
  get columns() {
    return isTerminal(stream) ? stream.columns : undefined;
  },
});

// Far more than a response or an .env file has.
const maximumInput = 1024 * 1024;

/** Reads a stream until its end, 1 MiB, or Ctrl-C, which must also release the terminal. */
const readAll = async (stream: Readable, interrupted: AbortSignal): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stop = () => stream.destroy();
  interrupted.addEventListener('abort', stop, { once: true });
  if (interrupted.aborted) stop();
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= maximumInput) break;
    }
  } catch (error) {
    if (!interrupted.aborted) throw error;
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks).subarray(0, maximumInput).toString('utf8');
};

// Desktops pass XDG_ACTIVATION_TOKEN to the programs that they start; it is not a secret.
const secretName = /^(?!XDG_).*(?:SECRET|TOKEN|PASSWORD)/i;

const removeSecrets = (env: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(env)) if (secretName.test(name)) Reflect.deleteProperty(env, name);
};

const manifest = createRequire(import.meta.url)('github-token-exchange/package.json') as {
  readonly version: string;
};

/** Creates the `Io` of a process. */
export function nodeIo(
  { stdin, stdout, stderr, env, platform }: Process,
  interrupted: AbortSignal,
): Io {
  const network = nodeNetwork(env);
  return {
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    stdin: { isTTY: isTerminal(stdin), read: () => readAll(stdin, interrupted) },
    env,
    platform,
    clock: systemClock,
    fetch: createFetch(network, env),
    network,
    open: async (url) => {
      removeSecrets(env);
      // Loaded only if a URL is opened.
      return (await import('open')).default(url);
    },
    readFile: (path) => readAll(createReadStream(path), interrupted),
    interrupted,
    version: manifest.version,
  };
}

/** Opens a web URL in the user's browser, or asks the user to open it. */
export async function openInBrowser(address: string, io: Io, err: Printer): Promise<void> {
  const url = parseUrl(address);
  try {
    if (url === undefined || !/^https?:$/.test(url.protocol)) throw new TypeError('Not a web URL.');
    await io.open(url.href);
  } catch {
    err.warn('No browser could be opened. Open the URL yourself.');
  }
}

/** A text and its source. */
export interface Input {
  readonly text: string;
  readonly source: 'argument' | 'file' | 'stdin';
}

/** Reads a text from an argument, a file, or standard input. */
export async function readInput(
  argument: string | undefined,
  file: string | undefined,
  io: Io,
  err: Printer,
): Promise<Input> {
  if (argument !== undefined && file !== undefined)
    throw new UsageError('Use either the input or --file, not both.');
  if (file !== undefined) {
    try {
      return { text: await io.readFile(file), source: 'file' };
    } catch {
      throw new UsageError('The file of --file cannot be read. Use the path of a text file.');
    }
  }
  if (argument !== undefined && argument !== '-') return { text: argument, source: 'argument' };
  if (io.stdin.isTTY) err.print('Paste the response, then press Enter and Ctrl-D:');
  return { text: await io.stdin.read(), source: 'stdin' };
}
