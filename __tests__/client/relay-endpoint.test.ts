import { expect, test } from '@jest/globals';
import { decodeTokenResponse } from '../../src/decode.js';
import { createTokenClient, en, isTokenError, type TokenResponse } from '../../src/index.js';
import { closedPort, httpServer } from '../support/raw-server.js';
import { everyError } from '../support/samples.js';

const clientId = 'Ov23liTestTestTest00';
const success = decodeTokenResponse(
  {
    status: 200,
    body: 'access_token=ghu_x&refresh_token=ghr_x&expires_in=60&refresh_token_expires_in=90',
  },
  { receivedAt: 1000 },
);

interface Received {
  readonly method: string | undefined;
  readonly body: URLSearchParams;
}

/** A server that sends one text as every response, and what it received. */
const respondingWith = async (text: string, status = 200, type = 'application/json') => {
  const received: Received[] = [];
  const url = await httpServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += String(chunk)));
    incoming.on('end', () => {
      received.push({ method: incoming.method, body: new URLSearchParams(body) });
      outgoing.writeHead(status, { 'content-type': type });
      outgoing.end(text);
    });
  });
  return { received, url: `${url}/oauth/token` };
};

const relayed = (response: TokenResponse, status?: number) =>
  respondingWith(JSON.stringify(response), status);

const ofCallbacks: readonly string[] = ['MissingCode', 'StateMismatch', 'IssuerMismatch'];
const errorsOfRequests = () => everyError().filter(({ _tag }) => !ofCallbacks.includes(_tag));

test('exchangeCode() sends a relay the code, the redirect URI and the verifier, and no credentials', async () => {
  const { url, received } = await relayed(success);
  const client = createTokenClient({ clientId, tokenEndpoint: url });

  await client.exchangeCode({
    code: 'c0de',
    redirectUri: 'https://app.example.com/cb',
    codeVerifier: 'v'.repeat(43),
  });

  expect(client.tokenEndpoint).toBe(url);
  expect(received.map(({ method, body }) => [method, Object.fromEntries(body)])).toEqual([
    [
      'POST',
      {
        grant_type: 'authorization_code',
        code: 'c0de',
        redirect_uri: 'https://app.example.com/cb',
        code_verifier: 'v'.repeat(43),
      },
    ],
  ]);
});

test('refreshToken() sends a relay the refresh token and its grant type, and no credentials', async () => {
  const { url, received } = await relayed(success);

  await createTokenClient({ clientId, tokenEndpoint: url }).refreshToken({
    refreshToken: 'ghr_old',
  });

  expect(received.map(({ body }) => Object.fromEntries(body))).toEqual([
    { grant_type: 'refresh_token', refresh_token: 'ghr_old' },
  ]);
});

test('exchangeCode() computes the expiry of a relayed token from the local clock', async () => {
  const { url } = await relayed(success);
  const clock = {
    now: () => 5_000_000,
    monotonic: () => 0,
    sleep: () => Promise.resolve(),
  };

  expect(
    await createTokenClient({ clientId, tokenEndpoint: url, clock }).exchangeCode({ code: 'c' }),
  ).toEqual({ ...success, expiresAt: 5_060_000, refreshTokenExpiresAt: 5_090_000 });
});

test('exchangeCode() adds no expiry to a relayed token that does not expire', async () => {
  const lasting = decodeTokenResponse({ status: 200, body: 'access_token=gho_x' });
  const { url } = await relayed(lasting);

  expect(
    await createTokenClient({ clientId, tokenEndpoint: url }).exchangeCode({ code: 'c' }),
  ).toEqual(lasting);
});

test('exchangeCode() returns the errors of requests that a relay sends as they are, frozen', async () => {
  for (const error of errorsOfRequests()) {
    // Whatever the status is.
    const { url } = await relayed(error, 400);
    const client = createTokenClient({ clientId, tokenEndpoint: url });
    const response = await client.exchangeCode({ code: 'c0de' });

    expect(response).toEqual(error);
    expect(Object.isFrozen(response)).toBe(true);
  }
});

test('exchangeCode() and refreshToken() resolve to UnexpectedResponse if a relay sends the error of a callback', async () => {
  const errors = everyError().filter(({ _tag }) => ofCallbacks.includes(_tag));
  expect(new Set(errors.map(({ _tag }) => _tag))).toEqual(new Set(ofCallbacks));
  for (const error of errors) {
    const { url } = await relayed(error);
    const client = createTokenClient({ clientId, tokenEndpoint: url });

    for (const response of [
      await client.exchangeCode({ code: 'c0de' }),
      await client.refreshToken({ refreshToken: 'ghr_old' }),
    ])
      expect(response).toMatchObject({
        _tag: 'UnexpectedResponse',
        reason: 'neither-token-nor-error',
      });
  }
});

test('requestDeviceCode() of a client with a relay sends its request to GitHub', async () => {
  const relay = await relayed(success);
  const gitHub = await respondingWith('error=device_flow_disabled', 200, 'text/plain');
  const client = createTokenClient({
    clientId,
    tokenEndpoint: relay.url,
    baseUrl: new URL(gitHub.url).origin,
  });

  expect((await client.requestDeviceCode())._tag).toBe('DeviceFlowDisabled');
  expect(relay.received).toHaveLength(0);
});

const code = 'e72e16c7e42f292c6912';
const codeVerifier = 'v3r1f13r'.repeat(6);
const echo = `echo ${code} ${codeVerifier} \u001b[2J\u009b31m\u202e gho_${'x'.repeat(36)} `;
const exchangeWith = async (error: TokenResponse, sent = { code, codeVerifier }) =>
  createTokenClient({
    clientId,
    tokenEndpoint: (await relayed(error)).url,
  }).exchangeCode(sent);

test('a relayed error contains no echoed secret and no control character', async () => {
  for (const error of errorsOfRequests()) {
    const { remediation } = error;
    const hostile = {
      ...error,
      ...(error._tag === 'UnrecognizedOAuthError' ? { code: echo } : {}),
      description: echo + 'x'.repeat(10_000),
      requestId: echo,
      documentationUrl: `https://docs.github.com/?code=${code}`,
      remediation: {
        ...remediation,
        summary: echo,
        steps: [echo],
        likelyCauses: [
          { id: echo, certainty: 'certain', summary: echo, fix: echo, source: 'https://a.b/' },
        ],
      },
    } as TokenResponse;

    const response = await exchangeWith(hostile);

    const shown = Object.values(response).flatMap((value: unknown) => JSON.stringify(value));
    expect(response._tag).toBe(error._tag);
    expect(shown.join()).not.toMatch(/e72e16c7|v3r1f13r|gho_|\\u00|\u009b|\u202e|x{3000}/);
  }
});

test('a relayed error keeps its tag if the code or the verifier is a word of the error', async () => {
  for (const error of errorsOfRequests())
    expect((await exchangeWith(error, { code: 'code', codeVerifier: 'error' }))._tag).toBe(
      error._tag,
    );
});

const errorOf = async (tokenEndpoint: string, options: object = {}) => {
  const response = await createTokenClient({
    clientId,
    tokenEndpoint,
    ...options,
  }).exchangeCode({ code: 'c0dec0dec0de' });
  if (!isTokenError(response)) throw new Error(response._tag);
  return response;
};

test('the hint for a page that is not a relay is about the relay, not about GitHub', async () => {
  const { url } = await respondingWith('<!doctype html><title>My app</title>', 200, 'text/html');

  const { _tag, remediation } = await errorOf(url);

  expect(_tag).toBe('UnexpectedResponse');
  expect(remediation.summary).toBe(
    `The response from ${new URL(url).host} is not that of a relay.`,
  );
  expect(remediation.steps.join()).toContain(url);
  expect(remediation.steps.join()).not.toContain('baseUrl');
});

test('the hint for a relay that cannot be reached says to start it', async () => {
  const url = `${await closedPort()}/oauth/token`;

  const { _tag, remediation } = await errorOf(url);

  expect(_tag).toBe('NetworkFailure');
  expect(remediation.steps[0]).toBe(
    `Run curl -I ${url} to see whether the relay can be reached; if not, start it.`,
  );
});

test('the hint for a relay that times out is about the relay', async () => {
  const url = await httpServer(() => undefined);

  const { _tag, remediation } = await errorOf(url, { timeoutMs: 50 });

  expect(_tag).toBe('RequestTimedOut');
  expect(remediation.summary).toContain('relay');
});

test('exchangeCode() decodes a response of GitHub that the relay passes on', async () => {
  const { url } = await respondingWith('{"error":"bad_verification_code"}');

  expect((await errorOf(url))._tag).toBe('BadVerificationCode');
});

test('exchangeCode() resolves to UnexpectedResponse for a malformed member of the union', async () => {
  for (const text of [
    '{"_tag":"Success"}',
    '{"_tag":"Success","accessToken":"a b","tokenType":"bearer","scopes":[]}',
    '{"_tag":"__proto__"}',
    '[{"_tag":"Success"}]',
    'null',
  ])
    expect((await errorOf((await respondingWith(text)).url))._tag).toBe('UnexpectedResponse');
});

test('a client with a relay keeps the hints of another language', async () => {
  const { url } = await respondingWith('<html></html>', 200, 'text/html');
  const hints = {
    ...en.hints,
    UnexpectedResponse: () => ({ summary: 'Etwas.', userMessage: 'Neu.', steps: ['A.', 'B.'] }),
  };

  expect((await errorOf(url, { locale: { ...en, hints } })).remediation.summary).toBe('Etwas.');
});

test('exchangeCode() ignores a relayed token in a body that was cut off', async () => {
  const padded = JSON.stringify(success) + ' '.repeat(70 * 1024);
  const { url } = await respondingWith(padded);

  expect(
    await createTokenClient({ clientId, tokenEndpoint: url }).exchangeCode({ code: 'c' }),
  ).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large' });
});

test('exchangeCode() ignores a relayed token that came after a redirect', async () => {
  const { url } = await respondingWith(JSON.stringify(success));
  const redirect = await httpServer((_, outgoing) =>
    outgoing.writeHead(302, { location: url }).end(),
  );
  const client = createTokenClient({
    clientId,
    tokenEndpoint: redirect,
    fetch: (input) => fetch(new Request(input, { redirect: 'follow' })),
  });

  expect(await client.exchangeCode({ code: 'c' })).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'redirect',
  });
});

test('requestDeviceCode() of a client with a relay adds likely causes to its error', async () => {
  const gitHub = await respondingWith('{"error":"Not Found"}', 404);
  const client = createTokenClient({
    clientId: `${clientId}\n`,
    tokenEndpoint: 'https://app.example.com/oauth/token',
    baseUrl: new URL(gitHub.url).origin,
  });

  expect(await client.requestDeviceCode()).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    remediation: { likelyCauses: [{ id: 'client-id-has-whitespace' }] },
  });
});
