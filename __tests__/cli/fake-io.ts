import { type Io, readManual } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { systemClock } from '../../src/http/deadline.js';

/** An `Io` that keeps what is written, and opens and sends nothing. */
export interface FakeIo extends Io {
  readonly written: { out: string; err: string };
  readonly opened: string[];
  /** The files that were replaced. */
  readonly replaced: Record<string, string>;
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
}

/** The differences from an empty world. */
export interface FakeWorld extends Partial<Omit<Io, 'stdout' | 'stderr' | 'stdin'>> {
  /** The width of the terminal; without it, both streams are pipes. */
  readonly terminal?: number;
  readonly stdin?: string;
  /** Whether standard input is a terminal. */
  readonly typed?: boolean;
  /** The files that exist. */
  readonly files?: Readonly<Record<string, string>>;
}

const missing = () => Object.assign(new Error('no such file'), { code: 'ENOENT' });

export const fakeIo = (world: FakeWorld = {}): FakeIo => {
  const { terminal, stdin = '', typed = false, files = {}, ...rest } = world;
  const written = { out: '', err: '' };
  const opened: string[] = [];
  const replaced: Record<string, string> = {};
  const interruption = new AbortController();
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: terminal !== undefined,
    columns: terminal,
  });
  return {
    written,
    opened,
    replaced,
    interrupt: () => {
      interruption.abort();
    },
    stdout: stream('out'),
    stderr: stream('err'),
    stdin: {
      isTTY: typed,
      read: () => Promise.resolve(stdin),
      readLine: () => Promise.resolve(stdin.split('\n', 1)[0] ?? ''),
    },
    env: { LANG: 'en_GB.UTF-8' },
    platform: 'linux',
    clock: systemClock,
    fetch: () => Promise.reject(new TypeError('The network is off.')),
    network: {
      lookup: () => Promise.reject(new Error('The network is off.')),
      connect: () => {
        throw new Error('The network is off.');
      },
      ca: undefined,
    },
    open: (url) => {
      opened.push(url);
      return Promise.resolve();
    },
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(missing()) : Promise.resolve(text);
    },
    replaceFile: (path, _, text) => {
      replaced[path] = text;
      return Promise.resolve();
    },
    interrupted: interruption.signal,
    version: '1.2.3',
    manual: readManual,
    ...rest,
  };
};

/** Runs the command line; resolves with its exit code and its output. */
export const runCli = async (args: readonly string[], world: FakeWorld = {}) => {
  const io = fakeIo(world);
  const exitCode = await run(args, io);
  return { exitCode, ...io.written, opened: io.opened, replaced: io.replaced };
};
