import { afterEach, beforeEach, expect, test } from '@jest/globals';
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

const make = (options: object = {}) =>
  createTokenClient({ ...app, baseUrl: server.url, ...options });

const sentForm = () => Object.fromEntries(endpoint.requests[0]?.form ?? []);

test('exchangeCode() sends one POST of form data that accepts JSON', async () => {
  await make().exchangeCode({ code: endpoint.issueCode() });

  expect(endpoint.requests).toMatchObject([
    {
      method: 'POST',
      path: '/login/oauth/access_token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
    },
  ]);
});

test('exchangeCode() sends the credentials, grant_type and code, and nothing that was not given', async () => {
  await make().exchangeCode({ code: 'abc' });

  expect(sentForm()).toEqual({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    code: 'abc',
  });
});

test('exchangeCode() sends no client_secret if the client secret is null', async () => {
  await make({ clientSecret: null }).exchangeCode({ code: 'abc' });

  expect(sentForm()).toEqual({
    client_id: app.clientId,
    grant_type: 'authorization_code',
    code: 'abc',
  });
});

test('exchangeCode() sends redirect_uri, code_verifier and repository_id if they are given', async () => {
  await make().exchangeCode({
    code: 'a+b&c=d',
    redirectUri: callbackUrl,
    codeVerifier: 'v'.repeat(43),
    repositoryId: 123,
  });

  expect(sentForm()).toMatchObject({
    code: 'a+b&c=d',
    redirect_uri: callbackUrl,
    code_verifier: 'v'.repeat(43),
    repository_id: '123',
  });
});

test('exchangeCode() sends a repositoryId that is a string as it is', async () => {
  await make().exchangeCode({ code: 'abc', repositoryId: '456' });

  expect(sentForm()).toHaveProperty('repository_id', '456');
});

test('exchangeCode() resolves to Success with the scopes of the token', async () => {
  const code = endpoint.issueCode({ redirectUri: callbackUrl, scopes: ['repo', 'gist'] });

  expect(await make().exchangeCode({ code, redirectUri: callbackUrl })).toMatchObject({
    _tag: 'Success',
    tokenType: 'bearer',
    scopes: ['gist', 'repo'],
  });
});

test('exchangeCode() computes expiresAt from the local clock', async () => {
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

test('exchangeCode() resolves to IncorrectClientCredentials for a wrong client secret', async () => {
  for (const clientSecret of ['wrong', `${app.clientSecret}\n`])
    expect(await make({ clientSecret }).exchangeCode({ code: endpoint.issueCode() })).toMatchObject(
      {
        _tag: 'IncorrectClientCredentials',
        code: 'incorrect_client_credentials',
        status: 200,
      },
    );
});

test('exchangeCode() names the client ID in the hint of an unknown client ID', async () => {
  const response = await make({ clientId: 'Ov23liNobodyNobody00' }).exchangeCode({
    code: endpoint.issueCode(),
  });

  if (response._tag !== 'IncorrectClientCredentials') throw new Error(response._tag);
  expect(response.status).toBe(404);
  expect(response.remediation.summary).toMatch(/client ID/);
  expect(response.remediation.steps[0]).toMatch(/client ID/);
});

test('exchangeCode() resolves to BadVerificationCode for a code that was exchanged before', async () => {
  const code = endpoint.issueCode();

  expect((await make().exchangeCode({ code }))._tag).toBe('Success');
  expect((await make().exchangeCode({ code }))._tag).toBe('BadVerificationCode');
});

test('exchangeCode() resolves to BadVerificationCode for a code older than ten minutes', async () => {
  const code = endpoint.issueCode({ issuedAt: Date.now() - 600_001 });

  expect((await make().exchangeCode({ code }))._tag).toBe('BadVerificationCode');
});

test('exchangeCode() resolves to RedirectUriMismatch for another path than the registered one', async () => {
  const response = await make().exchangeCode({
    code: endpoint.issueCode(),
    redirectUri: 'https://app.example.com/elsewhere',
  });

  expect(response._tag).toBe('RedirectUriMismatch');
});

test('exchangeCode() resolves to UnverifiedUserEmail for a user without a verified email', async () => {
  const code = endpoint.issueCode({ unverifiedEmail: true });

  expect((await make().exchangeCode({ code }))._tag).toBe('UnverifiedUserEmail');
});

test("exchangeCode() adds GitHub's request id to an error", async () => {
  expect(await make().exchangeCode({ code: 'unknown' })).toMatchObject({
    requestId: expect.stringMatching(/^[\dA-F:]+$/),
  });
});

test('exchangeCode() resolves to MissingCode and sends nothing if the code is blank or not a string', async () => {
  // A query string with two codes is parsed into a list.
  for (const code of [undefined, null, '', ' \t', ['a', 'b'], 12])
    expect((await make().exchangeCode({ code: code as string }))._tag).toBe('MissingCode');
  expect(endpoint.requests).toHaveLength(0);
});

test('exchangeCode() rejects wrong parameters with a TypeError and sends nothing', async () => {
  for (const [option, params] of [
    ['params', undefined],
    ['params', 'e72e16c7e42f292c6912'],
    ['redirectUri', { code: 'abc', redirectUri: 5 }],
    ['redirectUri', { code: 'abc', redirectUri: null }],
    ['redirectUri', { code: 'abc', redirectUri: '' }],
    ['codeVerifier', { code: 'abc', codeVerifier: {} }],
    ['repositoryId', { code: 'abc', repositoryId: [] }],
    ['repositoryId', { code: 'abc', repositoryId: -1 }],
    ['repositoryId', { code: 'abc', repositoryId: 1.5 }],
    ['repositoryId', { code: 'abc', repositoryId: Number.NaN }],
    ['signal', { code: 'abc', signal: 'stop' }],
    ['signal', { code: 'abc', signal: { aborted: false } }],
  ] as const) {
    const exchange = make().exchangeCode(params as never);

    await expect(exchange).rejects.toThrow(TypeError);
    await expect(exchange).rejects.toThrow(new RegExp(`^exchangeCode: ${option} .+; .+`));
  }
  expect(endpoint.requests).toHaveLength(0);
});

test('exchangeCode() rejects an unknown parameter and names the known one', async () => {
  await expect(
    make().exchangeCode({ code: 'abc', redirect_uri: callbackUrl } as never),
  ).rejects.toThrow(
    new TypeError('exchangeCode: unknown option "redirect_uri"; did you mean "redirectUri"?'),
  );
  expect(endpoint.requests).toHaveLength(0);
});

test('exchangeCode() returns the error of a callback as it is and sends nothing', async () => {
  const client = make();
  for (const query of ['error=access_denied&state=xyz', 'state=xyz', 'code=abc&state=other']) {
    const error = client.parseCallback(`/auth/callback?${query}`, { state: 'xyz' });

    expect(await client.exchangeCode(error as never)).toBe(error);
  }
  expect(endpoint.requests).toHaveLength(0);
});

test('exchangeCode() accepts the AuthorizationCode of parseCallback() as it is', async () => {
  const client = make();
  const request = await client.authorizationUrl({ redirectUri: callbackUrl });
  const code = endpoint.issueCode({
    redirectUri: callbackUrl,
    codeChallenge: request.codeChallenge,
  });
  const callback = client.parseCallback(`?code=${code}&state=${request.state}`, request);

  expect((await client.exchangeCode(callback as never))._tag).toBe('Success');
});

test('exchangeCode() reads each parameter once, before it sends anything', async () => {
  let reads = 0;
  const params = {
    get code() {
      reads += 1;
      if (reads > 1) throw new Error('read again');
      return endpoint.issueCode();
    },
  };

  expect((await make().exchangeCode(params))._tag).toBe('Success');
});
