import type { Success, TokenResponse } from '../catalogue/token-response.js';
import { frozen } from '../decode/frozen.js';
import { maskOf } from '../redact/mask.js';

const redacted = '[redacted]';

const redactSuccess = (success: Success): Success => {
  const { accessToken, refreshToken, scopes, tokenType } = success;
  // A server may echo a token anywhere in its response.
  const mask = maskOf([accessToken, refreshToken ?? '']);
  return frozen<Success>({
    ...success,
    accessToken: redacted,
    tokenType: mask(tokenType),
    scopes: scopes.map(mask),
    ...(refreshToken === undefined ? {} : { refreshToken: redacted }),
  });
};

/**
 * Makes the copy of a response that is safe to log: the tokens of a `Success` are replaced, also where
 * its scopes or its token type repeat them. Errors hold no secret and come back as they are.
 *
 * @param response - What an exchange ended in.
 * @returns The same member without tokens.
 * @example
 * ```ts
 * import { decodeTokenResponse, redactTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'access_token=gho_x' });
 * console.log(redactTokenResponse(response)); // accessToken: '[redacted]'
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6819#section-5.1.6
 */
export const redactTokenResponse = (response: TokenResponse): TokenResponse =>
  response._tag === 'Success' ? redactSuccess(response) : response;
