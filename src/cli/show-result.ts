import type { TokenResponse } from '../entries/index.js';
import type { ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import type { Printers } from './printer.js';
import { showResponse, type ShowOptions } from './show-response.js';

/** How to show what a sign-in ended in. */
export interface ResultOptions extends ShowOptions {
  /** Whether the token, and nothing else, goes to standard output. */
  readonly printToken?: boolean | undefined;
}

/** Shows what a sign-in ended in. The token shows only where it was asked for. */
export const showResult = (
  response: TokenResponse,
  io: Io,
  { out, err }: Printers,
  { printToken = false, ...options }: ResultOptions,
): ExitCode => {
  const exitCode = showResponse(response, printToken ? err : out, options);
  if (printToken && response._tag === 'Success') {
    out.raw(`${response.accessToken}\n`);
    if (io.stdout.isTTY)
      err.warn('The token stands in this terminal now. Clear it when you are done.');
  }
  return exitCode;
};
