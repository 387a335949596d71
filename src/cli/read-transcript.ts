/** An answer as a transcript shows it. */
export interface Transcript {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const statusLine = /^HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s.*)?$/i;
const headerLine = /^([!#$%&'*+.^`|~\w-]+):(.*)$/;
// eslint-disable-next-line no-control-regex -- curl prints the names of headers bold
const escapes = /\u001b\[[\d;]*m/g;

// What curl -v says besides the answer: its own remarks, the request, the amounts of data, and the
// meter with its two lines of headings.
const remarks =
  /^(?:\* |> |>$|[{}] \[\d+ bytes data\]|\s*% Total\s|\s+Dload\s+Upload\s|\s*\d+\s+[\d.]+[kMG]?\s+\d+\s.{0,80}?[-\d]{1,2}:[-\d]{2}:[-\d]{2})/;
// A body without a line feed at its end runs into the remark that follows. The second alternative
// takes all that follows, line separators too, so that it cannot fail and be tried again.
const lastRemark = /\* (?:Connection #\d+ to host \S+ left intact$|[Cc]losing connection\b[^]*)/;

/** The lines of the answer alone, without the marks and remarks of `curl -v`. */
const answerLines = (text: string): readonly string[] => {
  const lines = text.replace(escapes, '').split(/\r\n|\n|\r/);
  return lines.some((line) => line.startsWith('< ') && statusLine.test(line.slice(2).trimEnd()))
    ? lines
        .filter((line) => !remarks.test(line))
        .map((line) => (line === '<' ? '' : line.replace(/^< /, '').replace(lastRemark, '')))
    : lines;
};

const isStatus = (line: string | undefined): boolean => statusLine.test((line ?? '').trimEnd());

/** Reads the headers from a line on; a line that begins with a blank goes on with the one before it. */
const readHeaders = (lines: readonly string[], from: number) => {
  const headers: [string, string][] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name, value] = headerLine.exec(line) ?? [];
    const last = headers.at(-1);
    if (name !== undefined && value !== undefined) headers.push([name, value.trim()]);
    else if (last !== undefined && /^[ \t]+\S/.test(line)) last[1] += ` ${line.trim()}`;
    else break;
  }
  return { headers, end: at };
};

/**
 * The line at which the next answer begins, or -1. Text in a page can look like a status line; an
 * answer has headers as well, or follows at once.
 */
const nextStart = (lines: readonly string[], from: number): number => {
  let atOnce = true;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isStatus(line) && (atOnce || headerLine.test(lines[at + 1] ?? ''))) return at;
    atOnce &&= line.trim() === '';
  }
  return -1;
};

/**
 * Reads a transcript such as `curl -i` and `curl -v` print: a status line, headers, an empty line,
 * the body. Of several answers (an interim one, a proxy's, a redirect's), the last one counts.
 *
 * @param text - What was pasted; a prompt or a command may stand before the status line.
 * @returns The answer, or `undefined` where there is no status line.
 */
export const readTranscript = (text: string): Transcript | undefined => {
  const lines = answerLines(text);
  let found: Transcript | undefined;
  let at = lines.findIndex(isStatus);
  while (at >= 0) {
    const status = Number(statusLine.exec((lines[at] ?? '').trimEnd())?.[1]);
    const { headers, end } = readHeaders(lines, at + 1);
    const next = nextStart(lines, end);
    const body = lines.slice(end, next < 0 ? undefined : next).join('\n');
    found = { status, headers, body: body.replace(/^\n+/, '').trimEnd() };
    at = next;
  }
  return found;
};
