import type { Clock } from '../http/deadline.js';
import { columnsOf, formatDuration, paint, toAscii, withoutStyles } from '../internal/text.js';
import type { Io, Output } from './io.js';

/** What a stream can show. */
export interface Appearance {
  readonly color: boolean;
  readonly ascii: boolean;
  /** Whether a line can be overwritten in place. */
  readonly live: boolean;
}

/** Follows https://no-color.org and https://force-color.org; an empty variable counts as unset. */
const wantsColor = (isTTY: boolean, env: Io['env']): boolean => {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
};

/** Whether the locale is UTF-8, in the order of POSIX. Windows always is, without these variables. */
const isUtf8 = (env: Io['env'], platform: string): boolean => {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((name) => name) ?? '';
  return /utf-?8/i.test(locale) || platform === 'win32';
};

/** Returns what a stream can show. */
export function appearanceOf(
  { isTTY }: Pick<Output, 'isTTY'>,
  { env, platform }: Pick<Io, 'env' | 'platform'>,
): Appearance {
  return {
    color: wantsColor(isTTY, env),
    ascii: !isUtf8(env, platform),
    live: isTTY && env['TERM'] !== 'dumb',
  };
}

const widthOf = (text: string): number => columnsOf(withoutStyles(text));

// What precedes the text of a line: blanks, labels and their blanks, and a sign or the number of an item.
const lead = /^(?: {2}(?:\S+(?: \S+)? {2,})+|\s*)(?:\d+\. |(?:[^\p{L}\p{N}\s_]|x) )?/u;

// A word and the blanks before it. Words are never broken, so that URLs stay clickable. Chinese and
// Japanese have no blanks: a row can begin with any character except closing punctuation.
const pieces =
  /\s*(?:[「（]*[\u2e80-\u9fff\uac00-\ud7a3]|[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]+|[\uff00-\uff60])[、。」）：；，？]*/gu;

const wrapLine = (line: string, width: number): string => {
  if (widthOf(line) <= width) return line;
  const leadLength = columnsOf(lead.exec(withoutStyles(line))?.[0] ?? '');
  const indent = Math.min(leadLength, Math.floor(width / 2));
  const rows: string[] = [];
  let row = '';
  for (const piece of line.trimEnd().match(pieces) ?? []) {
    const isFirst = widthOf(row) <= indent;
    if (!isFirst && widthOf(row) + widthOf(piece) > width) {
      rows.push(row);
      row = ' '.repeat(indent) + piece.trimStart();
    } else row += piece;
  }
  return [...rows, row].join('\n');
};

/**
 * Wraps lines at blanks to a width; continued lines are indented to the text of the first one.
 * Styles take no width. Without a width, or with one below 20, the text stays as it is.
 */
export function wrapLines(text: string, width: number | undefined): string {
  return width === undefined || width < 20
    ? text
    : text
        .split('\n')
        .map((line) => wrapLine(line, width))
        .join('\n');
}

/** Writes to a stream in the way that suits it, with the styles that it can show. */
export interface Printer extends ReturnType<typeof paint> {
  readonly appearance: Appearance;
  /** The language of the hints; `undefined` for English. */
  readonly locale: Io['locale'];
  /** Writes one or more lines. */
  readonly print: (text: string) => void;
  /** Makes a text safe to write: the characters of the stream, without control characters. */
  readonly sanitize: (text: string) => string;
  /** Writes a text for machines as it is; to a terminal, without control characters. */
  readonly raw: (text: string) => void;
  /** Writes a sentence after a green check mark. */
  readonly success: (text: string) => void;
  /** Writes a sentence after a yellow exclamation mark. */
  readonly warn: (text: string) => void;
  /** Writes a sentence after a red cross. */
  readonly error: (text: string) => void;
  /** Replaces the current line of a terminal; writes nothing elsewhere. */
  readonly overwrite: (line: string) => void;
}

const clearLine = '\r\u001b[2K';

// Longer than anything that is written for people, such as an authorization URL.
const maximumLine = 10_000;

// Control characters except the line feed, and characters that reorder a line. The styles of this
// program match first, so that they can be kept.
const controls =
  // eslint-disable-next-line no-control-regex -- these characters are removed
  /\u001b\[(?:1|2|22|31|32|33|39)m|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u061c\u200e\u200f]/g;

/** Replaces everything that a terminal would obey, whoever wrote it. */
const withoutControls = (text: string, { color }: Appearance): string =>
  text.replace(controls, (match) =>
    match.length === 1 ? ' ' : color ? match : match.replace('\u001b', ' '),
  );

const cutLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.length > maximumLine ? `${line.slice(0, maximumLine)}…` : line))
    .join('\n');

/** Creates the printer of a stream. */
export function createPrinter(stream: Output, io: Io): Printer {
  const appearance = appearanceOf(stream, io);
  const styles = paint(appearance.color);
  const sanitize = (text: string): string => {
    const clean = withoutControls(cutLines(text), appearance);
    return appearance.ascii ? toAscii(clean) : clean;
  };
  const print = (text: string): void => {
    stream.write(`${wrapLines(sanitize(text), stream.isTTY ? stream.columns : undefined)}\n`);
  };
  return {
    ...styles,
    appearance,
    locale: io.locale,
    print,
    sanitize,
    raw: (text) => stream.write(stream.isTTY ? withoutControls(text, appearance) : text),
    success: (text) => print(`${styles.green('✓')} ${text}`),
    warn: (text) => print(`${styles.yellow('!')} ${text}`),
    error: (text) => print(`${styles.red('✗')} ${text}`),
    overwrite: (line) => {
      if (appearance.live)
        // The last column stays free, because some terminals would start a new row.
        stream.write(clearLine + sanitize(line).slice(0, (stream.columns ?? 80) - 1));
    },
  };
}

/** The printers of standard output and standard error. */
export interface Printers {
  readonly out: Printer;
  readonly err: Printer;
}

/** Creates the printers of both streams. */
export function createPrinters(io: Io): Printers {
  return { out: createPrinter(io.stdout, io), err: createPrinter(io.stderr, io) };
}

// The characters of user codes, each in five rows of five dots.
const letters: Readonly<Record<string, string>> = {
  A: '01110 10001 11111 10001 10001',
  B: '11110 10001 11110 10001 11110',
  C: '01111 10000 10000 10000 01111',
  D: '11110 10001 10001 10001 11110',
  E: '11111 10000 11110 10000 11111',
  F: '11111 10000 11110 10000 10000',
  G: '01111 10000 10011 10001 01111',
  H: '10001 10001 11111 10001 10001',
  I: '11111 00100 00100 00100 11111',
  J: '00111 00010 00010 10010 01100',
  K: '10001 10010 11100 10010 10001',
  L: '10000 10000 10000 10000 11111',
  M: '10001 11011 10101 10001 10001',
  N: '10001 11001 10101 10011 10001',
  O: '01110 10001 10001 10001 01110',
  P: '11110 10001 11110 10000 10000',
  Q: '01110 10001 10101 10010 01101',
  R: '11110 10001 11110 10010 10001',
  S: '01111 10000 01110 00001 11110',
  T: '11111 00100 00100 00100 00100',
  U: '10001 10001 10001 10001 01110',
  V: '10001 10001 10001 01010 00100',
  W: '10001 10001 10101 11011 10001',
  X: '10001 01010 00100 01010 10001',
  Y: '10001 01010 00100 00100 00100',
  Z: '11111 00010 00100 01000 11111',
  0: '01110 10011 10101 11001 01110',
  1: '00100 01100 00100 00100 01110',
  2: '11110 00001 01110 10000 11111',
  3: '11110 00001 00110 00001 11110',
  4: '10010 10010 11111 00010 00010',
  5: '11111 10000 11110 00001 11110',
  6: '01110 10000 11110 10001 01110',
  7: '11111 00001 00010 00100 00100',
  8: '01110 10001 01110 10001 01110',
  9: '01110 10001 01111 00001 01110',
  '-': '00000 00000 01110 00000 00000',
};

/**
 * Draws a code in letters of five rows.
 *
 * @param code - Letters, digits and hyphens.
 * @param width - The number of columns that are available.
 * @returns Lines of blocks and blanks; `undefined` if the code does not fit or has other characters.
 */
export function blockLetters(code: string, width: number): string | undefined {
  const dots = Array.from(code.toUpperCase(), (character) => letters[character]?.split(' '));
  const isComplete = dots.length > 0 && dots.every((letter) => letter !== undefined);
  // Five dots for each letter, and a gap between letters.
  if (!isComplete || dots.length * 6 - 1 > width) return undefined;
  return Array.from({ length: 5 }, (_, row) =>
    dots
      .map((letter) => (letter[row] ?? '').replaceAll('1', '█').replaceAll('0', ' '))
      .join(' ')
      .trimEnd(),
  ).join('\n');
}

/** Formats a time as minutes and seconds, for example `14:32`. */
export function formatClock(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

/** Options of `countDown`. */
export interface Countdown {
  readonly seconds: number;
  /** The text after the remaining time. */
  readonly remark: () => string;
  /** Ends the countdown. */
  readonly signal: AbortSignal;
}

/**
 * Shows the remaining time until a signal aborts: in one line that changes every second on a terminal,
 * in a new line every minute elsewhere.
 */
export async function countDown(
  { seconds, remark, signal }: Countdown,
  clock: Clock,
  { appearance: { live }, overwrite, print }: Printer,
): Promise<void> {
  const end = clock.monotonic() + seconds * 1000;
  for (;;) {
    const left = Math.max(0, Math.ceil((end - clock.monotonic()) / 1000));
    if (signal.aborted || left === 0) break;
    if (live) overwrite(`Waiting · ${formatClock(left)} left${remark()}`);
    else print(`Waiting, ${formatDuration(left)} left${remark()}`);
    await clock.sleep(live ? 1000 : 60_000, signal);
  }
  overwrite('');
}
