import * as oauth from 'oauth4webapi';
import { diagnose } from 'github-token-exchange/decode';
import { readTokenResponse } from 'github-token-exchange/core';

/**
 * @typedef {object} App
 * @property {string} clientId
 * @property {string} clientSecret
 * @property {string} redirectUri
 * @property {string} [baseUrl]
 *
 * @typedef {object} SignIn What was kept when the sign-in began.
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
 * Sends with oauth4webapi; GitHub's answer goes to this package in place of
 * `processAuthorizationCodeResponse`, which does not know errors with status 200.
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

  const answer = await oauth.authorizationCodeGrantRequest(
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
  const response = await readTokenResponse(answer, { baseUrl, secrets });
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
