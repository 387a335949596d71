import { systemClock } from '../../src/client/clock.js';
import { run } from '../../src/cli/program.js';
import type { Io } from '../../src/cli/io.js';

/** A world of a test: what is written is kept, and nothing is opened or sent. */
export interface FakeIo extends Io {
  readonly written: { out: string; err: string };
  readonly opened: string[];
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
}

/** How a world differs from an empty one. */
export interface FakeWorld extends Partial<Omit<Io, 'stdout' | 'stderr' | 'stdin'>> {
  /** The width of the terminal that both streams are; without it, they are pipes. */
  readonly terminal?: number;
  readonly stdin?: string;
  /** Whether standard input is a terminal. */
  readonly typed?: boolean;
  /** The files that there are. */
  readonly files?: Readonly<Record<string, string>>;
}

const missing = () => Object.assign(new Error('no such file'), { code: 'ENOENT' });

export const fakeIo = (world: FakeWorld = {}): FakeIo => {
  const { terminal, stdin = '', typed = false, files = {}, ...rest } = world;
  const written = { out: '', err: '' };
  const opened: string[] = [];
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
    interrupt: () => {
      interruption.abort();
    },
    stdout: stream('out'),
    stderr: stream('err'),
    stdin: { isTTY: typed, read: () => Promise.resolve(stdin) },
    env: { LANG: 'en_GB.UTF-8' },
    platform: 'linux',
    clock: systemClock,
    fetch: () => Promise.reject(new TypeError('The network is off.')),
    open: (url) => {
      opened.push(url);
      return Promise.resolve();
    },
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(missing()) : Promise.resolve(text);
    },
    interrupted: interruption.signal,
    version: '1.2.3',
    ...rest,
  };
};

/** What a run of the command line ended in. */
export const runCli = async (args: readonly string[], world: FakeWorld = {}) => {
  const io = fakeIo(world);
  const exitCode = await run(args, io);
  return { exitCode, ...io.written, opened: io.opened };
};
