import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { createTokenClient as createCoreClient, fetchTransport } from '../../src/core.js';
import {
  createTokenClient,
  formatTokenError,
  isTokenError,
  type TokenClient,
  type TokenEvent,
  type TokenResponse,
} from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';
import { certificate, fetchTrusting, httpsServer } from '../support/https.js';
import { closedPort, httpServer, socketServer } from '../support/raw-server.js';

const code = 'c0dec0dec0dec0dec0de';
const token = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

const exchange = async (baseUrl: string, options: object = {}, signal?: AbortSignal) => {
  const client = createTokenClient({ ...app, baseUrl, ...options });
  const response = await client.exchangeCode({ code, ...(signal === undefined ? {} : { signal }) });
  if (isTokenError(response)) {
    expect(response.remediation.steps.length).toBeGreaterThanOrEqual(2);
    const shown = JSON.stringify(response) + formatTokenError(response);
    expect(shown).not.toContain(app.clientSecret);
    expect(shown).not.toContain(code);
  }
  return response;
};

const saysNothingArrived = (response: TokenResponse): boolean =>
  isTokenError(response) &&
  /\bno response\b/i.test(`${response.description} ${response.remediation.summary}`);

test('exchangeCode() resolves to NetworkFailure if the connection is refused', async () => {
  expect(await exchange(await closedPort())).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { name: 'TypeError', code: 'ECONNREFUSED' },
  });
});

test('exchangeCode() resolves to NetworkFailure if the connection closes before the response', async () => {
  const url = await socketServer((socket) => socket.once('data', () => socket.destroy()));

  expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
});

test('exchangeCode() resolves to NetworkFailure if the connection closes within the body', async () => {
  const url = await socketServer((socket) =>
    socket.once('data', () => {
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\n\r\naccess_token=${token}&scope=re`,
      );
    }),
  );

  const response = await exchange(url);
  expect(response).toMatchObject({ _tag: 'NetworkFailure' });
  expect(saysNothingArrived(response)).toBe(false);
});

test('exchangeCode() says that a response cannot be decompressed if its body is broken', async () => {
  for (const encoding of ['gzip', 'deflate', 'br']) {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    const baseUrl = await respondingServer(200, headers, 'not compressed');
    const options = { ...app, baseUrl };
    for (const client of [
      createTokenClient(options),
      createCoreClient({ ...options, transport: fetchTransport() }),
    ]) {
      const response = await client.exchangeCode({ code });
      expect(response).toMatchObject({
        _tag: 'NetworkFailure',
        codeSpent: 'unknown',
        remediation: {
          summary: `The response from ${new URL(baseUrl).host} could not be decompressed.`,
          steps: [expect.stringContaining('Content-Encoding'), expect.any(String)],
        },
      });
      expect(saysNothingArrived(response)).toBe(false);
    }
  }
});

test('exchangeCode() resolves to NetworkFailure if the server does not speak HTTP', async () => {
  const url = await socketServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n')));

  expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
});

test('exchangeCode() resolves to RequestTimedOut if the server sends nothing within timeoutMs', async () => {
  const url = await httpServer(() => undefined);

  expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({
    _tag: 'RequestTimedOut',
    timeoutMs: 50,
    retryable: true,
  });
});

test('exchangeCode() resolves to RequestTimedOut if the body does not end within the same timeoutMs', async () => {
  const url = await httpServer((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.write('{"access_token":');
  });

  expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({ _tag: 'RequestTimedOut' });
});

test('exchangeCode() resolves to RequestTimedOut if the body trickles in byte by byte', async () => {
  const url = await httpServer((incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    const trickle = setInterval(() => outgoing.write(' '), 5);
    incoming.socket.once('close', () => clearInterval(trickle));
  });

  expect(await exchange(url, { timeoutMs: 60 })).toMatchObject({ _tag: 'RequestTimedOut' });
});

test('exchangeCode() resolves to UnexpectedResponse without a timeout if the body is endless', async () => {
  const url = await httpServer((incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    const pour = () => {
      while (!incoming.socket.destroyed && outgoing.write('x'.repeat(16_384)));
    };
    outgoing.on('drain', pour);
    pour();
  });

  expect(await exchange(url)).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large' });
});

test('exchangeCode() names the host that cannot be resolved as the cause of a NetworkFailure', async () => {
  expect(await exchange('https://no-such-host.invalid')).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/) },
    remediation: {
      likelyCauses: [{ summary: 'The name no-such-host.invalid could not be resolved.' }],
    },
  });
});

test('exchangeCode() mentions CORS in the hint of a NetworkFailure only in a browser', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const elsewhere = await exchange('https://github.com', { fetch });
  Object.assign(globalThis, { document: {} });
  const inBrowser = await exchange('https://github.com', { fetch });
  Reflect.deleteProperty(globalThis, 'document');

  expect(inBrowser).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { name: 'TypeError', message: 'Failed to fetch' },
    remediation: { steps: expect.arrayContaining([expect.stringMatching(/relay.+CORS/)]) },
  });
  expect(elsewhere).toMatchObject({
    cause: { name: 'TypeError', message: 'Failed to fetch' },
    remediation: { likelyCauses: [] },
  });
  expect(JSON.stringify(elsewhere)).not.toMatch(/relay|CORS/);
});

test('exchangeCode() resolves to the response or to RequestAborted whenever its signal aborts', async () => {
  const url = await httpServer((_, outgoing) => {
    setTimeout(() => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.write('{"error":');
      setTimeout(() => outgoing.end('"access_denied"}'), 4);
    }, 4);
  });
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, async (_, milliseconds) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), milliseconds);
      return (await exchange(url, {}, controller.signal))._tag;
    }),
  );

  expect([...new Set(['AccessDenied', 'RequestAborted', ...outcomes])]).toEqual([
    'AccessDenied',
    'RequestAborted',
  ]);
});

test('exchangeCode() resolves to RequestAborted if its signal aborts before the response', async () => {
  const controller = new AbortController();
  const url = await httpServer(() => controller.abort());

  expect(await exchange(url, {}, controller.signal)).toMatchObject({ _tag: 'RequestAborted' });
});

test('exchangeCode() resolves to RequestAborted if its signal aborts within the body', async () => {
  const controller = new AbortController();
  const url = await httpServer((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.write('{', () => setTimeout(() => controller.abort(), 20));
  });

  expect(await exchange(url, {}, controller.signal)).toMatchObject({ _tag: 'RequestAborted' });
});

test('exchangeCode() sends nothing if its signal is aborted already', async () => {
  let requests = 0;
  const url = await httpServer(() => (requests += 1));

  expect(await exchange(url, {}, AbortSignal.abort())).toMatchObject({ _tag: 'RequestAborted' });
  expect(requests).toBe(0);
});

test('NetworkFailure contains the message of what fetch threw, cut and without secrets', async () => {
  const text = `Proxy response (407) for\u001b[2J ${app.clientSecret} ${code}${'x'.repeat(5000)}`;
  const fetch = () =>
    Promise.reject(new RangeError('no tunnel', { cause: new Error(text.trimEnd()) }));
  const response = await exchange('https://github.com', { fetch });

  if (response._tag !== 'NetworkFailure') throw new Error(response._tag);
  const { message = '' } = response.cause;
  expect(response.cause.name).toBe('RangeError');
  expect(message).toMatch(/^no tunnel: Proxy response \(407\) for \[2J \*\*\*/);
  expect(message.length).toBeLessThanOrEqual(300);
  expect(formatTokenError(response)).toContain(`Got        ${message}`);
});

test('exchangeCode() does not reject if the response of a transport throws when it is read', async () => {
  const transport = () =>
    Promise.resolve({
      status: 200,
      get headers(): never {
        throw new Error('boom');
      },
      body: '',
    });
  const client = createCoreClient({ ...app, transport });

  expect(['NetworkFailure', 'UnexpectedResponse']).toContain(
    (await client.exchangeCode({ code }))._tag,
  );
});

const respondingServer = (status: number, headers: Record<string, string>, body: string | Buffer) =>
  httpServer((_, outgoing) => outgoing.writeHead(status, headers).end(body));

test('exchangeCode() resolves to UnexpectedResponse for an HTML page with status 200', async () => {
  const url = await respondingServer(
    200,
    { 'content-type': 'text/html' },
    '<!DOCTYPE html><title>Welcome</title>',
  );

  expect(await exchange(url)).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'html-page',
    bodyExcerpt: 'Welcome',
  });
});

test('exchangeCode() resolves to UnexpectedResponse for an empty body', async () => {
  expect(await exchange(await respondingServer(200, {}, ''))).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'empty-body',
    bodyLength: 0,
  });
});

test('exchangeCode() reads 64 KiB of a body of 5 MB and resolves to UnexpectedResponse', async () => {
  const body = `{"access_token":"${token}","pad":"${'x'.repeat(5_000_000)}"}`;

  expect(
    await exchange(await respondingServer(200, { 'content-type': 'application/json' }, body)),
  ).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large', bodyLength: 64 * 1024 });
});

test('exchangeCode() resolves to UnexpectedResponse for a small body that inflates past 64 KiB', async () => {
  const body = gzipSync(`{"access_token":"${token}","pad":"${' '.repeat(8_000_000)}"}`);
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

  expect(await exchange(await respondingServer(200, headers, body))).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'too-large',
  });
});

test('exchangeCode() resolves to UnexpectedResponse for a redirect and does not follow it', async () => {
  let followed = 0;
  const target = await httpServer((_, outgoing) => {
    followed += 1;
    outgoing.end();
  });
  for (const status of [301, 302, 303, 307, 308]) {
    const url = await respondingServer(
      status,
      { location: `${target}/login/oauth/access_token` },
      '',
    );

    expect(await exchange(url)).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'redirect',
      status,
    });
  }
  expect(followed).toBe(0);
});

test('exchangeCode() resolves to ServerUnavailable for 500 to 504 and does not retry', async () => {
  for (const status of [500, 502, 503, 504]) {
    let requests = 0;
    const url = await httpServer((_, outgoing) => {
      requests += 1;
      outgoing.writeHead(status, { 'retry-after': '7' }).end();
    });

    expect(await exchange(url)).toMatchObject({
      _tag: 'ServerUnavailable',
      status,
      retryAfterSeconds: 7,
    });
    expect(requests).toBe(1);
  }
});

test('exchangeCode() decodes the body in the charset of its content type', async () => {
  const body = Buffer.from('{"error":"odd","error_description":"caf\xe9"}', 'latin1');
  const headers = { 'content-type': 'application/json; charset=iso-8859-1' };

  expect(await exchange(await respondingServer(200, headers, body))).toMatchObject({
    description: 'café',
  });
});

test('exchangeCode() resolves to UnexpectedResponse if a custom fetch followed a redirect', async () => {
  const target = await respondingServer(
    200,
    { 'content-type': 'application/json' },
    `{"access_token":"${token}"}`,
  );
  const url = await respondingServer(302, { location: target }, '');
  const options = {
    fetch: (input: Request) => fetch(new Request(input, { redirect: 'follow' })),
  };

  expect(await exchange(url, options)).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'redirect',
    status: 200,
  });
});

const tomorrow = () => new Date(Date.now() + 86_400_000);
const yesterday = () => new Date(Date.now() - 86_400_000);

test('a certificate of an unknown authority is the cause of a NetworkFailure that is not retryable', async () => {
  const url = await httpsServer(await certificate('127.0.0.1', tomorrow()));

  expect(await exchange(url)).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    retryable: false,
    remediation: {
      likelyCauses: [
        {
          id: 'private-certificate-authority',
          fix: expect.stringMatching(/NODE_EXTRA_CA_CERTS/),
        },
      ],
    },
  });
});

test('an expired certificate is the cause of a NetworkFailure that is not retryable', async () => {
  const pem = await certificate('127.0.0.1', yesterday());

  expect(await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) })).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: 'CERT_HAS_EXPIRED' },
    retryable: false,
    remediation: { likelyCauses: [{ id: 'certificate-expired' }] },
  });
});

test('a certificate of another name is the cause of a NetworkFailure', async () => {
  const pem = await certificate('ghe.example.com', tomorrow());

  expect(await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) })).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    remediation: { likelyCauses: [{ id: 'certificate-of-other-name' }] },
  });
});

test('exchangeCode() accepts a certificate of a private authority that the custom fetch trusts', async () => {
  const pem = await certificate('127.0.0.1', tomorrow());

  expect(await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) })).toMatchObject({
    _tag: 'AccessDenied',
  });
});

test('exchangeCode() resolves to RequestTimedOut if the TLS handshake never starts', async () => {
  const url = (await socketServer(() => undefined)).replace('http:', 'https:');

  expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({ _tag: 'RequestTimedOut' });
});

test('exchangeCode() resolves to NetworkFailure if the server does not speak TLS', async () => {
  const url = (
    await socketServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  ).replace('http:', 'https:');

  expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
});

const device = {
  _tag: 'DeviceCode',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  userCode: 'A-B',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: Date.now() + 900_000,
  interval: 5,
} as const;

type Operation = (client: TokenClient) => Promise<unknown>;
const withSecret: Readonly<Record<string, Operation>> = {
  exchangeCode: (client) => client.exchangeCode({ code: 'abc' }),
  'exchangeCode without a code': (client) => client.exchangeCode({ code: undefined }),
  refreshToken: (client) => client.refreshToken({ refreshToken: 'ghr_abc' }),
  verifyCredentials: (client) => client.verifyCredentials(),
};
const deviceFlow: Readonly<Record<string, Operation>> = {
  requestDeviceCode: (client) => client.requestDeviceCode(),
  pollForToken: (client) => client.pollForToken(device),
};

const missingValues = [undefined, '', ' \n'];

const makeFake = (options: object) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    ...app,
    fetch: endpoint.fetch,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { endpoint, client, events };
};

/** The outcome of an operation of a client with these options. */
const outcomeOf = async (operation: Operation, options: object) => {
  const { client, endpoint, events } = makeFake(options);
  const response = await operation(client);
  if (!isTokenError(response)) throw new Error('no error');
  return {
    tag: response._tag,
    saysThatNothingWasSent: response.description.includes('nothing was sent'),
    causes: response.remediation.likelyCauses.map(({ id, certainty }) => [id, certainty]),
    requests: endpoint.requests.length,
    events: events.map(({ tag, durationMs, attempt }) => [tag, durationMs, attempt]),
  };
};

const notSent = (cause: string) => ({
  tag: 'IncorrectClientCredentials',
  saysThatNothingWasSent: true,
  causes: [[cause, 'certain']],
  requests: 0,
  events: [['IncorrectClientCredentials', 0, 1]],
});

test('every operation sends nothing and names the cause if the client ID is missing', async () => {
  for (const operation of Object.values({ ...withSecret, ...deviceFlow }))
    for (const clientId of missingValues)
      expect(await outcomeOf(operation, { clientId })).toEqual(notSent('client-id-missing'));
});

test('every operation that needs the client secret sends nothing if it is missing', async () => {
  for (const operation of Object.values(withSecret))
    for (const clientSecret of missingValues)
      expect(await outcomeOf(operation, { clientSecret })).toEqual(
        notSent('client-secret-missing'),
      );
});

test('requestDeviceCode() needs no client secret', async () => {
  for (const clientSecret of missingValues)
    expect((await makeFake({ clientSecret }).client.requestDeviceCode())._tag).toBe('DeviceCode');
});

test('exchangeCode() needs no credentials if the client uses a relay', async () => {
  const { client } = makeFake({
    clientId: undefined,
    clientSecret: undefined,
    tokenEndpoint: 'https://app.example.com/oauth/token',
    fetch: () => Promise.resolve(new Response('{"error":"bad_verification_code"}')),
  });

  expect((await client.exchangeCode({ code: 'abc' }))._tag).toBe('BadVerificationCode');
});

// None looks like a secret of GitHub: they are masked because they were sent.
const marks = {
  clientSecret: 'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1',
  code: 'b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2',
  codeVerifier: 'c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3',
  refreshToken: 'd4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4',
  deviceCode: 'e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5',
};

const secretsOf: readonly {
  readonly operation: string;
  readonly run: Operation;
  readonly secrets: readonly (keyof typeof marks)[];
}[] = [
  {
    operation: 'exchangeCode',
    run: (client) => client.exchangeCode({ code: marks.code, codeVerifier: marks.codeVerifier }),
    secrets: ['clientSecret', 'code', 'codeVerifier'],
  },
  {
    operation: 'refreshToken',
    run: (client) => client.refreshToken({ refreshToken: marks.refreshToken }),
    secrets: ['clientSecret', 'refreshToken'],
  },
  {
    operation: 'requestDeviceCode',
    run: (client) => client.requestDeviceCode(),
    secrets: ['clientSecret'],
  },
  {
    operation: 'pollForToken',
    run: (client) => client.pollForToken({ ...device, deviceCode: marks.deviceCode }),
    secrets: ['clientSecret', 'deviceCode'],
  },
  {
    operation: 'verifyCredentials',
    run: (client) => client.verifyCredentials(),
    secrets: ['clientSecret'],
  },
];

const jsonOf = (members: object) =>
  new Response(JSON.stringify(members), { headers: { 'content-type': 'application/json' } });

/** Where a server or a network can echo a secret, and the error with the secret masked. */
const echoes: Readonly<
  Record<string, readonly [respond: (secret: string) => Promise<Response>, masked: object]>
> = {
  description: [
    (secret) => Promise.resolve(jsonOf({ error: 'odd_error', error_description: `no ${secret}` })),
    { _tag: 'UnrecognizedOAuthError', description: 'no ***' },
  ],
  'the first half in a description': [
    (secret) =>
      Promise.resolve(
        jsonOf({ error: 'odd_error', error_description: `no ${secret.slice(0, 20)}` }),
      ),
    { _tag: 'UnrecognizedOAuthError', description: 'no ***' },
  ],
  'the end in a description': [
    (secret) =>
      Promise.resolve(jsonOf({ error: 'odd_error', error_description: `no ${secret.slice(5)}` })),
    { _tag: 'UnrecognizedOAuthError', description: 'no ***' },
  ],
  code: [
    (secret) => Promise.resolve(jsonOf({ error: secret })),
    { _tag: 'UnrecognizedOAuthError', code: '***' },
  ],
  excerpt: [
    (secret) => Promise.resolve(new Response(`no ${secret}`)),
    { _tag: 'UnexpectedResponse', bodyExcerpt: 'no ***' },
  ],
  'request id': [
    (secret) =>
      Promise.resolve(
        new Response('{"error":"odd_error"}', { headers: { 'x-github-request-id': secret } }),
      ),
    { _tag: 'UnrecognizedOAuthError' },
  ],
  cause: [
    (secret) =>
      Promise.reject(
        new TypeError(`no ${secret}`, {
          cause: Object.assign(new Error(secret), { code: `CERT_${secret}` }),
        }),
      ),
    { _tag: 'NetworkFailure', cause: { message: 'no ***: ***' } },
  ],
};

test('every operation masks each of its secrets in errors and events, wherever they are echoed', async () => {
  const violations: unknown[] = [];
  for (const { operation, run, secrets } of secretsOf)
    for (const name of secrets)
      for (const [place, [respond, masked]] of Object.entries(echoes)) {
        const events: TokenEvent[] = [];
        const client = createTokenClient({
          ...app,
          clientSecret: marks.clientSecret,
          clock: { ...fakeClock(), now: Date.now },
          fetch: () => respond(marks[name]),
          onEvent: (event) => events.push(event),
        });
        const response = await run(client);

        expect({ operation, name, place, response }).toMatchObject({ response: masked });
        const shown =
          JSON.stringify([response, events]) +
          (isTokenError(response) ? formatTokenError(response) : '');
        if (shown.includes(marks[name].slice(0, 12)) || events.length !== 1)
          violations.push({ operation, name, place, shown });
      }

  expect(violations).toEqual([]);
});
