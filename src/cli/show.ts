import type { Success, TokenError, TokenResponse } from '../errors/types.js';
import { compareScopes, formatTokenError, redactTokenResponse } from '../index.js';
import { formatCount, formatDuration, sanitizeText } from '../internal/text.js';
import type { Io } from './io.js';
import type { Printer, Printers } from './terminal.js';
import { type ExitCode, exitCodes } from './usage.js';
import { errorForCommandLine } from './wording.js';

const tokenKinds: Readonly<Record<string, string>> = {
  gho_: ', of an OAuth app',
  ghu_: ', of a GitHub App, for a user',
};

const describeToken = (token: string): string =>
  token === '[redacted]'
    ? 'already redacted in the input'
    : `${formatCount(token.length, 'character')}${tokenKinds[token.slice(0, 4)] ?? ''}; not shown`;

const describeScopes = ({ scopes, accessToken }: Success): string => {
  if (scopes.length > 0) return sanitizeText(scopes.join(', '), 500);
  return accessToken.startsWith('ghu_')
    ? 'none; a GitHub App has permissions instead'
    : 'none; the token can read public information only';
};

// https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation
const describeExpiry = (seconds: number | undefined): string =>
  seconds === undefined
    ? 'never, unless it is unused for a year'
    : `${formatDuration(seconds)} after it was issued`;

/** Which of the requested scopes were granted; nothing for a GitHub App, which has permissions instead. */
const describeComparison = (
  success: Success,
  requested: readonly string[],
): readonly (readonly [label: string, text: string])[] => {
  if (success.accessToken.startsWith('ghu_')) return [];
  const { granted, missing } = compareScopes(success, requested);
  const list = (scopes: readonly string[]) => sanitizeText(scopes.join(', '), 500);
  if (missing.length === 0)
    return granted.length === 0 ? [] : [['Granted', 'every requested scope']];
  return [
    ...(granted.length === 0 ? [] : [['Granted', list(granted)] as const]),
    ['Missing', `${list(missing)}; requested, but not granted`],
  ];
};

// As in formatTokenError(). Two blanks at least follow a label, by which wrapLines() recognizes it.
const labelWidth = 11;

/** A line with a label, as in `formatTokenError`. */
export function formatEntry(label: string, text: string, dim: Printer['dim']): string {
  return `  ${dim(label.padEnd(labelWidth))}${text}`;
}

/** Describes a token without showing it. */
export function describeSuccess(
  success: Success,
  { green, bold, dim }: Pick<Printer, 'green' | 'bold' | 'dim'>,
  { durationMs, scope = [] }: Omit<ShowOptions, 'json'> = {},
): string {
  const { accessToken, tokenType, expiresIn, refreshToken, refreshTokenExpiresIn } = success;
  const entry = (label: string, text: string): string => formatEntry(label, text, dim);
  const duration =
    durationMs === undefined ? '' : `   ${dim(`${(durationMs / 1000).toFixed(1)} s`)}`;
  const lines = [
    `${green('✓')} ${bold('Success')}${duration}`,
    `  ${bold(`GitHub issued a ${sanitizeText(tokenType, 40)} token.`)}`,
    '',
    entry('Token', describeToken(accessToken)),
    entry('Scopes', describeScopes(success)),
  ];
  for (const line of describeComparison(success, scope)) lines.push(entry(...line));
  lines.push(entry('Expires', describeExpiry(expiresIn)));
  if (refreshToken !== undefined)
    lines.push(
      entry('Refresh', `with a refresh token; expires ${describeExpiry(refreshTokenExpiresIn)}`),
    );
  return lines.join('\n');
}

/** Formats a value as JSON. It is neither wrapped nor reduced to ASCII. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(
    // JSON does not escape these characters, and a terminal would obey them.
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}

/** Writes an error in the words of the command line. */
export function printError(
  error: TokenError,
  { appearance: { color, ascii }, locale, print }: Printer,
  durationMs?: number,
): void {
  print(formatTokenError(errorForCommandLine(error, locale), { color, ascii, durationMs, locale }));
}

/** How to show a response. */
export interface ShowOptions {
  /** Whether to write JSON. Default: `false`. */
  readonly json?: boolean | undefined;
  /** The duration of the exchange in milliseconds. */
  readonly durationMs?: number | undefined;
  /** The requested scopes, to say which of them were not granted. Default: none. */
  readonly scope?: readonly string[] | undefined;
}

/** Writes a response without its tokens; returns its exit code. */
export function showResponse(
  response: TokenResponse,
  printer: Printer,
  { json = false, durationMs, scope }: ShowOptions = {},
): ExitCode {
  if (json) printer.raw(toJson(redactTokenResponse(response)));
  else if (response._tag === 'Success')
    printer.print(describeSuccess(response, printer, { durationMs, scope }));
  else printError(response, printer, durationMs);
  return response._tag === 'Success' ? exitCodes.ok : exitCodes.error;
}

/** How to show the result of a sign-in. */
export interface ResultOptions extends ShowOptions {
  /** Whether to write only the token to standard output. Default: `false`. */
  readonly printToken?: boolean | undefined;
}

/**
 * Writes the result of a sign-in, and the token if the user asked for it.
 *
 * @param response - The result; `undefined` if none was received.
 * @returns The exit code.
 */
export function showResult(
  response: TokenResponse | undefined,
  io: Io,
  { out, err }: Printers,
  { printToken = false, ...options }: ResultOptions,
): ExitCode {
  if (io.interrupted.aborted) {
    err.print('Interrupted.');
    return exitCodes.interrupted;
  }
  if (response === undefined) return exitCodes.error;
  const exitCode = showResponse(response, printToken ? err : out, options);
  if (printToken && response._tag === 'Success') {
    out.raw(`${response.accessToken}\n`);
    if (io.stdout.isTTY)
      err.warn('The token is now visible in this terminal. Clear the screen when you are done.');
  }
  return exitCode;
}
