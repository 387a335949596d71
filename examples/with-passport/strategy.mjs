// passport-oauth2 sends the request, and this package reads GitHub's response.
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
    // Not a private field: passport calls methods on objects that have the strategy as their
    // prototype.
    this.decodeOptions = { baseUrl: options.baseURL, secrets: [options.clientSecret] };

    // passport-oauth2 calls parseErrorResponse only for statuses other than 2xx. GitHub sends most
    // errors with status 200: then there is no token, and the results contain the body.
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
   * The hook of passport-oauth2. It passes the returned error to `next`.
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
