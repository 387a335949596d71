import OAuth2Strategy from 'passport-oauth2';
import { TokenExchangeError } from 'github-token-exchange/decode';

/**
 * What GitHub said, of an error that passport has given to `next`.
 *
 * @param {unknown} thrown
 */
export const tokenErrorOf = (thrown) => {
  // passport-oauth2 wraps an error that comes from below its hook.
  /** @type {unknown} */
  const error = thrown instanceof OAuth2Strategy.InternalOAuthError ? thrown.oauthError : thrown;
  return error instanceof TokenExchangeError ? error.tokenError : undefined;
};
