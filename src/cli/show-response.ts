import type { TokenResponse } from '../catalogue/token-response.js';
import { formatTokenError, redactTokenResponse, type FormatOptions } from '../entries/index.js';
import { describeSuccess } from './describe-success.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Printer } from './printer.js';

/** How to show a response. */
export interface ShowOptions {
  /** Whether a machine reads it. */
  readonly json?: boolean | undefined;
  readonly durationMs?: number | undefined;
}

/** A value as JSON for machines. It goes out as it is: neither wrapped nor in ASCII. */
export const toJson = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replace(
    // JSON leaves them as they are; a terminal obeys them.
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;

/** How an error is written to the terminal of a printer. */
export const formatOptions = (
  { appearance: { color, ascii } }: Printer,
  durationMs?: number,
): FormatOptions => ({ color, ascii, durationMs });

/** Writes a response without its tokens; gives the exit code that belongs to it. */
export const showResponse = (
  response: TokenResponse,
  printer: Printer,
  { json = false, durationMs }: ShowOptions = {},
): ExitCode => {
  if (json) printer.raw(toJson(redactTokenResponse(response)));
  else if (response._tag === 'Success')
    printer.print(describeSuccess(response, printer, durationMs));
  else printer.print(formatTokenError(response, formatOptions(printer, durationMs)));
  return response._tag === 'Success' ? exitCodes.fine : exitCodes.error;
};
