import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import OAuth2Strategy from 'passport-oauth2';
import { strategyOptions } from '../../examples/with-passport/strategy-options.mjs';
import { GitHubClientStrategy } from '../../examples/with-passport/strategy-over-client.mjs';
import { GitHubStrategy } from '../../examples/with-passport/strategy.mjs';
import { tokenErrorOf } from '../../examples/with-passport/token-error-of.mjs';
import { codeChallengeOf } from '../../src/authorize/pkce.js';
import { tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import type { FakeResponse } from '../../src/testing/fake-response.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

type Create = (options: Parameters<typeof strategyOptions>[0]) => OAuth2Strategy;
type Verify = (
  accessToken: string,
  refreshToken: string,
  profile: unknown,
  done: OAuth2Strategy.VerifyCallback,
) => void;

const verify: Verify = (accessToken, _refreshToken, _profile, done) => {
  done(null, { accessToken });
};

const alone: Create = (options) => new OAuth2Strategy(strategyOptions(options), verify);
const ways: readonly (readonly [string, Create])[] = [
  ['the strategy with hooks', (options) => new GitHubStrategy(options, verify)],
  ['the strategy over the client', (options) => new GitHubClientStrategy(options, verify)],
];

const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
let server: FakeServer;

beforeAll(async () => {
  server = await endpoint.listen();
});
afterAll(() => server.close());

const codeVerifier = 'v'.repeat(43);

/** A callback as passport hands it to a strategy: to an object whose prototype is the strategy. */
const authenticate = (create: Create, secret: string, code: string): Promise<unknown> =>
  new Promise((resolve) => {
    const strategy = create({
      clientID: app.clientId,
      clientSecret: secret,
      callbackURL: callbackUrl,
      baseURL: server.url,
    });
    const attempt = Object.assign(Object.create(strategy) as OAuth2Strategy, {
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

const documented = tokenErrorTags.flatMap((tag) =>
  wireCodesOf(tag).map((code) => [tag, code] as const),
);

describe.each(ways)('%s', (name, create) => {
  test(`${name} signs in`, async () => {
    const code = endpoint.issueCode({
      redirectUri: callbackUrl,
      codeChallenge: await codeChallengeOf(codeVerifier),
    });
    const user = await authenticate(create, app.clientSecret, code);

    expect(user).toEqual({ accessToken: expect.stringMatching(/^gho_/) });
  });

  test.each([200, 400])(
    `${name} returns the error of every wire code with status %i`,
    async (status) => {
      for (const [tag, error] of documented)
        expect(tokenErrorOf(await answered(create, { error, status }))).toMatchObject({
          _tag: tag,
          code: error,
          status,
        });
    },
  );

  test(`${name} shows neither the code nor the client secret`, async () => {
    const secret = 'swordfish-and-chips';
    const code = endpoint.issueCode();
    endpoint.respondWith({
      error: 'a_new_error',
      members: { error_description: `${secret} is no secret of this app` },
    });
    const shown = inspect(await authenticate(create, secret, code), { depth: 10 });

    expect(shown).toContain('UnrecognizedOAuthError');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(code);
  });
});

const page = (status: number): FakeResponse => ({
  status,
  headers: { 'content-type': 'text/html', 'retry-after': '60' },
  body: '<html><title>Sign in to the network</title><input type="password"></html>',
});

describe('beside passport-oauth2 alone', () => {
  const told = (thrown: unknown): string =>
    thrown instanceof Error ? `${thrown.constructor.name}: ${thrown.message}` : inspect(thrown);
  const failed = 'Failed to obtain access token';
  const [withHooks, overClient] = [ways[0]?.[1] ?? alone, ways[1]?.[1] ?? alone];

  test.each<readonly [string, FakeResponse, string, string | undefined, object]>([
    [
      'a wrong client secret',
      { error: 'incorrect_client_credentials' },
      `Error: ${failed}`,
      'IncorrectClientCredentials',
      { _tag: 'IncorrectClientCredentials' },
    ],
    [
      'a redirect URI mismatch',
      { error: 'redirect_uri_mismatch' },
      `Error: ${failed}`,
      'RedirectUriMismatch',
      { _tag: 'RedirectUriMismatch' },
    ],
    [
      'an unknown client ID',
      {
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: '{"error":"Not Found"}',
      },
      'TokenError: undefined',
      'IncorrectClientCredentials',
      { _tag: 'IncorrectClientCredentials', code: 'Not Found' },
    ],
    [
      'a page of HTML',
      page(200),
      `Error: ${failed}`,
      'UnexpectedResponse',
      { _tag: 'UnexpectedResponse', reason: 'proxy-page' },
    ],
    [
      'a rate limit',
      page(429),
      `InternalOAuthError: ${failed}`,
      'RateLimited',
      { _tag: 'RateLimited', retryAfterSeconds: 60 },
    ],
    [
      'no answer',
      { fault: 'reset' },
      `InternalOAuthError: ${failed}`,
      undefined,
      { _tag: 'NetworkFailure' },
    ],
  ])('passport-oauth2 and both strategies on %s', async (_what, answer, message, tag, error) => {
    expect(told(await answered(alone, answer))).toBe(message);
    expect(tokenErrorOf(await answered(withHooks, answer))?._tag).toBe(tag);
    expect(tokenErrorOf(await answered(overClient, answer))).toMatchObject(error);
  });

  test('only the strategy over the client returns the likely causes', async () => {
    const secret = `${app.clientSecret}\n`;
    const causes = async (create: Create) =>
      tokenErrorOf(await authenticate(create, secret, endpoint.issueCode()))?.remediation
        .likelyCauses;

    expect(await causes(withHooks)).toEqual([]);
    expect(await causes(overClient)).toMatchObject([{ certainty: 'certain' }]);
  });
});
