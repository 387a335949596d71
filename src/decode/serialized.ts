import { decodeOrUndefined } from '../codecs/primitives.js';
import { TokenResponse as TokenResponseCodec } from '../codecs/union.js';
import type { TokenResponse } from '../errors/types.js';
import type { Mask } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';

// No text of an error is as long.
const maximumTextLength = 2000;

// Members with a fixed set of values: a short secret may be a part of one.
const enumerations: ReadonlySet<string> = new Set([
  '_tag',
  'action',
  'actor',
  'certainty',
  'codeSpent',
  'parameter',
  'reason',
]);

/** A copy of an error with masked and printable texts: its author may have copied a secret. */
const sanitize = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return sanitizeText(mask(value), maximumTextLength);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => sanitize(item, mask));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      enumerations.has(name) ? (member as unknown) : sanitize(member, mask),
    ]),
  );
};

/**
 * Decodes a `TokenResponse` that another program serialized as JSON. The texts of an error are safe
 * to show. Returns `undefined` if the value is not a `TokenResponse`.
 */
export function decodeSerialized(value: unknown, mask: Mask): TokenResponse | undefined {
  const response = decodeOrUndefined(TokenResponseCodec, value);
  if (response === undefined || response._tag === 'Success') return response;
  // The codec has checked the code, except for an unrecognized one.
  const code = response._tag === 'UnrecognizedOAuthError' ? undefined : response.code;
  return decodeOrUndefined(TokenResponseCodec, {
    ...(sanitize(response, mask) as object),
    ...(code === undefined ? {} : { code }),
  });
}
