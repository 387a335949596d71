import type { TokenError, TokenResponse } from '../catalogue/token-response.js';

/**
 * Tells an error from a token.
 *
 * @param response - What an exchange ended in.
 * @returns `true`, and `TokenError` as the type, for every member but `Success`.
 * @example
 * ```ts
 * import { decodeTokenResponse, isTokenError } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * if (isTokenError(response)) console.log(response.remediation.steps);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const isTokenError = (response: TokenResponse): response is TokenError =>
  response._tag !== 'Success';
