import { ClientSecretPost, Configuration, customFetch } from 'openid-client';
import { readTokenResponse, TokenExchangeError, unwrap } from 'github-token-exchange/decode';

/**
 * The configuration of openid-client for GitHub. If the token endpoint responds with an error,
 * openid-client throws an error whose cause is a `TokenExchangeError`, even if the status is 200.
 * Use it for codes and refresh tokens; for the device flow, use `pollForToken` of this package.
 *
 * @param {{ clientId: string, clientSecret: string, baseUrl?: string }} app
 */
export const githubConfiguration = ({ clientId, clientSecret, baseUrl = 'https://github.com' }) => {
  const tokenEndpoint = `${baseUrl}/login/oauth/access_token`;
  const server = {
    issuer: `${baseUrl}/login/oauth`,
    authorization_endpoint: `${baseUrl}/login/oauth/authorize`,
    token_endpoint: tokenEndpoint,
  };
  const configuration = new Configuration(server, clientId, {}, ClientSecretPost(clientSecret));

  configuration[customFetch] = async (url, options) => {
    const httpResponse = await fetch(url, /** @type {RequestInit} */ (options));
    if (url === tokenEndpoint)
      unwrap(await readTokenResponse(httpResponse.clone(), { baseUrl, secrets: [clientSecret] }));
    return httpResponse;
  };
  return configuration;
};

/**
 * The `TokenError` in an error that openid-client threw, if there is one.
 *
 * @param {unknown} thrown
 */
export const tokenErrorOf = (thrown) =>
  thrown instanceof Error && thrown.cause instanceof TokenExchangeError
    ? thrown.cause.tokenError
    : undefined;
