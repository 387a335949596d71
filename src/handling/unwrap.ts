import type { Success, TokenError, TokenResponse } from '../catalogue/token-response.js';
import { isTokenError } from './is-token-error.js';

/** A `TokenError` for code that works with exceptions. It holds no secret. */
export class TokenExchangeError extends Error {
  override readonly name = 'TokenExchangeError';
  /** The member of the union: what went wrong and what to do. */
  readonly tokenError: TokenError;

  /**
   * @param tokenError - The member of the union to throw.
   */
  constructor(tokenError: TokenError) {
    super(`${tokenError._tag}: ${tokenError.remediation.summary}`);
    this.tokenError = tokenError;
  }
}

/**
 * Gives the token, or throws.
 *
 * @param response - What an exchange ended in.
 * @returns The `Success`.
 * @throws {@link TokenExchangeError} for every other member, with the member as `tokenError`.
 * @example
 * ```ts
 * import { decodeTokenResponse, unwrap } from 'github-token-exchange/decode';
 *
 * const { accessToken } = unwrap(
 *   decodeTokenResponse({ status: 200, headers: {}, body: 'access_token=gho_x&token_type=bearer' }),
 * );
 * console.log(accessToken.length);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const unwrap = (response: TokenResponse): Success => {
  if (isTokenError(response)) throw new TokenExchangeError(response);
  return response;
};
