import { appearanceOf, paints, toAscii, type Appearance } from './appearance.js';
import type { Io, Output } from './io.js';
import { wrapLines } from './wrap-lines.js';

/** Writes lines to a stream in the way that suits it. */
export interface Printer extends ReturnType<typeof paints> {
  readonly appearance: Appearance;
  /** Writes a text of one or more lines. */
  readonly print: (text: string) => void;
  /** A text in the characters that the stream takes, without control characters. */
  readonly shown: (text: string) => string;
  /** Writes a text as it is, for machines; to a terminal, without control characters. */
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

// The longest that is written for people is an authorization URL.
const longestLine = 10_000;

// What a terminal obeys, or what reorders a line: the controls but line feeds, and the marks of
// direction. The colours of this program come first, so that they are told apart from others.
const controls =
  // eslint-disable-next-line no-control-regex -- these are the characters that must go
  /\u001b\[(?:1|2|22|31|32|33|39)m|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u061c\u200e\u200f]/g;

/** A text that moves nothing on a terminal, whoever wrote it. */
const clean = (text: string, { color }: Appearance): string =>
  text.replace(controls, (found) =>
    found.length === 1 ? ' ' : color ? found : found.replace('\u001b', ' '),
  );

const cutLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
    .join('\n');

/** Makes a printer. */
export const printerFor = (stream: Output, io: Io): Printer => {
  const appearance = appearanceOf(stream, io);
  const painted = paints(appearance);
  const shown = (text: string): string => {
    const cleaned = clean(cutLines(text), appearance);
    return appearance.ascii ? toAscii(cleaned) : cleaned;
  };
  const print = (text: string): void => {
    stream.write(`${wrapLines(shown(text), stream.isTTY ? stream.columns : undefined)}\n`);
  };
  return {
    ...painted,
    appearance,
    print,
    shown,
    raw: (text) => stream.write(stream.isTTY ? clean(text, appearance) : text),
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
