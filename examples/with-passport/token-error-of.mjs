import OAuth2Strategy from 'passport-oauth2';
import { TokenExchangeError } from 'github-token-exchange/decode';

/**
 * The `TokenError` in an error that passport passed to `next`, if there is one.
 *
 * @param {unknown} thrown
 */
export const tokenErrorOf = (thrown) => {
  // passport-oauth2 wraps errors that were thrown below its hook.
  /** @type {unknown} */
  const error = thrown instanceof OAuth2Strategy.InternalOAuthError ? thrown.oauthError : thrown;
  return error instanceof TokenExchangeError ? error.tokenError : undefined;
};
