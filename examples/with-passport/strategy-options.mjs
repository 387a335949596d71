/**
 * @typedef {object} Options
 * @property {string} clientID
 * @property {string} clientSecret
 * @property {string} callbackURL
 * @property {string} [baseURL] Default: `https://github.com`.
 * @property {string[]} [scope]
 *
 * @typedef {(error: unknown, accessToken?: string, refreshToken?: string, results?: object) => void} Done
 * What node-oauth, below passport-oauth2, calls with the token.
 */

/**
 * What passport-oauth2 needs to know of GitHub.
 *
 * @param {Options} options
 */
export const strategyOptions = ({ baseURL = 'https://github.com', ...options }) => ({
  authorizationURL: `${baseURL}/login/oauth/authorize`,
  tokenURL: `${baseURL}/login/oauth/access_token`,
  customHeaders: { Accept: 'application/json' },
  // Without state, passport-oauth2 takes every callback.
  state: true,
  pkce: true,
  ...options,
});
