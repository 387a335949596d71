import { formatTokenError, matchTokenResponse } from 'github-token-exchange';
import { octokitFor } from './octokit.mjs';

/**
 * Exchanges the code, and asks the API which user has signed in.
 *
 * @param {import('github-token-exchange').TokenClient} client
 * @param {string} code
 * @param {{ baseUrl?: string }} [api]
 */
export const greet = async (client, code, api) =>
  matchTokenResponse(await client.exchangeCode({ code }), {
    Success: async (success) => {
      const { data } = await octokitFor(success, api).request('GET /user');
      return `Hello ${data.login}`;
    },
    _: (error) => {
      console.error(formatTokenError(error));
      return 'Hello stranger';
    },
  });
