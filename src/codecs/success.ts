import type * as t from 'io-ts';
import type * as union from '../catalogue/token-response.js';
import { oneOf } from './from.js';
import { Amount, AnyText } from './plain-values.js';
import { Token, TokenType } from './primitives.js';
import { list, struct } from './struct.js';

/** A token, as `decodeTokenResponse` and the client give it. It holds secrets. */
export type Success = union.Success;
/**
 * The codec of `Success`: tokens of visible ASCII, times that are finite and not negative.
 *
 * @example
 * ```ts
 * import { Success } from 'github-token-exchange/codecs';
 *
 * const json = '{"_tag":"Success","accessToken":"gho_x","tokenType":"bearer","scopes":["repo"]}';
 * const decoded = Success.decode(JSON.parse(json));
 * if (decoded._tag === 'Right') console.log(decoded.right.scopes);
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-5.1
 */
export const Success: t.Type<Success> = /* @__PURE__ */ struct<Success>(
  'Success',
  {
    _tag: /* @__PURE__ */ oneOf(['Success']),
    accessToken: Token,
    tokenType: TokenType,
    scopes: /* @__PURE__ */ list(AnyText),
  },
  {
    expiresIn: Amount,
    expiresAt: Amount,
    refreshToken: Token,
    refreshTokenExpiresIn: Amount,
    refreshTokenExpiresAt: Amount,
  },
);
