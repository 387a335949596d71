import type * as t from 'io-ts';
import type * as union from '../catalogue/token-response.js';
import { Success } from './success.js';
import { tagged } from './tagged.js';
import { tokenErrorCodecs, type TokenError } from './token-error.js';

/** Everything that an exchange can end in. */
export type TokenResponse = union.TokenResponse;
/**
 * The codec of `TokenResponse`, for a response that crosses a process boundary as JSON. What is
 * decoded is frozen and has no member that this version does not know.
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 * import { TokenResponse } from 'github-token-exchange/codecs';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=access_denied' });
 * const text = JSON.stringify(TokenResponse.encode(response));
 * const decoded = TokenResponse.decode(JSON.parse(text));
 * if (decoded._tag === 'Right') console.log(decoded.right._tag); // AccessDenied
 * ```
 * @see https://github.com/gcanti/io-ts/blob/master/index.md
 */
export const TokenResponse: t.Type<TokenResponse> = /* @__PURE__ */ tagged<TokenError, Success>(
  'TokenResponse',
  tokenErrorCodecs,
  { Success },
);
