import { isErrorTag } from '../catalogue/lookup.js';
import type { TokenError } from '../catalogue/token-response.js';
import { memberOf } from '../host/member-of.js';

/**
 * Tells whether a value is an error of the union.
 *
 * @param value - What an exchange, a callback or a request for a device code ended in, or anything else.
 * @returns `true`, and `TokenError` as the type, for every error; `false` for anything else.
 * @example
 * ```ts
 * import { decodeTokenResponse, isTokenError } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * if (isTokenError(response)) console.log(response.remediation.steps);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const isTokenError = (value: unknown): value is TokenError =>
  isErrorTag(memberOf(value, '_tag'));
