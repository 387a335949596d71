import { Octokit } from '@octokit/core';

/**
 * An Octokit that acts for the person who signed in.
 *
 * @param {import('github-token-exchange').Success} success
 * @param {{ baseUrl?: string }} [options] The API of another GitHub, for example
 * `https://ghe.example.com/api/v3`.
 */
export const octokitFor = ({ accessToken }, { baseUrl = 'https://api.github.com' } = {}) =>
  new Octokit({ auth: accessToken, baseUrl });
