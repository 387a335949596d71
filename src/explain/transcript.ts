import { withoutStyles } from '../internal/text.js';

/** The HTTP response of a transcript. */
export interface Transcript {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const statusLine = /^HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s.*)?$/i;
const headerLine = /^([!#$%&'*+.^`|~\w-]+):(.*)$/;

// What curl -v prints besides the response: its remarks, the request, the amounts of data, and the
// progress meter with its two header lines.
const remarks =
  /^(?:\* |> |>$|[{}] \[\d+ bytes data\]|\s*% Total\s|\s+Dload\s+Upload\s|\s*\d+\s+[\d.]+[kMG]?\s+\d+\s.{0,80}?[-\d]{1,2}:[-\d]{2}:[-\d]{2})/;
// A remark follows a body without a final line feed on the same line. The second alternative matches
// the whole rest, including line separators, so that it cannot fail and backtrack.
const lastRemark = /\* (?:Connection #\d+ to host \S+ left intact$|[Cc]losing connection\b[^]*)/;

/** The lines of the responses, without the prefixes and remarks of `curl -v`. */
const responseLines = (text: string): readonly string[] => {
  // curl prints header names in bold.
  const lines = withoutStyles(text).split(/\r\n|\n|\r/);
  return lines.some((line) => line.startsWith('< ') && statusLine.test(line.slice(2).trimEnd()))
    ? lines
        .filter((line) => !remarks.test(line))
        .map((line) => (line === '<' ? '' : line.replace(/^< /, '').replace(lastRemark, '')))
    : lines;
};

const isStatus = (line: string | undefined): boolean => statusLine.test((line ?? '').trimEnd());

/** Parses headers from a line on; a line that starts with a blank continues the previous header. */
const parseHeaders = (lines: readonly string[], start: number) => {
  const headers: [string, string][] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const [, name, value] = headerLine.exec(line) ?? [];
    const last = headers.at(-1);
    if (name !== undefined && value !== undefined) headers.push([name, value.trim()]);
    else if (last !== undefined && /^[ \t]+\S/.test(line)) last[1] += ` ${line.trim()}`;
    else break;
  }
  return { headers, end };
};

/**
 * The line at which the next response starts, or -1. A page can contain text that looks like a status
 * line, so a status line counts only before a header, or if it follows immediately.
 */
const nextResponse = (lines: readonly string[], start: number): number => {
  let isImmediate = true;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (isStatus(line) && (isImmediate || headerLine.test(lines[index + 1] ?? ''))) return index;
    isImmediate &&= line.trim() === '';
  }
  return -1;
};

/**
 * Parses the output of `curl -i` or `curl -v`: a status line, headers, an empty line, the body. Of
 * several responses, such as those of a proxy or a redirect, the last one counts.
 *
 * @param text - The output; a prompt or a command may precede the status line.
 * @returns The response; `undefined` if there is no status line.
 */
export function parseTranscript(text: string): Transcript | undefined {
  const lines = responseLines(text);
  let transcript: Transcript | undefined;
  let start = lines.findIndex(isStatus);
  while (start >= 0) {
    const status = Number(statusLine.exec((lines[start] ?? '').trimEnd())?.[1]);
    const { headers, end } = parseHeaders(lines, start + 1);
    const next = nextResponse(lines, end);
    const body = lines.slice(end, next < 0 ? undefined : next).join('\n');
    transcript = { status, headers, body: body.replace(/^\n+/, '').trimEnd() };
    start = next;
  }
  return transcript;
}
