import { Octokit } from '@octokit/core';

/**
 * An Octokit that acts on behalf of the user who signed in.
 *
 * @param {import('github-token-exchange').Success} success
 * @param {{ baseUrl?: string }} [options] `baseUrl`: the URL of the API, for example
 * `https://ghe.example.com/api/v3`. Default: `https://api.github.com`.
 */
export const octokitFor = ({ accessToken }, { baseUrl = 'https://api.github.com' } = {}) =>
  new Octokit({ auth: accessToken, baseUrl });
