import { describe, expect, jest, test } from '@jest/globals';
import { decodeTokenResponse } from '../../src/decode/decode.js';
import type { TokenResponse } from '../../src/errors/types.js';
import { createTokenRelay } from '../../src/relay/create-token-relay.js';
import { app, callbackUrl } from '../support/app.js';
import {
  bodyOf,
  form,
  json,
  listening,
  origin,
  relayOf,
  relayToFake,
  request,
  success,
} from './requests.js';

describe('a code', () => {
  test('becomes the TokenResponse of the client, unchanged', async () => {
    const { relay, errors, refusals } = relayOf(success);

    const response = await relay(request());

    expect(response.status).toBe(200);
    expect(await bodyOf<TokenResponse>(response)).toEqual(success);
    expect([errors, refusals]).toEqual([[], []]);
  });

  test('reaches GitHub with what belongs to it, and with the secret of the server alone', async () => {
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

  test('may come as form data', async () => {
    const { relay, asked } = relayOf(success);

    await relay(form('code=a%2Bb&redirect_uri=https%3A%2F%2Fx.example&code_verifier=v&state=s'));

    expect(asked).toEqual([
      { code: 'a+b', redirectUri: 'https://x.example', codeVerifier: 'v', repositoryId: undefined },
    ]);
  });

  test('that is missing ends in MissingCode, and nothing is sent', async () => {
    const { endpoint, relay } = relayToFake();

    for (const sent of [json({}), json({ code: null }), form(''), form('code=')]) {
      const response = await relay(sent);

      expect(response.status).toBe(400);
      expect((await bodyOf<TokenResponse>(response))._tag).toBe('MissingCode');
    }
    expect(endpoint.requests).toEqual([]);
  });

  test('that a page exchanges twice at once costs one request, and both get the token', async () => {
    const { endpoint, relay } = relayToFake();
    const code = endpoint.issueCode();

    const responses = await Promise.all([relay(json({ code })), relay(json({ code }))]);
    const [first, second] = await Promise.all(responses.map((one) => bodyOf<TokenResponse>(one)));

    expect(endpoint.requests).toHaveLength(1);
    expect(first?._tag).toBe('Success');
    expect(second).toEqual(first);
  });

  test('is exchanged to the end when the browser goes away', async () => {
    const { endpoint, relay } = relayToFake();
    const leaving = new AbortController();
    const sent = new Request(json({ code: endpoint.issueCode() }), { signal: leaving.signal });

    const answer = relay(sent);
    while (endpoint.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();

    expect((await answer).status).toBe(200);
  });
});

describe('a refresh', () => {
  test('becomes the TokenResponse of the client', async () => {
    const { endpoint, relay } = relayToFake({}, { kind: 'github-app' });
    const first = await relay(json({ code: endpoint.issueCode() }));
    const { refreshToken } = await bodyOf<typeof success>(first);

    const second = await relay(form(`grant_type=refresh_token&refresh_token=${refreshToken}`));
    const third = await relay(form(`grant_type=refresh_token&refresh_token=${refreshToken}`));

    expect((await bodyOf<TokenResponse>(second))._tag).toBe('Success');
    expect(third.status).toBe(400);
    expect((await bodyOf<TokenResponse>(third))._tag).toBe('BadRefreshToken');
  });

  test.each(['', ' ', null, '[redacted]'])('without its token (%j) is refused', async (token) => {
    const { relay, asked } = relayOf(success);

    const response = await relay(json({ grant_type: 'refresh_token', refresh_token: token }));

    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toEqual({
      error: 'invalid_request',
      error_description: 'Send the refresh_token of the newest Success.',
    });
    expect(asked).toEqual([]);
  });
});

test.each(['password', 'client_credentials', '__proto__', 'AUTHORIZATION_CODE'])(
  'the grant type %s is refused in the words of OAuth',
  async (grant) => {
    const { relay, asked, refusals } = relayOf(success);

    const response = await relay(json({ grant_type: grant, code: 'a' }));

    expect(response.status).toBe(400);
    expect((await bodyOf(response)).error).toBe('unsupported_grant_type');
    expect(refusals.map(({ reason }) => reason)).toEqual(['grant-type']);
    expect(asked).toEqual([]);
  },
);

test('the grant type of a code may be named', async () => {
  const { relay } = relayOf(success);

  expect((await relay(json({ grant_type: 'authorization_code', code: 'a' }))).status).toBe(200);
});

test('a refusal is one that the decoder of a client reads', async () => {
  const { relay } = relayOf(success);
  const response = await relay(json({ grant_type: 'password' }));

  const decoded = decodeTokenResponse({
    status: response.status,
    headers: response.headers,
    body: await response.text(),
  });

  expect(decoded._tag).toBe('UnsupportedGrantType');
});

describe('headers', () => {
  test('keep every answer out of caches and sniffers, and let the page read it', async () => {
    const { relay } = relayOf(success);

    const { headers } = await relay(request());

    expect(Object.fromEntries(headers)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'Retry-After',
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      pragma: 'no-cache',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('of a preflight allow one POST with a content type, for two hours', async () => {
    const { relay } = relayOf(success);

    const response = await relay(request(null, {}, 'OPTIONS'));

    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-headers': 'Content-Type',
      'access-control-allow-methods': 'POST',
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'Retry-After',
      'access-control-max-age': '7200',
      'cache-control': 'no-store',
      pragma: 'no-cache',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('other methods', () => {
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'post2'])('%s is refused', async (method) => {
    const { relay, refusals } = relayOf(success);

    const response = await relay(request(null, {}, method));

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect(response.headers.get('vary')).toBe('Origin');
    expect((await bodyOf(response)).error).toBe('invalid_request');
    expect(refusals).toEqual([
      {
        reason: 'method',
        status: 405,
        description: 'Send a POST request; the relay answers no other method.',
        origin,
      },
    ]);
  });

  test('are refused without an Origin too, as a link has none', async () => {
    const { relay, refusals } = relayOf(success);

    expect((await relay(request(null, { origin: undefined }, 'GET'))).status).toBe(405);
    expect(refusals[0]).not.toHaveProperty('origin');
  });
});

describe('faults of the server', () => {
  const failure = {
    error: 'server_error',
    error_description: 'The server could not complete the request; its log says why.',
  };
  const boom = () =>
    Object.assign(new TypeError('no route to 10.0.0.7 with s3cr3t'), { code: 'EPROTO' });

  test.each([
    ['rejects', () => Promise.reject(boom())],
    [
      'throws',
      () => {
        throw boom();
      },
    ],
  ])('a client that %s gives 500 and nothing of the error', async (_, exchangeCode) => {
    const { relay, refusals } = listening({ client: { exchangeCode, refreshToken: exchangeCode } });

    const response = await relay(request());

    expect(response.status).toBe(500);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await bodyOf(response)).toEqual(failure);
    expect(refusals).toEqual([
      expect.objectContaining({ reason: 'failed', cause: { name: 'TypeError', code: 'EPROTO' } }),
    ]);
  });

  test.each([
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
  ] as unknown[])('a client that gives %j gives 500', async (given) => {
    const { relay } = relayOf(given, { details: 'full', cookies: true });

    const response = await relay(request());

    expect([response.status, await bodyOf(response)]).toEqual([500, failure]);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test.each([undefined, null, {}, 'x', { headers: { origin }, method: 'POST' }])(
    'a call with %j in place of a Request names the way out in the log',
    async (given) => {
      const { relay, refusals } = relayOf(success);

      const response = await relay(given as unknown as Request);

      expect([response.status, await bodyOf(response)]).toEqual([500, failure]);
      expect(refusals[0]?.description).toMatch(/nodeListener/);
    },
  );

  test('a request whose parts throw gives 500', async () => {
    const { relay } = relayOf(success);
    const hostile = {
      headers: {
        get: () => {
          throw new RangeError('x');
        },
      },
    };

    expect((await relay(hostile as unknown as Request)).status).toBe(500);
  });

  test.each<readonly [string, () => unknown]>([
    [
      'whose headers throw',
      () => ({
        get headers() {
          throw boom();
        },
      }),
    ],
    [
      'that is a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
    ],
    ['whose headers return an object', () => ({ headers: { get: () => ({}) }, method: 'POST' })],
    [
      'whose method throws',
      () => ({
        headers: new Headers({ origin }),
        get method() {
          throw boom();
        },
      }),
    ],
  ])('a request %s gives 500 without a detail', async (_, make) => {
    const { relay, refusals } = relayOf(success);

    const response = await relay(make() as Request);

    expect([response.status, await bodyOf(response)]).toEqual([500, failure]);
    expect(refusals.map(({ reason }) => reason)).toEqual(['failed']);
  });

  test.each([
    [
      'throws',
      jest.fn(() => {
        throw boom();
      }),
    ],
    ['returns nothing', jest.fn()],
  ])('a body whose cancel() %s ends in 408 all the same', async (_, cancel) => {
    const { relay } = relayOf(success, { bodyTimeoutMs: 1 });
    const body = { getReader: () => ({ read: () => new Promise(() => undefined), cancel }) };
    const headers = new Headers({ origin, 'content-type': 'application/json' });

    const response = await relay({ method: 'POST', headers, body } as unknown as Request);

    expect(response.status).toBe(408);
    expect(cancel).toHaveBeenCalled();
  });

  test('a body that something has read before names the way out in the log', async () => {
    const { relay, refusals } = relayOf(success);
    const read = request();
    await read.text();
    const locked = request();
    locked.body?.getReader();

    for (const sent of [read, locked]) expect((await relay(sent)).status).toBe(500);
    expect(refusals.map(({ description }) => description)).toEqual([
      expect.stringMatching(/before a body parser/),
      expect.stringMatching(/before a body parser/),
    ]);
  });

  test.each([
    [
      'throw',
      () => {
        throw boom();
      },
    ],
    ['reject', () => Promise.reject(boom())],
  ])('listeners that %s change nothing', async (_, listener) => {
    const { endpoint, relay } = relayToFake({ onError: listener, onRefusal: listener });
    endpoint.respondWith({ error: 'access_denied' });

    expect((await bodyOf<TokenResponse>(await relay(request())))._tag).toBe('AccessDenied');
    expect((await relay(json({ code: ['a'] }))).status).toBe(400);
  });

  test('a client whose response JSON cannot write gives 500', async () => {
    const { relay } = relayOf({ ...success, expiresIn: 1n });

    const response = await relay(request());

    expect([response.status, await bodyOf(response)]).toEqual([500, failure]);
  });

  test('a relay without listeners answers the same', async () => {
    const { client } = relayToFake();
    const relay = createTokenRelay({
      client,
      allowedOrigins: [origin],
      onError: null,
      onRefusal: null,
    });

    expect((await relay(request())).status).toBe(400);
    expect((await relay(json({ code: ['a'] }))).status).toBe(400);
  });
});
