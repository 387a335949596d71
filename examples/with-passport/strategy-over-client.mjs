// passport-oauth2 manages state and PKCE, and the client of this package exchanges the code. It has
// a deadline, reads the headers of the response, and finds likely causes.
import OAuth2Strategy from 'passport-oauth2';
import { createTokenClient, isTokenError, TokenExchangeError } from 'github-token-exchange';
import { strategyOptions } from './strategy-options.mjs';

/**
 * @typedef {import('./strategy-options.mjs').Done} Done
 * @typedef {{ redirect_uri?: string, code_verifier?: string }} Params
 */

export class GitHubClientStrategy extends OAuth2Strategy {
  /**
   * @param {import('./strategy-options.mjs').Options} options
   * @param {OAuth2Strategy.VerifyFunction} verify
   */
  constructor(options, verify) {
    super(strategyOptions(options), verify);
    this.name = 'github';
    const client = createTokenClient({
      clientId: options.clientID,
      clientSecret: options.clientSecret,
      baseUrl: options.baseURL,
    });

    /** @type {(code: string, params: Params, done: Done) => Promise<void>} */
    const exchange = async (
      code,
      { redirect_uri: redirectUri, code_verifier: codeVerifier },
      done,
    ) => {
      const response = await client.exchangeCode({ code, redirectUri, codeVerifier });
      if (isTokenError(response)) done(new TokenExchangeError(response));
      else done(null, response.accessToken, response.refreshToken, response);
    };
    Object.assign(this._oauth2, {
      getOAuthAccessToken: (
        /** @type {string} */ code,
        /** @type {Params} */ params,
        /** @type {Done} */ done,
      ) => {
        exchange(code, params, done).catch(done);
      },
    });
  }
}
