import type { TokenResponse } from '../catalogue/token-response.js';
import { readUnion } from '../decode/read-union.js';
import { maskOf } from '../redact/mask.js';

const mask = maskOf([]);

/**
 * Reads a `TokenResponse` that this package made and a log or a server wrote as JSON, alone or as a
 * member of a log line or of a `TokenExchangeError`.
 *
 * @param value - What `JSON.parse` gave.
 * @returns The response, or `undefined` where there is none in it.
 */
export const readSerialized = (value: unknown, depth = 0): TokenResponse | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 3)
    return undefined;
  if ('_tag' in value) return readUnion(value, mask);
  for (const member of Object.values(value)) {
    const found = readSerialized(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};
