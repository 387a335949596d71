import type { TokenResponse } from '../catalogue/token-response.js';

const redacted = '[redacted]';

/**
 * Makes the copy of a response that is safe to log: the tokens of a `Success` are replaced. Errors
 * hold no secret and come back as they are.
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
  response._tag === 'Success'
    ? Object.freeze({
        ...response,
        accessToken: redacted,
        ...(response.refreshToken === undefined ? {} : { refreshToken: redacted }),
      })
    : response;
