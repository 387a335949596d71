import { exchangeWebFlowCode } from '@octokit/oauth-methods';

/**
 * @param {{ clientId: string, clientSecret: string, request: import('@octokit/core').Octokit['request'] }} app
 * @param {string} code
 */
export const signIn = async ({ clientId, clientSecret, request }, code) => {
  try {
    const { authentication } = await exchangeWebFlowCode({
      clientType: 'oauth-app',
      clientId,
      clientSecret,
      code,
      request,
    });
    return { token: authentication.token, scopes: authentication.scopes };
  } catch (error) {
    // A RequestError or a TypeError, depending on the response. It contains the request: log only
    // its message.
    return { error };
  }
};
