// Other libraries finish a sign-in against the fake, unmodified.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/core';
import * as octokit from '@octokit/oauth-methods';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { createFakeTokenEndpoint, type FakeServer } from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const endpoint = createFakeTokenEndpoint({ apps: [{ ...fakeApp, expiringTokens: true }] });
const { clientId, clientSecret } = app;
let server: FakeServer;
let issuer: URL;

beforeAll(async () => {
  server = await endpoint.listen();
  issuer = new URL(`${server.url}/login/oauth`);
});
afterAll(() => server.close());

/** Presses the button on the authorize page; resolves with the URL of the callback. */
const authorize = async (url: URL): Promise<URL> => {
  const body = new URLSearchParams({ decision: 'authorize' });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
};

test('openid-client discovers the fake, signs in with PKCE, refreshes the token, and reads the user', async () => {
  const config = await openid.discovery(issuer, clientId, clientSecret, undefined, {
    algorithm: 'oauth2',
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
    execute: [openid.allowInsecureRequests],
  });
  const [pkceCodeVerifier, expectedState] = [openid.randomPKCECodeVerifier(), openid.randomState()];
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl,
    scope: 'repo read:org',
    state: expectedState,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const token = await openid.authorizationCodeGrant(config, await authorize(url), {
    pkceCodeVerifier,
    expectedState,
  });
  const fresh = await openid.refreshTokenGrant(config, token.refresh_token ?? '');
  const user = await openid.fetchProtectedResource(
    config,
    fresh.access_token,
    new URL(`${server.url}/api/v3/user`),
    'GET',
  );

  expect(config.serverMetadata().supportsPKCE()).toBe(true);
  expect([token.scope, fresh.scope]).toEqual(['read:org,repo', 'read:org,repo']);
  expect(await user.json()).toMatchObject({ login: 'octocat' });
});

test('oauth4webapi discovers the fake, and accepts its iss', async () => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
  const options = { algorithm: 'oauth2', [oauth.allowInsecureRequests]: true } as const;
  const response = await oauth.discoveryRequest(issuer, options);
  const as = await oauth.processDiscoveryResponse(issuer, response);
  const url = new URL(as.authorization_endpoint ?? '');
  url.search = new URLSearchParams({ client_id: clientId, state: 'xyz' }).toString();

  expect(
    oauth
      .validateAuthResponse(
        { ...as, authorization_response_iss_parameter_supported: true },
        { client_id: clientId },
        await authorize(url),
        'xyz',
      )
      .get('iss'),
  ).toBe(issuer.href);
});

test('@octokit/oauth-methods signs in a device, and checks, resets and deletes the token', async () => {
  const { request } = new Octokit({ baseUrl: server.url });
  const using = { clientType: 'oauth-app', clientId, request } as const;
  const { data: device } = await octokit.createDeviceCode({ ...using, scopes: ['repo'] });
  endpoint.decideDevice(device.user_code, 'approved');
  const { authentication } = await octokit.exchangeDeviceCode({
    ...using,
    code: device.device_code,
  });
  const secret = { ...using, clientSecret };
  const { token } = authentication;
  const checked = await octokit.checkToken({ ...secret, token });
  const reset = await octokit.resetToken({ ...secret, token });
  const user = await request('GET /user', {
    headers: { authorization: `token ${reset.authentication.token}` },
  });
  const deleted = await octokit.deleteToken({ ...secret, token: reset.authentication.token });

  expect(authentication.scopes).toEqual(['repo']);
  expect(checked.data.user?.login).toBe('octocat');
  expect(user.headers['x-oauth-scopes']).toBe('repo');
  expect(deleted.status).toBe(204);
  await expect(octokit.checkToken({ ...secret, token })).rejects.toMatchObject({ status: 404 });
});
