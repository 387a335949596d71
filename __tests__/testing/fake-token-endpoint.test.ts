import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import {
  createFakeTokenEndpoint,
  type FakeApp,
  type FakeTokenEndpoint,
} from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const make = (differing: Partial<FakeApp> = {}, now?: () => number) =>
  createFakeTokenEndpoint({ apps: [{ ...fakeApp, ...differing }], now });

const post = (
  { fetch }: FakeTokenEndpoint,
  form: Record<string, string>,
  headers: Record<string, string> = { accept: 'application/json' },
) =>
  fetch('https://github.com/login/oauth/access_token', {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      ...form,
    }),
  });

const errorOf = async (answer: Promise<Response>): Promise<unknown> => {
  const response = await answer;
  return ((await response.json()) as { error?: unknown }).error;
};

describe('the format', () => {
  test('is form data unless something else is asked for', async () => {
    const response = await post(make(), { code: 'unknown' }, {});

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'application/x-www-form-urlencoded; charset=utf-8',
    );
    expect(await response.text()).toBe(
      'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.&error_uri=https%3A%2F%2Fdocs.github.com%2Fapps%2Fmanaging-oauth-apps%2Ftroubleshooting-oauth-app-access-token-request-errors%2F%23bad-verification-code',
    );
  });

  test('is JSON for application/json', async () => {
    const response = await post(make(), { code: 'unknown' });

    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      error: 'bad_verification_code',
      error_description: 'The code passed is incorrect or expired.',
      error_uri:
        'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#bad-verification-code',
    });
  });

  test('is XML for application/xml', async () => {
    const endpoint = make();
    const code = endpoint.issueCode({ scopes: ['repo', 'gist'] });
    const response = await post(endpoint, { code }, { accept: 'application/xml' });

    expect(await response.text()).toMatch(
      /^<OAuth>\n {2}<access_token>gho_\w{36}<\/access_token>\n {2}<token_type>bearer<\/token_type>\n {2}<scope>repo,gist<\/scope>\n<\/OAuth>$/,
    );
  });

  test('escapes markup in XML', async () => {
    const endpoint = make();
    endpoint.respondWith({ error: 'a', members: { error_description: '<b>&lt;</b>' } });
    const response = await post(endpoint, {}, { accept: 'application/xml' });

    expect(await response.text()).toContain(
      '<error_description>&lt;b&gt;&amp;lt;&lt;/b&gt;</error_description>',
    );
  });

  test('cannot be one of the REST API’s: that is 406', async () => {
    const response = await post(make(), {}, { accept: 'application/vnd.github.v3+json' });

    expect(response.status).toBe(406);
    expect(await response.text()).toBe('');
  });
});

describe('the credentials', () => {
  test('are looked at before the code', async () => {
    expect(await errorOf(post(make(), { client_secret: 'no', code: 'no' }))).toBe(
      'incorrect_client_credentials',
    );
  });

  test('are 404 where the client ID is unknown, JSON whatever was asked for', async () => {
    const response = await post(make(), { client_id: 'unknown' }, {});

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'Not Found' });
  });

  test('may come in the query, in JSON, or as HTTP Basic', async () => {
    const { fetch } = make();
    const url = 'https://github.com/login/oauth/access_token';
    const accept = 'application/json';
    const both = { client_id: app.clientId, client_secret: app.clientSecret };
    const basic = btoa(`${app.clientId}:${app.clientSecret}`);

    const answers = await Promise.all([
      fetch(`${url}?${new URLSearchParams(both).toString()}`, {
        method: 'POST',
        headers: { accept },
      }),
      fetch(url, {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json' },
        body: JSON.stringify(both),
      }),
      fetch(url, { method: 'POST', headers: { accept, authorization: `Basic ${basic}` } }),
    ]);

    for (const answer of answers)
      expect(await answer.json()).toMatchObject({ error: 'bad_verification_code' });
  });

  test('do not arrive in a body whose type is unknown or that is no object', async () => {
    const { fetch } = make();
    const send = (contentType: string, body: string) =>
      fetch('https://github.com/login/oauth/access_token', {
        method: 'POST',
        headers: { 'content-type': contentType, authorization: 'Bearer x' },
        body,
      });

    for (const [type, body] of [
      ['text/plain', `client_id=${app.clientId}`],
      ['application/json', '{broken'],
      ['application/json', '5'],
    ] as const)
      expect((await send(type, body)).status).toBe(404);
  });
});

describe('HTTP Basic', () => {
  const url = 'https://github.com/login/oauth/access_token';
  const secrets = ['100%', 'a:b:c', '%zz', 'sécret', 'ключ'];
  const inUtf8 = (text: string) => Buffer.from(text).toString('base64');

  test.each([
    '',
    'Basic',
    'Basic *',
    'Basic a',
    'Basic ====',
    'Basic %%%%',
    'Basic \u00fc\u00fc\u00fc\u00fc',
    `Basic ${inUtf8('no colon')}`,
    `Basic ${btoa('\u00ff\u00fe:\u00fd')}`,
    `Basic ${btoa('%E0%A4%A:%')}`,
  ])('%j without a known client ID is answered with 404, as GitHub does', async (authorization) => {
    const response = await make().fetch(url, { method: 'POST', headers: { authorization } });

    expect([response.status, await response.json()]).toEqual([404, { error: 'Not Found' }]);
  });

  test('that is malformed does not hide the credentials of the body', async () => {
    const headers = { accept: 'application/json', authorization: 'Basic *' };

    expect(await errorOf(post(make(), {}, headers))).toBe('bad_verification_code');
  });

  test.each(secrets)('carries the client secret %j as it is', async (clientSecret) => {
    const { fetch } = make({ clientSecret });
    const authorization = `Basic ${inUtf8(`${app.clientId}:${clientSecret}`)}`;
    const headers = { accept: 'application/json', authorization };

    expect(await errorOf(fetch(url, { method: 'POST', headers }))).toBe('bad_verification_code');
  });

  test.each(secrets)('carries the client secret %j percent-encoded', async (clientSecret) => {
    const { fetch } = make({ clientSecret });
    const authorization = `Basic ${btoa(`${app.clientId}:${encodeURIComponent(clientSecret)}`)}`;
    const headers = { accept: 'application/json', authorization };

    expect(await errorOf(fetch(url, { method: 'POST', headers }))).toBe('bad_verification_code');
  });
});

describe('a multipart body', () => {
  const url = 'https://github.com/login/oauth/access_token';

  test('is read like form data', async () => {
    const endpoint = make();
    const body = new FormData();
    body.set('client_id', app.clientId);
    body.set('client_secret', app.clientSecret);
    body.set('code', endpoint.issueCode());
    body.set('file', new Blob(['x']));

    const response = await endpoint.fetch(url, { method: 'POST', body });

    expect(await response.text()).toMatch(/^access_token=gho_/);
    expect([...(endpoint.requests[0]?.form.keys() ?? [])]).toEqual([
      'client_id',
      'client_secret',
      'code',
    ]);
  });

  test.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/mixed'])(
    'of type %s that cannot be read is answered with 404',
    async (type) => {
      const headers = { 'content-type': type };
      const response = await make().fetch(url, { method: 'POST', headers, body: '--x\r\nbroken' });

      expect(response.status).toBe(404);
    },
  );
});

describe('a code', () => {
  test('works once', async () => {
    const endpoint = make();
    const code = endpoint.issueCode();

    expect(await errorOf(post(endpoint, { code }))).toBeUndefined();
    expect(await errorOf(post(endpoint, { code }))).toBe('bad_verification_code');
  });

  test('lives for ten minutes', async () => {
    let now = 0;
    const endpoint = make({}, () => now);
    const code = endpoint.issueCode();
    const late = endpoint.issueCode();

    now = 599_999;
    expect(await errorOf(post(endpoint, { code }))).toBeUndefined();
    now = 600_000;
    expect(await errorOf(post(endpoint, { code: late }))).toBe('bad_verification_code');
  });

  test('belongs to the app that it was issued to', async () => {
    const other = { clientId: 'Ov23liOtherOtherOther', clientSecret: 'other' };
    const endpoint = createFakeTokenEndpoint({
      apps: [fakeApp, other],
      codes: [{ code: 'abc', clientId: other.clientId }],
    });

    expect(await errorOf(post(endpoint, { code: 'abc' }))).toBe('bad_verification_code');
  });

  test('with a challenge needs its verifier', async () => {
    const endpoint = make();
    const verifier = 'v'.repeat(43);
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const issue = () => endpoint.issueCode({ codeChallenge });

    expect(
      await errorOf(post(endpoint, { code: issue(), code_verifier: verifier })),
    ).toBeUndefined();
    expect(await errorOf(post(endpoint, { code: issue(), code_verifier: 'w'.repeat(43) }))).toBe(
      'bad_verification_code',
    );
    expect(await errorOf(post(endpoint, { code: issue() }))).toBe('bad_verification_code');
  });

  test('of a person without a verified address gives no token', async () => {
    const endpoint = make();
    const code = endpoint.issueCode({ unverifiedEmail: true });

    expect(await errorOf(post(endpoint, { code }))).toBe('unverified_user_email');
  });

  test('is not asked for under another grant type', async () => {
    expect(await errorOf(post(make(), { grant_type: 'password' }))).toBe('unsupported_grant_type');
  });
});

describe('the token', () => {
  test('of an OAuth app does not expire', async () => {
    const endpoint = make();
    const response = await post(endpoint, { code: endpoint.issueCode() });

    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^gho_\w{36}$/),
      token_type: 'bearer',
      scope: '',
    });
  });

  test('of a GitHub App expires and has no scope', async () => {
    const endpoint = make({ kind: 'github-app' });
    const response = await post(endpoint, { code: endpoint.issueCode({ scopes: ['repo'] }) });

    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^ghu_\w{36}$/),
      expires_in: 28_800,
      refresh_token: expect.stringMatching(/^ghr_\w{76}$/),
      refresh_token_expires_in: 15_897_600,
      token_type: 'bearer',
      scope: '',
    });
  });
});

describe('the redirect URI', () => {
  const answer = (differing: Partial<FakeApp>, redirectUri: string, issuedWith?: string) => {
    const endpoint = make(differing);
    const code = endpoint.issueCode({ redirectUri: issuedWith });
    return errorOf(post(endpoint, { code, redirect_uri: redirectUri }));
  };

  test.each([
    ['http://example.com/path', 'http://example.com/path'],
    ['http://example.com/path', 'http://example.com/path/subdir/other'],
    ['http://example.com/path', 'http://oauth.example.com/path'],
    ['http://example.com/path', 'http://oauth.example.com/path/subdir/other'],
    ['http://example.com/path/', 'http://example.com/path'],
    ['http://127.0.0.1/path', 'http://127.0.0.1:1234/path'],
  ])('of an OAuth app that registered %s may be %s', async (registered, sent) => {
    expect(await answer({ callbackUrls: [registered] }, sent)).toBeUndefined();
  });

  test.each([
    ['http://example.com/path', 'http://example.com/bar'],
    ['http://example.com/path', 'http://example.com/pathology'],
    ['http://example.com/path', 'http://example.com/'],
    ['http://example.com/path', 'http://example.com:8080/path'],
    ['http://example.com/path', 'https://example.com/path'],
    ['http://example.com/path', 'http://oauth.example.com:8080/path'],
    ['http://example.com/path', 'http://example.org'],
    ['http://example.com/path', 'http://notexample.com/path'],
    ['http://127.0.0.1/path', 'http://localhost:1234/path'],
    ['http://example.com/path', '/path'],
    ['not a URL', 'http://example.com/path'],
  ])('of an OAuth app that registered %s may not be %s', async (registered, sent) => {
    expect(await answer({ callbackUrls: [registered] }, sent)).toBe('redirect_uri_mismatch');
  });

  const gitHubApp: Partial<FakeApp> = {
    kind: 'github-app',
    callbackUrls: ['https://example.com/a', 'https://example.com/b?x=1'],
  };

  test.each(['https://example.com/a', 'https://example.com/b?x=1'])(
    'of a GitHub App may be the registered %s',
    async (sent) => {
      expect(await answer(gitHubApp, sent)).toBeUndefined();
    },
  );

  test.each(['https://example.com/a/below', 'https://example.com/a?x=1', 'https://example.com/c'])(
    'of a GitHub App may not be %s',
    async (sent) => {
      expect(await answer(gitHubApp, sent)).toBe('redirect_uri_mismatch');
    },
  );

  test('has to be the one of the authorization request', async () => {
    expect(await answer({}, `${callbackUrl}/b`, `${callbackUrl}/a`)).toBe('redirect_uri_mismatch');
    expect(await answer({}, `${callbackUrl}/a`, `${callbackUrl}/a`)).toBeUndefined();
  });

  test('of an app without a callback URL is always another one', async () => {
    expect(await answer({ callbackUrls: undefined }, callbackUrl)).toBe('redirect_uri_mismatch');
  });
});

describe('other addresses', () => {
  test('answer a POST with the sentence on cookies', async () => {
    const response = await make().fetch('https://github.com/oauth/token', { method: 'POST' });

    expect(response.status).toBe(403);
    expect(await response.text()).toBe('Cookies must be enabled to use GitHub.');
  });

  test('answer a GET with a page', async () => {
    const response = await make().fetch('https://github.com/login/oauth/access_token');

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

describe('a script', () => {
  test('answers one request each, then the endpoint does', async () => {
    const endpoint = make();
    endpoint.respondWith(
      { error: 'slow_down', members: { interval: 10 } },
      { error: 'device_flow_disabled', status: 400 },
      { error: 'brand_new' },
      { status: 502, headers: { 'x-a': 'b' }, body: new Uint8Array([104, 105]), delayMs: 1 },
      { status: 204 },
    );

    expect(await (await post(endpoint, {})).json()).toEqual({
      error: 'slow_down',
      error_description: 'Too many requests have been made in the same timeframe.',
      error_uri: 'https://docs.github.com',
      interval: 10,
    });
    expect((await post(endpoint, {})).status).toBe(400);
    expect(await (await post(endpoint, {})).json()).toEqual({ error: 'brand_new' });
    const bytes = await post(endpoint, {});
    expect([bytes.status, bytes.headers.get('x-a'), await bytes.text()]).toEqual([502, 'b', 'hi']);
    expect((await post(endpoint, {})).status).toBe(204);
    expect(await errorOf(post(endpoint, {}))).toBe('bad_verification_code');
  });

  test('can break the connection at once or in the middle of the body', async () => {
    const endpoint = make();
    endpoint.respondWith(
      { fault: 'reset' },
      { fault: 'cut' },
      { fault: 'cut', body: new Uint8Array(9) },
    );

    await expect(post(endpoint, {})).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    await expect((await post(endpoint, {})).text()).rejects.toThrow();
    await expect((await post(endpoint, {})).text()).rejects.toThrow();
  });

  test('can keep silent until the caller aborts', async () => {
    const endpoint = make();
    endpoint.respondWith({ fault: 'hang' });
    const url = 'https://github.com/login/oauth/access_token';

    await expect(
      endpoint.fetch(url, { method: 'POST', signal: AbortSignal.timeout(20) }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(
      endpoint.fetch(url, { method: 'POST', signal: AbortSignal.abort('no error') }),
    ).rejects.toBe('no error');
  });
});

describe('the server', () => {
  const withServer = async (
    endpoint: FakeTokenEndpoint,
    use: (url: string) => Promise<void>,
  ): Promise<void> => {
    const server = await endpoint.listen();
    try {
      await use(`${server.url}/login/oauth/access_token`);
    } finally {
      await server.close();
    }
  };

  test('listens on loopback and answers as the fetch does', async () => {
    const endpoint = make();
    await withServer(endpoint, async (url) => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
      const response = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ client_id: app.clientId }),
      });
      expect(response.headers.get('x-github-request-id')).toMatch(/^[\dA-F:]+$/);
      expect(await response.text()).toMatch(/^error=incorrect_client_credentials&/);
      expect(endpoint.requests).toHaveLength(1);
    });
  });

  test('listens on 127.0.0.1 alone', async () => {
    const reached: string[] = [];
    await withServer(make(), async (url) => {
      const others = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .map(({ address }) => address)
        .filter((address) => address !== '127.0.0.1');
      // All of 127.0.0.0/8 is this machine on Linux; elsewhere it may not be routed at all.
      if (process.platform === 'linux') others.push('127.0.0.2');
      for (const host of others)
        await new Promise<void>((resolve) => {
          const socket = connect({ host, port: Number(new URL(url).port) }, () => {
            reached.push(host);
            socket.destroy();
          });
          socket.on('error', () => undefined);
          socket.on('close', () => {
            resolve();
          });
        });
    });

    expect(reached).toEqual([]);
  });

  test('answers a malformed Basic header and a multipart body as the fetch does', async () => {
    await withServer(make(), async (url) => {
      const headers = { authorization: 'Basic %\u00fc*' };
      const body = new FormData();
      body.set('client_id', app.clientId);

      expect((await fetch(url, { method: 'POST', headers })).status).toBe(404);
      expect(await (await fetch(url, { method: 'POST', body })).text()).toMatch(
        /^error=incorrect_client_credentials&/,
      );
    });
  });

  test.each(['//', '*', 'http://[', '/%'])('answers the request target %s', async (path) => {
    await withServer(make(), async (url) => {
      const status = await new Promise((resolve, reject) => {
        httpRequest(url, { method: 'POST', path }, (incoming) => {
          incoming.resume();
          resolve(incoming.statusCode);
        })
          .on('error', reject)
          .end();
      });

      expect(status).toBe(403);
    });
  });

  test('can reset, cut and keep silent too', async () => {
    const endpoint = make();
    endpoint.respondWith(
      { fault: 'reset' },
      { error: 'slow_down' },
      { fault: 'cut' },
      { fault: 'hang' },
      { status: 204 },
      { delayMs: 1, body: 'late' },
    );
    await withServer(endpoint, async (url) => {
      await expect(fetch(url, { method: 'POST' })).rejects.toThrow();
      expect((await fetch(url, { method: 'POST' })).status).toBe(200);
      await expect(fetch(url, { method: 'POST' }).then((r) => r.text())).rejects.toThrow();
      await expect(
        fetch(url, { method: 'POST', signal: AbortSignal.timeout(50) }),
      ).rejects.toThrow();
      expect((await fetch(url, { method: 'POST' })).status).toBe(204);
      expect(await (await fetch(url, { method: 'POST' })).text()).toBe('late');
    });
  });

  test('ends the connection of a request that is too large', async () => {
    await withServer(make(), async (url) => {
      await expect(fetch(url, { method: 'POST', body: 'x'.repeat(1_000_000) })).rejects.toThrow();
    });
  });

  test('cannot listen on a port that is taken', async () => {
    const server = await make().listen();

    await expect(make().listen({ port: Number(new URL(server.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await server.close();
  });
});

test('an endpoint without an app is a programming error', () => {
  expect(() => createFakeTokenEndpoint({ apps: [] })).toThrow(
    /^createFakeTokenEndpoint: apps is empty; .+/,
  );
});
