import { appearanceOf, paints, toAscii, type Appearance } from './appearance.js';
import type { Io, Output } from './io.js';
import { wrapLines } from './wrap-lines.js';

/** Writes lines to a stream in the way that suits it. */
export interface Printer extends ReturnType<typeof paints> {
  readonly appearance: Appearance;
  /** Writes a text of one or more lines. */
  readonly print: (text: string) => void;
  /** A text in the characters that the stream takes. */
  readonly shown: (text: string) => string;
  /** Writes a text as it is: for machines. */
  readonly raw: (text: string) => void;
  /** A sentence behind a green sign, for what went well. */
  readonly good: (text: string) => void;
  /** A sentence behind a yellow sign, for what a person should know. */
  readonly warn: (text: string) => void;
  /** A sentence behind a red sign, for what is wrong. */
  readonly bad: (text: string) => void;
  /** Writes a line over the last one that was written so; on no terminal, nothing. */
  readonly overwrite: (line: string) => void;
}

const clearLine = '\r\u001b[2K';

/** Makes a printer. */
export const printerFor = (stream: Output, io: Io): Printer => {
  const appearance = appearanceOf(stream, io);
  const painted = paints(appearance);
  const shown = (text: string): string => (appearance.ascii ? toAscii(text) : text);
  const print = (text: string): void => {
    stream.write(`${wrapLines(shown(text), stream.isTTY ? stream.columns : undefined)}\n`);
  };
  return {
    ...painted,
    appearance,
    print,
    shown,
    raw: (text) => stream.write(text),
    good: (text) => print(`${painted.green('✓')} ${text}`),
    warn: (text) => print(`${painted.yellow('!')} ${text}`),
    bad: (text) => print(`${painted.red('✗')} ${text}`),
    overwrite: (line) => {
      if (appearance.live)
        // One column stays free, so that no terminal begins a new row.
        stream.write(clearLine + shown(line).slice(0, (stream.columns ?? 80) - 1));
    },
  };
};

/** The printers of a command. */
export interface Printers {
  readonly out: Printer;
  readonly err: Printer;
}

/** Makes the printers of both streams. */
export const printersFor = (io: Io): Printers => ({
  out: printerFor(io.stdout, io),
  err: printerFor(io.stderr, io),
});
