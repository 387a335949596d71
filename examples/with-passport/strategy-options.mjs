/**
 * @typedef {object} Options
 * @property {string} clientID
 * @property {string} clientSecret
 * @property {string} callbackURL
 * @property {string} [baseURL] Default: `https://github.com`.
 * @property {string[]} [scope]
 *
 * @typedef {(error: unknown, accessToken?: string, refreshToken?: string, results?: object) => void} Done
 * The callback that node-oauth, which passport-oauth2 uses, calls with the token.
 */

/**
 * The options of passport-oauth2 for GitHub.
 *
 * @param {Options} options
 */
export const strategyOptions = ({ baseURL = 'https://github.com', ...options }) => ({
  authorizationURL: `${baseURL}/login/oauth/authorize`,
  tokenURL: `${baseURL}/login/oauth/access_token`,
  customHeaders: { Accept: 'application/json' },
  // Without state, passport-oauth2 accepts any callback.
  state: true,
  pkce: true,
  ...options,
});
