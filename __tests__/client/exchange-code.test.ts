import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import {
  createFakeTokenEndpoint,
  type FakeServer,
  type FakeTokenEndpoint,
} from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

let endpoint: FakeTokenEndpoint;
let server: FakeServer;

beforeEach(async () => {
  endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
  server = await endpoint.listen();
});

afterEach(() => server.close());

const client = (options: object = {}) =>
  createTokenClient({ ...app, baseUrl: server.url, ...options });

describe('what is sent', () => {
  test('one POST of form data that asks for JSON', async () => {
    await client().exchangeCode({ code: endpoint.issueCode() });

    expect(endpoint.requests).toHaveLength(1);
    const [request] = endpoint.requests;
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe('/login/oauth/access_token');
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    });
  });

  test('only the parameters that were given', async () => {
    await client().exchangeCode({ code: 'abc' });

    expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toEqual({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code: 'abc',
    });
  });

  test('the redirect URI, the code verifier and the repository where they are given', async () => {
    await client().exchangeCode({
      code: 'a+b&c=d',
      redirectUri: callbackUrl,
      codeVerifier: 'v'.repeat(43),
      repositoryId: 123,
    });

    expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toMatchObject({
      code: 'a+b&c=d',
      redirect_uri: callbackUrl,
      code_verifier: 'v'.repeat(43),
      repository_id: '123',
    });
  });

  test('a repository id in text as it is', async () => {
    await client().exchangeCode({ code: 'abc', repositoryId: '456' });

    expect(endpoint.requests[0]?.form.get('repository_id')).toBe('456');
  });
});

describe('what comes back', () => {
  test('a token with its scopes', async () => {
    const code = endpoint.issueCode({ redirectUri: callbackUrl, scopes: ['repo', 'gist'] });

    const response = await client().exchangeCode({ code, redirectUri: callbackUrl });

    expect(response).toMatchObject({
      _tag: 'Success',
      tokenType: 'bearer',
      scopes: ['gist', 'repo'],
    });
  });

  test('the time of expiry by the local clock', async () => {
    const expiring = createFakeTokenEndpoint({ apps: [{ ...fakeApp, kind: 'github-app' }] });
    const before = Date.now();

    const response = await createTokenClient({ ...app, fetch: expiring.fetch }).exchangeCode({
      code: expiring.issueCode(),
    });

    if (response._tag !== 'Success') throw new Error(response._tag);
    expect(response.expiresIn).toBe(28_800);
    expect(response.expiresAt).toBeGreaterThanOrEqual(before + 28_800_000);
    expect(response.expiresAt).toBeLessThanOrEqual(Date.now() + 28_800_000);
  });

  test.each([
    ['a wrong client secret', { clientSecret: 'wrong' }],
    ['a client secret with a newline', { clientSecret: `${app.clientSecret}\n` }],
  ])('IncorrectClientCredentials for %s', async (_, options) => {
    const response = await client(options).exchangeCode({ code: endpoint.issueCode() });

    expect(response).toMatchObject({
      _tag: 'IncorrectClientCredentials',
      code: 'incorrect_client_credentials',
      status: 200,
    });
  });

  test('IncorrectClientCredentials that names the client ID first where it is unknown', async () => {
    const response = await client({ clientId: 'Ov23liNobodyNobody00' }).exchangeCode({
      code: endpoint.issueCode(),
    });

    if (response._tag !== 'IncorrectClientCredentials') throw new Error(response._tag);
    expect(response.status).toBe(404);
    expect(response.remediation.summary).toMatch(/client ID/);
    expect(response.remediation.steps[0]).toMatch(/client ID/);
  });

  test('BadVerificationCode for a code that was exchanged before', async () => {
    const code = endpoint.issueCode();

    expect((await client().exchangeCode({ code }))._tag).toBe('Success');
    expect((await client().exchangeCode({ code }))._tag).toBe('BadVerificationCode');
  });

  test('BadVerificationCode for a code older than ten minutes', async () => {
    const code = endpoint.issueCode({ issuedAt: Date.now() - 600_001 });

    expect((await client().exchangeCode({ code }))._tag).toBe('BadVerificationCode');
  });

  test('RedirectUriMismatch for another path than the registered one', async () => {
    const response = await client().exchangeCode({
      code: endpoint.issueCode(),
      redirectUri: 'https://app.example.com/elsewhere',
    });

    expect(response._tag).toBe('RedirectUriMismatch');
  });

  test('UnverifiedUserEmail for a person without a verified address', async () => {
    const code = endpoint.issueCode({ unverifiedEmail: true });

    expect((await client().exchangeCode({ code }))._tag).toBe('UnverifiedUserEmail');
  });

  test("GitHub's request id on an error", async () => {
    const response = await client().exchangeCode({ code: 'unknown' });

    expect(response).toMatchObject({ requestId: expect.stringMatching(/^[\dA-F:]+$/) });
  });
});

describe('a missing code', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['empty', ''],
    ['blank', ' \t'],
    ['a list, as a query string with two codes gives', ['a', 'b']],
    ['a number', 12],
  ])('is MissingCode without a request when it is %s', async (_, code) => {
    const response = await client().exchangeCode({ code: code as string });

    expect(response._tag).toBe('MissingCode');
    expect(endpoint.requests).toHaveLength(0);
  });
});

describe('a programming error', () => {
  test.each([
    ['params', undefined],
    ['params', 'e72e16c7e42f292c6912'],
    ['redirectUri', { code: 'abc', redirectUri: 5 }],
    ['redirectUri', { code: 'abc', redirectUri: null }],
    ['codeVerifier', { code: 'abc', codeVerifier: {} }],
    ['repositoryId', { code: 'abc', repositoryId: [] }],
    ['signal', { code: 'abc', signal: 'stop' }],
  ])('rejects with a TypeError that names %s', async (option, params) => {
    const exchange = client().exchangeCode(params as never);

    await expect(exchange).rejects.toThrow(TypeError);
    await expect(exchange).rejects.toThrow(new RegExp(`^exchangeCode: ${option} `));
    expect(endpoint.requests).toHaveLength(0);
  });
});

describe('secrets', () => {
  const secrets = {
    code: 'c0dec0dec0dec0dec0de',
    codeVerifier: 'verifier-verifier-verifier-verifier-verifier',
  };

  test('stay out of an answer that echoes the request', async () => {
    const echo = `${app.clientSecret} ${encodeURIComponent(secrets.code)} ${secrets.codeVerifier.slice(5)}`;
    endpoint.respondWith({ error: 'odd', members: { error_description: echo } });

    const response = await client().exchangeCode(secrets);

    expect(response).toMatchObject({ _tag: 'UnrecognizedOAuthError', description: '*** *** ***' });
  });

  test('cannot be seen in the client', () => {
    const made = client();

    expect(inspect(made, { depth: 9, showHidden: true })).not.toContain(app.clientSecret);
    expect(JSON.stringify(made)).not.toContain(app.clientSecret);
  });
});

describe('exchangeCode() in plain JavaScript', () => {
  test('returns the refusal of a callback as it is and sends nothing', async () => {
    const made = client();
    for (const query of ['error=access_denied&state=xyz', 'state=xyz', 'code=abc&state=other']) {
      const refusal = made.parseCallback(`/auth/callback?${query}`, { state: 'xyz' });

      expect(await made.exchangeCode(refusal as never)).toBe(refusal);
    }
    expect(endpoint.requests).toHaveLength(0);
  });

  test('takes the AuthorizationCode of parseCallback() as it is', async () => {
    const made = client();
    const request = await made.authorizationUrl({ redirectUri: callbackUrl });
    const code = endpoint.issueCode({
      redirectUri: callbackUrl,
      codeChallenge: request.codeChallenge,
    });
    const callback = made.parseCallback(`?code=${code}&state=${request.state}`, request);

    expect((await made.exchangeCode(callback as never))._tag).toBe('Success');
  });

  test('refuses unknown parameters and names the known one', async () => {
    await expect(
      client().exchangeCode({ code: 'abc', redirect_uri: callbackUrl } as never),
    ).rejects.toThrow(
      new TypeError('exchangeCode: unknown option "redirect_uri"; did you mean "redirectUri"?'),
    );
    await expect(
      client().refreshToken({ refreshToken: 'ghr_abc', refresh_token: 'x' } as never),
    ).rejects.toThrow(/^refreshToken: unknown option "refresh_token"/);
    expect(endpoint.requests).toHaveLength(0);
  });

  test.each([-1, 1.5, Number.NaN])(
    'refuses the number %d as a repositoryId',
    async (repositoryId) => {
      await expect(client().exchangeCode({ code: 'abc', repositoryId })).rejects.toThrow(
        /^exchangeCode: repositoryId .+; .+/,
      );
    },
  );

  test('refuses what is not quite an AbortSignal before anything is sent', async () => {
    await expect(
      client().exchangeCode({ code: 'abc', signal: { aborted: false } as never }),
    ).rejects.toThrow(/^exchangeCode: signal .+; .+/);
    expect(endpoint.requests).toHaveLength(0);
  });

  test('reads each parameter once, before it sends anything', async () => {
    let reads = 0;
    const params = {
      get code() {
        reads += 1;
        if (reads > 1) throw new Error('read again');
        return endpoint.issueCode();
      },
    };

    expect((await client().exchangeCode(params))._tag).toBe('Success');
  });
});

test.each([
  ['gives NaN', { now: () => Number.NaN, monotonic: () => Number.NaN }],
  [
    'throws',
    {
      now: (): never => {
        throw new Error('boom');
      },
      monotonic: (): never => {
        throw new Error('boom');
      },
    },
  ],
])('a clock that %s loses no token', async (_, broken) => {
  const clock = { ...broken, sleep: () => Promise.reject(new Error('boom')) };
  const expiring = createFakeTokenEndpoint({ apps: [{ ...app, kind: 'github-app' }] });
  const response = await createTokenClient({
    ...app,
    clock,
    fetch: expiring.fetch,
  }).exchangeCode({ code: expiring.issueCode() });

  expect(response).toMatchObject({ _tag: 'Success', expiresAt: expect.any(Number) });
  expect(response).not.toMatchObject({ expiresAt: Number.NaN });
});
