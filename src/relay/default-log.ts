/* eslint-disable no-console -- the log of a server without listeners */
import { formatTokenError } from '../errors/format.js';
import type { TokenError } from '../errors/types.js';
import { sanitizeText } from '../internal/text.js';
import type { RelayRefusal } from './refusal.js';

/** More than the text of any error or refusal needs. */
const maximumLength = 1000;

const sanitize = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? sanitizeText(value, maximumLength) : value;

/** Logs an error. A line break in one of its texts does not begin a line of the log. */
export function logError(error: TokenError): void {
  console.error(formatTokenError(JSON.parse(JSON.stringify(error), sanitize) as TokenError));
}

/** Logs a refusal as one line. */
export function logRefusal({ reason, status, description, cause }: RelayRefusal): void {
  const names =
    cause === undefined ? '' : ` (${[cause.name, cause.code].filter(Boolean).join(' ')})`;
  const line = `createTokenRelay: ${String(status)} ${reason}: ${description}${names}`;
  console.error(sanitizeText(line, maximumLength));
}
