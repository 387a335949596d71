import { createTokenClient, matchTokenResponse } from 'github-token-exchange';

/**
 * @param {{ clientId: string, clientSecret: string, baseUrl?: string }} app
 * @param {string} code
 */
export const signIn = async ({ clientId, clientSecret, baseUrl }, code) => {
  // In your app, create the client once: it recognizes codes that it has exchanged.
  const client = createTokenClient({ clientId, clientSecret, baseUrl });
  return matchTokenResponse(await client.exchangeCode({ code }), {
    Success: ({ accessToken, scopes }) => ({ token: accessToken, scopes }),
    _: (error) => ({ error }),
  });
};
