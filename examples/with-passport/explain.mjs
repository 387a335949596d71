import { createTokenClient, isTokenError, TokenExchangeError } from 'github-token-exchange';

/**
 * @typedef {(error: unknown, accessToken?: string, refreshToken?: string, results?: object) => void} Done
 * The callback that passport-oauth2 is called with.
 */

/**
 * Makes passport-github2, or another strategy over passport-oauth2, exchange the code with a client of
 * this package. The strategy still manages the state, PKCE and the profile.
 *
 * @template {import('passport').Strategy} Strategy
 * @param {Strategy} strategy
 * @param {{ clientId: string, clientSecret: string, baseUrl?: string }} app
 */
export const explainStrategy = (strategy, app) => {
  const client = createTokenClient(app);
  /** @type {(code: string, params: { redirect_uri?: string, code_verifier?: string }, done: Done) => Promise<void>} */
  const exchange = async (code, params, done) => {
    const { redirect_uri: redirectUri, code_verifier: codeVerifier } = params;
    const response = await client.exchangeCode({ code, redirectUri, codeVerifier });
    if (isTokenError(response)) done(new TokenExchangeError(response));
    else done(null, response.accessToken, response.refreshToken, response);
  };
  // passport-oauth2 has this member for its subclasses.
  const { _oauth2 } = /** @type {{ _oauth2: object }} */ (/** @type {unknown} */ (strategy));
  Object.assign(_oauth2, {
    /** @type {(...args: Parameters<typeof exchange>) => void} */
    getOAuthAccessToken: (code, params, done) => void exchange(code, params, done).catch(done),
  });
  return strategy;
};

/**
 * The `TokenError` in an error that passport passed to `next`, if there is one.
 *
 * @param {unknown} thrown
 */
export const tokenErrorOf = (thrown) => {
  // passport-oauth2 wraps the errors of an exchange.
  const error = thrown instanceof Error && 'oauthError' in thrown ? thrown.oauthError : thrown;
  return error instanceof TokenExchangeError ? error.tokenError : undefined;
};
