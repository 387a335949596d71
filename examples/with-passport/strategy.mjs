// passport-oauth2 sends the request, and this package says what GitHub's answer is.
import OAuth2Strategy from 'passport-oauth2';
import {
  decodeTokenResponse,
  isTokenError,
  TokenExchangeError,
} from 'github-token-exchange/decode';
import { strategyOptions } from './strategy-options.mjs';

/** @typedef {import('./strategy-options.mjs').Done} Done */

export class GitHubStrategy extends OAuth2Strategy {
  /**
   * @param {import('./strategy-options.mjs').Options} options
   * @param {OAuth2Strategy.VerifyFunction} verify
   */
  constructor(options, verify) {
    super(strategyOptions(options), verify);
    this.name = 'github';
    // No private field: passport calls methods on objects that have the strategy as their prototype.
    this.decodeOptions = { baseUrl: options.baseURL, secrets: [options.clientSecret] };

    // passport-oauth2 asks parseErrorResponse about statuses other than 2xx alone. GitHub sends most
    // errors with 200: then there is no token, and the body is in the results.
    const exchange = this._oauth2.getOAuthAccessToken.bind(this._oauth2);
    Object.assign(this._oauth2, {
      getOAuthAccessToken: (
        /** @type {string} */ code,
        /** @type {object} */ params,
        /** @type {Done} */ done,
      ) => {
        /** @type {Done} */
        const finish = (error, accessToken, refreshToken, results) => {
          if (error || accessToken) done(error, accessToken, refreshToken, results);
          else done({ statusCode: 200, data: JSON.stringify(results) });
        };
        exchange(code, params, finish);
      },
    });
  }

  /**
   * The hook of passport-oauth2: what it returns is given to `next`.
   *
   * @override
   * @param {string} body
   * @param {number} status
   */
  parseErrorResponse(body, status) {
    const response = decodeTokenResponse({ status, body }, this.decodeOptions);
    return isTokenError(response) ? new TokenExchangeError(response) : null;
  }
}
