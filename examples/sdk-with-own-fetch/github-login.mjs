import { decodeTokenResponse, diagnose, isTokenError } from 'github-token-exchange/decode';
import { HttpError } from './http.mjs';
import { LoginError } from './login-error.mjs';

/**
 * @typedef {object} App
 * @property {string} clientId
 * @property {string} clientSecret
 * @property {string} [baseUrl]
 */

/** The sign-in of an SDK that sends its own requests. */
export class GitHubLogin {
  #app;
  #post;

  /**
   * @param {App} app
   * @param {import('./http.mjs').Post} post
   */
  constructor({ clientId, clientSecret, baseUrl = 'https://github.com' }, post) {
    this.#app = { clientId, clientSecret, baseUrl };
    this.#post = post;
  }

  /**
   * @param {string} code
   * @param {string} redirectUri
   */
  async accessTokenFor(code, redirectUri) {
    const { clientId, clientSecret, baseUrl } = this.#app;
    const httpResponse = await this.#send({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: redirectUri,
    });
    const response = decodeTokenResponse(httpResponse, { baseUrl, secrets: [clientSecret, code] });
    const explained = await diagnose(response, { ...this.#app, code, redirectUri });
    if (isTokenError(explained)) throw new LoginError(explained);
    return explained.accessToken;
  }

  /** @param {Record<string, string>} form */
  async #send(form) {
    const url = `${this.#app.baseUrl}/login/oauth/access_token`;
    try {
      return toResponse(await this.#post(url, form));
    } catch (thrown) {
      if (thrown instanceof HttpError) return toResponse(thrown.response);
      throw thrown;
    }
  }
}

/**
 * The input of the decoder. The body can be a string, bytes or a parsed object.
 *
 * @param {import('./http.mjs').HttpResponse} response
 * @returns {import('github-token-exchange/decode').ResponseLike}
 */
const toResponse = ({ status, headers, data }) => ({ status, headers, body: data });
