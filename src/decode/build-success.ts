import type { Success } from '../catalogue/token-response.js';
import { Scopes, Seconds, Token, TokenType } from '../codecs/primitives.js';
import { read } from '../codecs/read.js';
import { frozen } from './frozen.js';
import type { Fields } from './fields.js';

/** A lifetime in seconds, and the time that it ends at by the clock of the receipt. */
export const expiry = <Name extends 'expires' | 'refreshTokenExpires'>(
  name: Name,
  seconds: number | undefined,
  receivedAt: number,
) =>
  (seconds === undefined
    ? {}
    : { [`${name}In`]: seconds, [`${name}At`]: receivedAt + seconds * 1000 }) as Partial<
    Readonly<Record<`${Name}In` | `${Name}At`, number>>
  >;

/**
 * The token of a body; `undefined` where there is none that can be used. Any other member of the
 * wrong type counts as absent, so that it hides no token. RFC 6749, section 5.1
 */
export const buildSuccess = (fields: Fields, receivedAt: number): Success | undefined => {
  const accessToken = read(Token, fields['access_token']);
  if (accessToken === undefined) return undefined;
  const refreshToken = read(Token, fields['refresh_token']);
  return frozen<Success>({
    _tag: 'Success',
    accessToken,
    tokenType: read(TokenType, fields['token_type']) ?? 'bearer',
    scopes: read(Scopes, fields['scope']) ?? [],
    ...expiry('expires', read(Seconds, fields['expires_in']), receivedAt),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...expiry('refreshTokenExpires', read(Seconds, fields['refresh_token_expires_in']), receivedAt),
  });
};
