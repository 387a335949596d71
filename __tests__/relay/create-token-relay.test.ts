import { expect, test } from '@jest/globals';
import { decodeTokenResponse, type TokenResponse } from '../../src/decode.js';
import { createTokenRelay } from '../../src/relay.js';
import { app, callbackUrl } from '../support/app.js';
import {
  bodyOf,
  boom,
  fail,
  form,
  json,
  listening,
  origin,
  relayOf,
  relayToFake,
  request,
  serverError,
  success,
} from './requests.js';

test('createTokenRelay() responds to a code with the TokenResponse of the client, unchanged', async () => {
  const { relay, errors, refusals } = relayOf(success);
  const response = await relay(request());

  expect(response.status).toBe(200);
  expect(await bodyOf<TokenResponse>(response)).toEqual(success);
  expect([errors, refusals]).toEqual([[], []]);
});

test('createTokenRelay() sends GitHub the parameters of the page and the credentials of the server', async () => {
  const { endpoint, relay } = relayToFake();
  const code = endpoint.issueCode({ redirectUri: callbackUrl });
  const response = await relay(
    json({
      code,
      redirect_uri: callbackUrl,
      repository_id: 1296269,
      client_id: 'Ov23liOtherOtherOther',
      client_secret: 'of-the-browser',
      state: 'xyz',
      __proto__: { code: 'other' },
      baseUrl: 'https://evil.example.org',
    }),
  );

  expect(response.status).toBe(200);
  expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toEqual({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    code,
    redirect_uri: callbackUrl,
    repository_id: '1296269',
  });
});

test('createTokenRelay() reads the parameters of a code from form data', async () => {
  const { relay, calls } = relayOf(success);
  await relay(form('code=a%2Bb&redirect_uri=https%3A%2F%2Fx.example&code_verifier=v&state=s'));

  expect(calls).toEqual([
    { code: 'a+b', redirectUri: 'https://x.example', codeVerifier: 'v', repositoryId: undefined },
  ]);
});

test('createTokenRelay() responds with MissingCode to a missing code, and sends nothing to GitHub', async () => {
  const { endpoint, relay } = relayToFake();
  const outcomes = [];
  for (const sent of [json({}), json({ code: null }), form(''), form('code=')]) {
    const response = await relay(sent);
    outcomes.push([response.status, (await bodyOf<TokenResponse>(response))._tag]);
  }

  expect(outcomes).toEqual(outcomes.map(() => [400, 'MissingCode']));
  expect(endpoint.requests).toEqual([]);
});

test('createTokenRelay() sends one request for a code that a page sends twice at the same time', async () => {
  const { endpoint, relay } = relayToFake();
  const code = endpoint.issueCode();
  const responses = await Promise.all([relay(json({ code })), relay(json({ code }))]);
  const [first, second] = await Promise.all(responses.map((one) => bodyOf<TokenResponse>(one)));

  expect(endpoint.requests).toHaveLength(1);
  expect(first?._tag).toBe('Success');
  expect(second).toEqual(first);
});

test('createTokenRelay() completes an exchange after the browser has gone', async () => {
  const { endpoint, relay } = relayToFake();
  const browser = new AbortController();
  const sent = new Request(json({ code: endpoint.issueCode() }), { signal: browser.signal });
  const response = relay(sent);
  while (endpoint.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  browser.abort();

  expect((await response).status).toBe(200);
});

test('createTokenRelay() accepts the grant type authorization_code', async () => {
  const { relay } = relayOf(success);

  expect((await relay(json({ grant_type: 'authorization_code', code: 'a' }))).status).toBe(200);
});

test('createTokenRelay() refreshes a token, once', async () => {
  const { endpoint, relay } = relayToFake({}, { kind: 'github-app' });
  const first = await relay(json({ code: endpoint.issueCode() }));
  const { refreshToken } = await bodyOf<typeof success>(first);
  const refresh = () => relay(form(`grant_type=refresh_token&refresh_token=${refreshToken}`));
  const [second, third] = [await refresh(), await refresh()];

  expect((await bodyOf<TokenResponse>(second))._tag).toBe('Success');
  expect(third.status).toBe(400);
  expect((await bodyOf<TokenResponse>(third))._tag).toBe('BadRefreshToken');
});

test('createTokenRelay() refuses a refresh without a refresh token', async () => {
  const { relay, calls } = relayOf(success);
  const outcomes = [];
  for (const token of ['', ' ', null, '[redacted]']) {
    const response = await relay(json({ grant_type: 'refresh_token', refresh_token: token }));
    outcomes.push([response.status, await bodyOf(response)]);
  }

  const refusal = {
    error: 'invalid_request',
    error_description:
      'The request has no refresh_token. In the page, send that of the latest Success.',
  };
  expect(outcomes).toEqual(outcomes.map(() => [400, refusal]));
  expect(calls).toEqual([]);
});

test('createTokenRelay() refuses other grant types as unsupported_grant_type', async () => {
  const { relay, calls, refusals } = relayOf(success);
  const outcomes = [];
  for (const grant of ['password', 'client_credentials', '__proto__', 'AUTHORIZATION_CODE']) {
    const response = await relay(json({ grant_type: grant, code: 'a' }));
    outcomes.push([response.status, (await bodyOf(response)).error]);
  }

  expect(outcomes).toEqual(outcomes.map(() => [400, 'unsupported_grant_type']));
  expect(refusals.map(({ reason }) => reason)).toEqual(outcomes.map(() => 'grant-type'));
  expect(calls).toEqual([]);
});

test('decodeTokenResponse() decodes the refusal of a relay', async () => {
  const { relay } = relayOf(success);
  const response = await relay(json({ grant_type: 'password' }));
  const decoded = decodeTokenResponse({
    status: response.status,
    headers: response.headers,
    body: await response.text(),
  });

  expect(decoded._tag).toBe('UnsupportedGrantType');
});

const commonHeaders = {
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After',
  'cache-control': 'no-store',
  pragma: 'no-cache',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
};

test('createTokenRelay() forbids caching and sniffing, and lets the page read the response', async () => {
  const { headers } = await relayOf(success).relay(request());

  expect(Object.fromEntries(headers)).toEqual({
    ...commonHeaders,
    'content-type': 'application/json; charset=utf-8',
  });
});

test('createTokenRelay() allows a POST with a content type in its preflight response, for two hours', async () => {
  const response = await relayOf(success).relay(request(null, {}, 'OPTIONS'));

  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(Object.fromEntries(response.headers)).toEqual({
    ...commonHeaders,
    'access-control-allow-headers': 'Content-Type',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '7200',
  });
});

test('createTokenRelay() refuses other methods with 405', async () => {
  const { relay, refusals } = relayOf(success);
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'post2'];
  const outcomes = [];
  for (const method of methods) {
    const response = await relay(request(null, {}, method));
    const { headers, status } = response;
    const { error } = await bodyOf(response);
    outcomes.push([status, headers.get('allow'), headers.get('vary'), error]);
  }

  expect(outcomes).toEqual(methods.map(() => [405, 'POST, OPTIONS', 'Origin', 'invalid_request']));
  expect(refusals).toEqual(
    methods.map(() => ({
      reason: 'method',
      status: 405,
      description:
        'The relay accepts only POST. In the page, send a POST request. In programs other than pages, use createTokenClient.',
      origin,
    })),
  );
});

test('createTokenRelay() responds with 405 to a link, which has no Origin', async () => {
  const { relay } = relayOf(success);

  expect((await relay(request(null, { origin: undefined }, 'GET'))).status).toBe(405);
});

test('createTokenRelay() responds with 500 if the client throws or rejects, and logs only names', async () => {
  for (const exchangeCode of [() => Promise.reject(boom()), fail]) {
    const { relay, refusals } = listening({ client: { exchangeCode, refreshToken: exchangeCode } });
    const response = await relay(request());

    expect([response.status, await bodyOf(response)]).toEqual([500, serverError]);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refusals).toEqual([
      {
        reason: 'failed',
        status: 500,
        description:
          'The client threw. On the server, call it with the same parameters in a test to see why.',
        cause: { name: 'TypeError', code: 'EPROTO' },
        origin,
      },
    ]);
  }
});

test('createTokenRelay() responds with 500 to what is not a TokenResponse', async () => {
  const values: readonly unknown[] = [
    undefined,
    null,
    'token',
    {},
    { _tag: 'constructor' },
    { _tag: 1 },
    { _tag: 'Success' },
    { _tag: 'Success', accessToken: 1 },
    { _tag: 'AccessDenied' },
    { _tag: 'AccessDenied', remediation: null },
    Object.create(success),
  ];
  for (const value of values) {
    const { relay, refusals } = relayOf(value, { details: 'full', cookies: true });
    const response = await relay(request());

    expect([value, response.status, await bodyOf(response)]).toEqual([value, 500, serverError]);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.has('allow')).toBe(false);
    expect(refusals[0]?.description).toMatch(/^The client did not return a TokenResponse\./);
  }
});

test('createTokenRelay() responds with 500 to a TokenResponse that is not JSON', async () => {
  const response = await relayOf({ ...success, expiresIn: 1n }).relay(request());

  expect([response.status, await bodyOf(response)]).toEqual([500, serverError]);
});

test('createTokenRelay() ignores listeners that throw or reject', async () => {
  for (const listener of [fail, () => Promise.reject(boom())]) {
    const { endpoint, relay } = relayToFake({ onError: listener, onRefusal: listener });
    endpoint.respondWith({ error: 'access_denied' });

    expect((await bodyOf<TokenResponse>(await relay(request())))._tag).toBe('AccessDenied');
    expect((await relay(json({ code: ['a'] }))).status).toBe(400);
  }
});

test('createTokenRelay() does not wait for listeners', async () => {
  const never = () => new Promise(() => undefined);
  const { endpoint, relay } = relayToFake({ onError: never, onRefusal: never });
  endpoint.respondWith({ error: 'access_denied' });

  expect((await relay(request())).status).toBe(400);
  expect((await relay(request(null, {}, 'GET'))).status).toBe(405);
});

test('createTokenRelay() responds in the same way if the log is disabled', async () => {
  const { client } = relayToFake();
  const silent = { onError: null, onRefusal: null };
  const relay = createTokenRelay({ client, allowedOrigins: [origin], ...silent });

  expect((await relay(request())).status).toBe(400);
  expect((await relay(json({ code: ['a'] }))).status).toBe(400);
});
