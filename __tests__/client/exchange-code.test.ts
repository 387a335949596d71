import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/entries/index.js';
import {
  createFakeTokenEndpoint,
  type FakeServer,
  type FakeTokenEndpoint,
} from '../../src/entries/testing.js';
import { app, callbackUrl } from '../support/app.js';

let endpoint: FakeTokenEndpoint;
let server: FakeServer;

beforeEach(async () => {
  endpoint = createFakeTokenEndpoint({ apps: [app] });
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
      scopes: ['repo', 'gist'],
    });
  });

  test('the time of expiry by the local clock', async () => {
    const expiring = createFakeTokenEndpoint({ apps: [{ ...app, kind: 'github-app' }] });
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
    ['an empty client secret', { clientSecret: '' }],
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
