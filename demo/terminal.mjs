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

/** @param {string} text */
export const print = (text) => {
  process.stdout.write(`${ascii ? text.replaceAll('✓', '+').replaceAll('·', '-') : text}\n`);
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
