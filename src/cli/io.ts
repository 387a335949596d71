import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, createReadStream, readFileSync } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
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
  readonly stdin: {
    readonly isTTY: boolean;
    /** Reads at most 1 MiB. */
    readonly read: () => Promise<string>;
    /** Reads one line, without its end; empty if there is none. */
    readonly readLine: () => Promise<string>;
  };
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
  /**
   * Replaces the text of a file in place, so that its owner and its mode stay. Rejects with a
   * `UsageError` if it is a symbolic link or does not have the expected text.
   */
  readonly replaceFile: (path: string, expected: string, text: string) => Promise<void>;
  /** Aborts on Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The language of the hints; English if it is absent. */
  readonly locale?: Locale | undefined;
  /** The version of this package. */
  readonly version: string;
  /** Reads docs/cli.md of this package; `undefined` if it was not installed. */
  readonly manual: () => string | undefined;
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

/** Reads one line of a stream; empty on Ctrl-C. */
const readLine = async (stream: Readable, interrupted: AbortSignal): Promise<string> => {
  const lines = createInterface({ input: stream });
  const stop = () => lines.close();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    interrupted.removeEventListener('abort', stop);
    lines.close();
  }
};

const refuseLink = (path: string): UsageError =>
  new UsageError(`${path} is a symbolic link, and was not changed. Use the file that it leads to.`);

const replaceFile: Io['replaceFile'] = async (path, expected, text) => {
  // Windows has no O_NOFOLLOW; elsewhere, it also covers a link that is created meanwhile.
  if ((await lstat(path)).isSymbolicLink()) throw refuseLink(path);
  const { O_RDWR, O_NOFOLLOW = 0 } = constants as Readonly<Partial<typeof constants>>;
  const file = await open(path, (O_RDWR ?? 0) | O_NOFOLLOW).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'EMLINK') throw refuseLink(path);
    throw new UsageError(`${path} cannot be written, and was not changed.`);
  });
  try {
    // Compared as bytes: a file that is not UTF-8 differs from its text.
    if (!(await file.readFile()).equals(Buffer.from(expected)))
      throw new UsageError(`${path} has changed meanwhile, or is not UTF-8. It was left as it is.`);
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length)
      written += (await file.write(bytes, written, bytes.length - written, written)).bytesWritten;
    await file.truncate(bytes.length);
  } finally {
    await file.close();
  }
};

// Desktops pass XDG_ACTIVATION_TOKEN to the programs that they start; it is not a secret.
const secretName = /^(?!XDG_).*(?:SECRET|TOKEN|PASSWORD)/i;

const removeSecrets = (env: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(env)) if (secretName.test(name)) Reflect.deleteProperty(env, name);
};

/** The time in milliseconds in which xdg-open says that there is no browser. */
const openingMs = 1000;

/** Rejects if a program that opens a URL fails soon. It may also run as long as the browser. */
const untilOpened = async (child: ChildProcess): Promise<void> => {
  const done = new AbortController();
  const exited = once(child, 'exit', done).then(([code]: unknown[]) => code);
  const code =
    child.exitCode ?? (await Promise.race([exited, systemClock.sleep(openingMs, done.signal)]));
  done.abort();
  await exited.catch(() => undefined);
  if (typeof code === 'number' && code !== 0)
    throw new Error(`The program that opens URLs exited with ${String(code)}.`);
};

const manifestPath = createRequire(import.meta.url).resolve('github-token-exchange/package.json');

const readPackageFile = (name: string): string =>
  readFileSync(path.join(path.dirname(manifestPath), name), 'utf8');

/** Reads docs/cli.md; `undefined` if it was not installed. */
export function readManual(): string | undefined {
  try {
    return readPackageFile('docs/cli.md');
  } catch {
    return undefined;
  }
}

/** Creates the `Io` of a process. */
export function nodeIo(
  { stdin, stdout, stderr, env, platform }: Process,
  interrupted: AbortSignal,
): Io {
  const network = nodeNetwork(env);
  return {
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    stdin: {
      isTTY: isTerminal(stdin),
      read: () => readAll(stdin, interrupted),
      readLine: () => readLine(stdin, interrupted),
    },
    env,
    platform,
    clock: systemClock,
    fetch: createFetch(network, env),
    network,
    open: async (url) => {
      removeSecrets(env);
      // Loaded only if a URL is opened.
      const { default: openUrl } = await import('open');
      await untilOpened(await openUrl(url));
    },
    readFile: (path) => readAll(createReadStream(path), interrupted),
    replaceFile,
    interrupted,
    version: (JSON.parse(readPackageFile('package.json')) as { readonly version: string }).version,
    manual: readManual,
  };
}

/**
 * Opens a web URL in the user's browser, or asks the user to open it.
 *
 * @returns Whether a browser was opened.
 */
export async function openInBrowser(address: string, io: Io, err: Printer): Promise<boolean> {
  const url = parseUrl(address);
  try {
    if (url === undefined || !/^https?:$/.test(url.protocol)) throw new TypeError('Not a web URL.');
    await io.open(url.href);
    return true;
  } catch {
    err.warn('No browser could be opened. Open the URL yourself.');
    return false;
  }
}

/** Asks a question at a terminal; anything but "y" or "yes" is a no. */
export async function confirm(question: string, { stdin }: Io, err: Printer): Promise<boolean> {
  err.print(`${question} [y/N]`);
  return /^y(?:es)?$/i.test((await stdin.readLine()).trim());
}

/** A text and its source. */
export interface Input {
  readonly text: string;
  readonly source: 'argument' | 'file' | 'stdin';
}

/**
 * Reads a text from an argument, a file, or standard input.
 *
 * @param prompt - Is called before a terminal is read.
 */
export async function readInput(
  argument: string | undefined,
  file: string | undefined,
  io: Io,
  prompt: () => void,
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
  if (io.stdin.isTTY) prompt();
  return { text: await io.stdin.read(), source: 'stdin' };
}
