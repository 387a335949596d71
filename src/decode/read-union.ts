import type { TokenResponse } from '../catalogue/token-response.js';
import { read } from '../codecs/read.js';
import { TokenResponse as TokenResponseCodec } from '../codecs/token-response.js';
import type { Mask } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';

// No text of an error comes near it.
const longest = 2000;

// Members that are one of a few words; a short secret may be a part of one.
const words: ReadonlySet<string> = new Set(['_tag', 'action', 'actor', 'certainty', 'reason']);

/** The texts of an error as they can be shown: whoever wrote them may echo a secret. */
const showable = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return plainText(mask(value), longest);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => showable(item, mask));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      words.has(name) ? (member as unknown) : showable(member, mask),
    ]),
  );
};

/**
 * The member of the union that a value is which came as JSON from elsewhere, read again as it can be
 * shown; `undefined` where it is none.
 */
export const readUnion = (value: unknown, mask: Mask): TokenResponse | undefined => {
  const response = read(TokenResponseCodec, value);
  if (response === undefined || response._tag === 'Success') return response;
  // The code of a tag is one of its row; any other may say anything.
  const code = response._tag === 'UnrecognizedOAuthError' ? undefined : response.code;
  return read(TokenResponseCodec, {
    ...(showable(response, mask) as object),
    ...(code === undefined ? {} : { code }),
  });
};
