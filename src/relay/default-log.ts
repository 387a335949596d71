/* eslint-disable no-console -- the log that a server has without configuration */
import { formatTokenError } from '../errors/format.js';
import type { TokenError } from '../errors/types.js';
import { sanitizeText } from '../internal/text.js';
import type { RelayRefusal } from './refusal.js';

// No text of an error or of a refusal comes near it.
const longest = 1000;

const printable = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? sanitizeText(value, longest) : value;

/** Logs an error. A line break in one of its texts must not begin a line of the log. */
export function logError(error: TokenError): void {
  console.error(formatTokenError(JSON.parse(JSON.stringify(error), printable) as TokenError));
}

/** Logs a refusal as one line. */
export function logRefusal({ reason, status, description, cause }: RelayRefusal): void {
  const names =
    cause === undefined ? '' : ` (${[cause.name, cause.code].filter(Boolean).join(' ')})`;
  console.error(
    sanitizeText(`createTokenRelay: ${String(status)} ${reason}: ${description}${names}`, longest),
  );
}
