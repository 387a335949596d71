import * as oauth from 'oauth4webapi';
import { diagnose, readTokenResponse } from 'github-token-exchange/decode';

/**
 * @typedef {object} App
 * @property {string} clientId
 * @property {string} clientSecret
 * @property {string} redirectUri
 * @property {string} [baseUrl]
 *
 * @typedef {object} SignIn What was stored when the sign-in started.
 * @property {string} state
 * @property {string} codeVerifier
 * @property {string} redirectUri
 */

/** @param {string} baseUrl */
const serverAt = (baseUrl) => ({
  issuer: `${baseUrl}/login/oauth`,
  authorization_endpoint: `${baseUrl}/login/oauth/authorize`,
  token_endpoint: `${baseUrl}/login/oauth/access_token`,
});

/**
 * Sends the request with oauth4webapi, and reads the response with this package instead of
 * `processAuthorizationCodeResponse`, which does not recognize errors with status 200.
 *
 * @param {App} app
 * @param {URL} callbackUrl
 * @param {SignIn} signIn
 * @param {Parameters<typeof oauth.authorizationCodeGrantRequest>[6]} [options]
 */
export const exchange = async (app, callbackUrl, signIn, options = {}) => {
  const { clientId, clientSecret, redirectUri, baseUrl = 'https://github.com' } = app;
  const { state, codeVerifier } = signIn;
  const server = serverAt(baseUrl);
  const client = { client_id: clientId };
  const parameters = oauth.validateAuthResponse(server, client, callbackUrl, state);

  const httpResponse = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.ClientSecretPost(clientSecret),
    parameters,
    redirectUri,
    codeVerifier,
    options,
  );

  const code = parameters.get('code') ?? undefined;
  const secrets = [clientSecret, codeVerifier, code ?? ''];
  const response = await readTokenResponse(httpResponse, { baseUrl, secrets });
  return diagnose(response, {
    clientId,
    clientSecret,
    baseUrl,
    code,
    redirectUri,
    codeVerifier,
    authorization: { redirectUri: signIn.redirectUri },
  });
};
