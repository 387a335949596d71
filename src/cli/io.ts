import type { Clock } from '../client/clock.js';

/** A stream to write to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** The width of the terminal, where it is one. */
  readonly columns: number | undefined;
}

/** The outside world, as commands see it; tests hand in one of their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** At most 1 MiB of an input is read. */
  readonly stdin: { readonly isTTY: boolean; readonly read: () => Promise<string> };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /**
   * Opens an address in the user's browser, which inherits no secret of the environment; rejects if
   * it cannot. The settings have to be read before.
   */
  readonly open: (url: string) => Promise<unknown>;
  /** At most 1 MiB of a file is read. */
  readonly readFile: (path: string) => Promise<string>;
  /** Aborts at Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The version of this package. */
  readonly version: string;
}
