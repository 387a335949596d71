// Formats results: in color on a terminal, plain in a pipe, in ASCII if the locale is not UTF-8.
import { formatTokenError, isTokenError } from 'github-token-exchange';

const { LC_ALL, LC_CTYPE, LANG } = process.env;
// An empty variable counts as unset.
const locale = [LC_ALL, LC_CTYPE, LANG].find((name) => name) ?? '';
const color = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
const ascii = !/utf-?8/i.test(locale) && process.platform !== 'win32';

/** @type {(on: number, off: number) => (text: string) => string} */
const paint = (on, off) => (text) =>
  color ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;

export const bold = paint(1, 22);
export const dim = paint(2, 22);
const green = paint(32, 39);
const red = paint(31, 39);

// Without a terminal, lines are not wrapped.
const columns = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;

// eslint-disable-next-line no-control-regex -- the styles take no columns
const withoutStyles = (/** @type {string} */ text) => text.replace(/\u001b\[\d+m/g, '');

/**
 * Wraps a line at blanks, and aligns what follows with the text after a label or a number.
 *
 * @param {string} line
 */
const wrap = (line) => {
  const lead = /^ *(?:\S+ {2,})?(?:\d\. )?/.exec(withoutStyles(line))?.[0].length ?? 0;
  /** @type {string[]} */
  const rows = [];
  for (const word of line.match(/^ *\S+ *|\S+ */g) ?? []) {
    const row = rows.at(-1);
    const used = withoutStyles(row ?? '').length;
    // A URL that is longer than a row stays beside its label.
    const fits = used <= lead || used + withoutStyles(word).trimEnd().length <= columns;
    if (row !== undefined && fits) rows.splice(-1, 1, row + word);
    else rows.push(row === undefined ? word : ' '.repeat(Math.min(lead, columns / 2)) + word);
  }
  return rows.map((row) => row.trimEnd()).join('\n');
};

/** @param {string} text */
export const print = (text) => {
  const wrapped = text.split('\n').map(wrap).join('\n');
  process.stdout.write(
    `${ascii ? wrapped.replaceAll('✓', '+').replaceAll('✗', 'x').replaceAll('·', '-') : wrapped}\n`,
  );
};

/**
 * A line for each result: its tag, and what happened before; below the tag on a narrow terminal.
 *
 * @param {readonly { title: string, response: import('github-token-exchange').TokenResponse }[]} results
 */
export const table = (results) => {
  const width = Math.max(...results.map(({ response }) => response._tag.length));
  const isNarrow = columns < width + 4 + Math.max(...results.map(({ title }) => title.length));
  return results
    .map(({ title, response }) => {
      const sign = isTokenError(response) ? red('✗') : green('✓');
      return isNarrow
        ? `${sign} ${bold(response._tag)}\n    ${title}`
        : `${sign} ${bold(response._tag.padEnd(width))}  ${title}`;
    })
    .join('\n');
};

/**
 * Describes a response without its token.
 *
 * @param {import('github-token-exchange').TokenResponse} response
 * @param {number} durationMs
 */
export const describe = (response, durationMs) => {
  if (isTokenError(response)) return formatTokenError(response, { color, ascii, durationMs });
  const scopes = response.scopes.length === 0 ? 'no scopes' : response.scopes.join(', ');
  const expiry =
    response.expiresIn === undefined
      ? 'does not expire'
      : `expires in ${String(response.expiresIn)} s`;
  return [
    `${green('✓')} ${bold('Success')}   ${dim(`${(durationMs / 1000).toFixed(1)} s`)}`,
    `  A ${response.tokenType} token of ${String(response.accessToken.length)} characters · ${scopes} · ${expiry}`,
  ].join('\n');
};
