import { createTokenClient, TokenExchangeError, unwrap } from 'github-token-exchange';

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
  /** @type {(code: string, params: { redirect_uri?: string, code_verifier?: string }, done: Done) => void} */
  const getOAuthAccessToken = (code, params, done) => {
    const { redirect_uri: redirectUri, code_verifier: codeVerifier } = params;
    const exchange = client.exchangeCode({ code, redirectUri, codeVerifier }).then(unwrap);
    exchange.then((it) => done(null, it.accessToken, it.refreshToken, it)).catch(done);
  };
  // passport-oauth2 has this member for its subclasses.
  Object.assign(Reflect.get(/** @type {object} */ (strategy), '_oauth2'), { getOAuthAccessToken });
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
