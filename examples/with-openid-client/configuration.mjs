import { ClientSecretPost, Configuration, customFetch } from 'openid-client';
import { TokenExchangeError, unwrap } from 'github-token-exchange/decode';
import { readTokenResponse } from 'github-token-exchange/core';

/**
 * GitHub for openid-client. An error of the token endpoint is thrown with a `TokenExchangeError` as
 * its cause, also one with status 200, of which openid-client says "invalid response encountered".
 * It is for codes and refresh tokens; for the device flow, take `pollForToken` of this package.
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
    const answer = await fetch(url, /** @type {RequestInit} */ (options));
    if (url === tokenEndpoint)
      unwrap(await readTokenResponse(answer.clone(), { baseUrl, secrets: [clientSecret] }));
    return answer;
  };
  return configuration;
};

/**
 * What GitHub said, of an error that openid-client has thrown.
 *
 * @param {unknown} thrown
 */
export const tokenErrorOf = (thrown) =>
  thrown instanceof Error && thrown.cause instanceof TokenExchangeError
    ? thrown.cause.tokenError
    : undefined;
