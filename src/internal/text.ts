// C0, DEL and C1 controls, line and paragraph separators, the bidirectional overrides that can
// reorder a line of a log, and lone surrogates, which JSON and terminals treat each in their way.
const unprintable =
  // eslint-disable-next-line no-control-regex -- these are the characters that must go
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Most texts are one line of printable ASCII already.
const printableLine = /^[!-~]+(?: [!-~]+)*$/;

/** One line of printable text, cut at a number of UTF-16 units. */
export function sanitizeText(text: string, limit: number): string {
  if (text.length <= limit && printableLine.test(text)) return text;
  // Twice the limit is read, so that a run of blanks does not eat all of it; the rest is never touched.
  const line = text
    .slice(0, limit * 2)
    .replace(unprintable, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return '';
  return line.length > limit || text.length > limit * 2
    ? `${line
        .slice(0, limit - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
    : line;
}

/** The columns of a text in a terminal, in which a CJK character takes two. */
export function columnsOf(text: string): number {
  return (
    text.length +
    (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0)
  );
}

const asciiFor: Readonly<Record<string, string>> = {
  '✗': 'x',
  '✓': '+',
  '·': '-',
  '…': '...',
  '→': '->',
  '█': '#',
  ß: 'ss',
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '’': "'",
};

/** A character without its accents, and a `?` for one that ASCII cannot write. */
const asciiOf = (character: string): string =>
  asciiFor[character] ?? (character.normalize('NFKD').replace(/[^ -~]/g, '') || '?');

/** Replaces characters outside ASCII; line breaks and ANSI escape sequences stay. */
export function toAscii(text: string): string {
  // eslint-disable-next-line no-control-regex -- line breaks and ANSI escape sequences stay
  return text.replace(/[^\n\r\u0020-\u007e\u001b]/gu, asciiOf);
}

/** Wraps a text in ANSI escape sequences, or returns it as it is. */
export type Paint = (text: string) => string;

/** The styles of a terminal; without color, each of them returns the text as it is. */
export function paint(color: boolean) {
  const style =
    (on: number, off: number): Paint =>
    (text) =>
      color ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
  };
}

/** Removes the ANSI escape sequences of styles. */
export function withoutStyles(text: string): string {
  // eslint-disable-next-line no-control-regex -- ANSI escape sequences
  return text.replace(/\u001b\[[\d;]*m/g, '');
}

/** A number and its unit, for example `1 second` or `40 characters`. */
export function formatCount(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** A duration in the largest unit of which it is at least two, rounded up unless another function is given. */
export function largestUnit(
  seconds: number,
  round = Math.ceil,
): [count: number, unit: 'day' | 'hour' | 'minute' | 'second'] {
  const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
  return [size === 1 ? seconds : round(seconds / size), unit];
}

/** A duration in words, for example `8 hours`. See `largestUnit`. */
export function formatDuration(seconds: number, round = Math.ceil): string {
  return formatCount(...largestUnit(seconds, round));
}

/** A sentence with a remark in parentheses before its full stop. */
export function withRemark(sentence: string, remark: string): string {
  return sentence.endsWith('。')
    ? `${sentence.slice(0, -1)}（${remark}）。`
    : `${sentence.replace(/\.$/, '')} (${remark}).`;
}
