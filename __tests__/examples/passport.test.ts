import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { Strategy as GitHubStrategy } from 'passport-github2';
import OAuth2Strategy from 'passport-oauth2';
import { explainStrategy, tokenErrorOf } from '../../examples/with-passport/explain.mjs';
import { codeChallengeOf } from '../../src/authorize/pkce.js';
import { tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeResponse } from '../../src/testing/response.js';
import type { FakeServer } from '../../src/testing/server.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
let server: FakeServer;

beforeAll(async () => {
  server = await endpoint.listen();
});
afterAll(() => server.close());

const codeVerifier = 'v'.repeat(43);

type Verified = (error: null, user: object) => void;
type Verify = (access: string, refresh: string, profile: object, done: Verified) => void;
type Create = (secret: string) => OAuth2Strategy;

const verify: Verify = (accessToken, _refreshToken, _profile, done) => {
  done(null, { accessToken });
};
const optionsOf = (clientSecret: string) => ({
  clientID: app.clientId,
  clientSecret,
  callbackURL: callbackUrl,
  authorizationURL: `${server.url}/login/oauth/authorize`,
  tokenURL: `${server.url}/login/oauth/access_token`,
  userProfileURL: `${server.url}/api/v3/user`,
  state: 'in the session',
  pkce: true,
});
const explained = <S extends OAuth2Strategy>(strategy: S, clientSecret: string): S =>
  explainStrategy(strategy, { clientId: app.clientId, clientSecret, baseUrl: server.url });

const alone: Create = (secret) => new GitHubStrategy(optionsOf(secret), verify);
const ofGitHub: Create = (secret) => explained(alone(secret), secret);
const ofOAuth2: Create = (secret) =>
  explained(new OAuth2Strategy({ ...optionsOf(secret), state: true }, verify), secret);

/** A callback as passport hands it to a strategy: to an object whose prototype is the strategy. */
const authenticate = (create: Create, secret: string, code: string): Promise<unknown> =>
  new Promise((resolve) => {
    const attempt = Object.assign(Object.create(create(secret)) as OAuth2Strategy, {
      success: resolve,
      fail: resolve,
      error: resolve,
    });
    const state = { handle: 'a-state', code_verifier: codeVerifier };
    const request = {
      query: { code, state: state.handle },
      session: { 'oauth2:127.0.0.1': { state } },
    };
    attempt.authenticate(request as unknown as Request);
  });

const answered = (create: Create, ...answers: readonly FakeResponse[]): Promise<unknown> => {
  endpoint.respondWith(...answers);
  return authenticate(create, app.clientSecret, endpoint.issueCode());
};

test('passport-github2 and passport-oauth2 sign in with an explained strategy', async () => {
  for (const create of [ofGitHub, ofOAuth2]) {
    const code = endpoint.issueCode({
      redirectUri: callbackUrl,
      codeChallenge: await codeChallengeOf(codeVerifier),
    });
    const user = await authenticate(create, app.clientSecret, code);

    expect(user).toEqual({ accessToken: expect.stringMatching(/^gho_/) });
  }
});

test('an explained strategy returns the error of every wire code', async () => {
  for (const tag of tokenErrorTags)
    for (const error of wireCodesOf(tag))
      for (const status of [200, 400])
        expect(tokenErrorOf(await answered(ofGitHub, { error, status }))).toMatchObject({
          _tag: tag,
          code: error,
          status,
        });
});

test('an explained strategy shows neither the code nor the client secret', async () => {
  const secret = 'swordfish-and-chips';
  const code = endpoint.issueCode();
  endpoint.respondWith({
    error: 'a_new_error',
    members: { error_description: `${secret} is not a secret of this app` },
  });
  const shown = inspect(await authenticate(ofGitHub, secret, code), { depth: 10 });

  expect(shown).toContain('UnrecognizedOAuthError');
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(code);
});

test('passport-github2 hides why an exchange failed, and an explained strategy does not', async () => {
  const failed = 'Failed to obtain access token';
  const page = (status: number): FakeResponse => ({
    status,
    headers: { 'content-type': 'text/html', 'retry-after': '60' },
    body: '<html><title>Sign in to the network</title><input type="password"></html>',
  });
  const rows: readonly (readonly [FakeResponse, string, object])[] = [
    [
      { error: 'incorrect_client_credentials' },
      `Error: ${failed}`,
      { _tag: 'IncorrectClientCredentials' },
    ],
    [{ error: 'redirect_uri_mismatch' }, `Error: ${failed}`, { _tag: 'RedirectUriMismatch' }],
    [
      {
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: '{"error":"Not Found"}',
      },
      'TokenError: undefined',
      { _tag: 'IncorrectClientCredentials', code: 'Not Found' },
    ],
    [page(200), `Error: ${failed}`, { _tag: 'UnexpectedResponse', reason: 'proxy-page' }],
    [page(429), `InternalOAuthError: ${failed}`, { _tag: 'RateLimited', retryAfterSeconds: 60 }],
    [{ fault: 'reset' }, `InternalOAuthError: ${failed}`, { _tag: 'NetworkFailure' }],
  ];
  for (const [answer, message, error] of rows) {
    const thrown = await answered(alone, answer);

    expect(thrown).toBeInstanceOf(Error);
    if (thrown instanceof Error)
      expect(`${thrown.constructor.name}: ${thrown.message}`).toBe(message);
    expect(tokenErrorOf(await answered(ofGitHub, answer))).toMatchObject(error);
  }
});
