import { afterEach, describe, expect, test } from '@jest/globals';
import { decodeTokenResponse } from '../../src/decode.js';
import type { TokenResponse } from '../../src/errors/types.js';
import { createTokenClient, isTokenError } from '../../src/index.js';
import { closedPort, httpServer } from '../support/raw-server.js';
import { everyError } from '../support/samples.js';

/** The errors that a relay can send: it checks no callbacks. */
const relayErrors = () =>
  everyError().filter(
    ({ _tag }) => !['MissingCode', 'StateMismatch', 'IssuerMismatch'].includes(_tag),
  );

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

/** A server that answers everything with one text, and what it received. */
const answering = async (text: string, status = 200, type = 'application/json') => {
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
  answering(JSON.stringify(response), status);

describe('a client of a relay', () => {
  test('sends the code, the redirect URI and the verifier, and no client ID or secret', async () => {
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
          code: 'c0de',
          redirect_uri: 'https://app.example.com/cb',
          code_verifier: 'v'.repeat(43),
        },
      ],
    ]);
  });

  test('refreshes through it', async () => {
    const { url, received } = await relayed(success);

    await createTokenClient({ clientId, tokenEndpoint: url }).refreshToken({
      refreshToken: 'ghr_old',
    });

    expect(received.map(({ body }) => Object.fromEntries(body))).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'ghr_old' },
    ]);
  });

  test('dates the expiry by its own clock, not by that of the relay', async () => {
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

  test('gives a token that does not expire without a date', async () => {
    const lasting = decodeTokenResponse({ status: 200, body: 'access_token=gho_x' });
    const { url } = await relayed(lasting);

    expect(
      await createTokenClient({ clientId, tokenEndpoint: url }).exchangeCode({ code: 'c' }),
    ).toEqual(lasting);
  });

  test.each(relayErrors().map((error) => [error._tag, error] as const))(
    'gives the %s of the relay as it is, frozen, whatever the status',
    async (_, error) => {
      const { url } = await relayed(error, 400);

      const response = await createTokenClient({ clientId, tokenEndpoint: url }).exchangeCode({
        code: 'c0de',
      });

      expect(response).toEqual(error);
      expect(Object.isFrozen(response)).toBe(true);
    },
  );

  test('asks GitHub itself in the device flow, which needs no secret', async () => {
    const relay = await relayed(success);
    const gitHub = await answering('error=device_flow_disabled', 200, 'text/plain');
    const client = createTokenClient({
      clientId,
      tokenEndpoint: relay.url,
      baseUrl: new URL(gitHub.url).origin,
    });

    expect((await client.requestDeviceCode())._tag).toBe('DeviceFlowDisabled');
    expect(relay.received).toHaveLength(0);
  });
});

describe('an error of a relay', () => {
  const code = 'e72e16c7e42f292c6912';
  const codeVerifier = 'v3r1f13r'.repeat(6);
  const said = `echo ${code} ${codeVerifier} \u001b[2J\u009b31m\u202e gho_${'x'.repeat(36)} `;
  const ask = async (error: TokenResponse, sent = { code, codeVerifier }) =>
    createTokenClient({
      clientId,
      tokenEndpoint: (await relayed(error)).url,
    }).exchangeCode(sent);

  test('shows no secret that was echoed, and no control character', async () => {
    for (const error of relayErrors()) {
      const { remediation } = error;
      const hostile = {
        ...error,
        ...(error._tag === 'UnrecognizedOAuthError' ? { code: said } : {}),
        description: said + 'x'.repeat(10_000),
        requestId: said,
        documentationUrl: `https://docs.github.com/?code=${code}`,
        remediation: {
          ...remediation,
          summary: said,
          steps: [said],
          likelyCauses: [
            { id: said, certainty: 'certain', summary: said, fix: said, source: 'https://a.b/' },
          ],
        },
      } as TokenResponse;

      const response = await ask(hostile);

      const shown = Object.values(response).flatMap((value: unknown) => JSON.stringify(value));
      expect(response._tag).toBe(error._tag);
      expect(shown.join()).not.toMatch(/e72e16c7|v3r1f13r|gho_|\\u00|\u009b|\u202e|x{3000}/);
    }
  });

  test('is the same where the secret is a word that errors are made of', async () => {
    for (const error of relayErrors())
      expect((await ask(error, { code: 'code', codeVerifier: 'error' }))._tag).toBe(error._tag);
  });
});

describe('what is no relay', () => {
  const hintOf = async (tokenEndpoint: string, options: object = {}) => {
    const response = await createTokenClient({
      clientId,
      tokenEndpoint,
      ...options,
    }).exchangeCode({ code: 'c0dec0dec0de' });
    if (!isTokenError(response)) throw new Error(response._tag);
    return response;
  };

  test('has a hint that speaks of the relay, not of GitHub', async () => {
    const { url } = await answering('<!doctype html><title>My app</title>', 200, 'text/html');

    const { _tag, remediation } = await hintOf(url);

    expect(_tag).toBe('UnexpectedResponse');
    expect(remediation.summary).toBe(`${new URL(url).host} responded, but it is not a relay.`);
    expect(remediation.steps.join()).toContain(url);
    expect(remediation.steps.join()).not.toContain('baseUrl');
  });

  test('is a NetworkFailure with a hint on origins where nobody answers', async () => {
    const url = `${await closedPort()}/oauth/token`;

    const { _tag, remediation } = await hintOf(url);

    expect(_tag).toBe('NetworkFailure');
    expect(remediation.steps.join()).toContain('allowedOrigins');
  });

  test('is RequestTimedOut where it keeps silent', async () => {
    const url = await httpServer(() => undefined);

    const { _tag, remediation } = await hintOf(url, { timeoutMs: 50 });

    expect(_tag).toBe('RequestTimedOut');
    expect(remediation.summary).toContain('relay');
  });

  test('is believed where it passes on what GitHub says', async () => {
    const { url } = await answering('{"error":"bad_verification_code"}');

    expect((await hintOf(url))._tag).toBe('BadVerificationCode');
  });

  test('gives no token for a member of the union that is not one', async () => {
    for (const text of [
      '{"_tag":"Success"}',
      '{"_tag":"Success","accessToken":"a b","tokenType":"bearer","scopes":[]}',
      '{"_tag":"__proto__"}',
      '[{"_tag":"Success"}]',
      'null',
    ])
      expect((await hintOf((await answering(text)).url))._tag).toBe('UnexpectedResponse');
  });

  test('keeps the words of another language', async () => {
    const { en } = await import('../../src/errors/en.js');
    const { url } = await answering('<html></html>', 200, 'text/html');
    const hints = {
      ...en.hints,
      UnexpectedResponse: () => ({ summary: 'Etwas.', steps: ['A.', 'B.'] }),
    };

    expect((await hintOf(url, { locale: { ...en, hints } })).remediation.summary).toBe('Etwas.');
  });
});

describe('the address of a relay', () => {
  const globals = globalThis as { location?: { readonly href: string } };
  const make = (options: object) => () =>
    createTokenClient({ clientId, ...options } as Parameters<typeof createTokenClient>[0]);

  afterEach(() => {
    delete globals.location;
  });

  test('may be relative in a page', () => {
    globals.location = { href: 'https://app.example.com/callback?code=1' };

    expect(make({ tokenEndpoint: '/oauth/token' })().tokenEndpoint).toBe(
      'https://app.example.com/oauth/token',
    );
  });

  test('has to be absolute elsewhere', () => {
    expect(make({ tokenEndpoint: '/oauth/token' })).toThrow(
      'createTokenClient: tokenEndpoint is not an absolute URL, and there is no page to resolve it against; give an absolute https URL',
    );
  });

  test.each([
    ['http off loopback', { tokenEndpoint: 'http://app.example.com/oauth/token' }, /is http/],
    ['another scheme', { tokenEndpoint: 'ftp://app.example.com/' }, /absolute https/],
    [
      'a password',
      { tokenEndpoint: 'https://user:hunter2@app.example.com/t' },
      /^createTokenClient: tokenEndpoint contains a user name or a password; remove them/,
    ],
    ['no text', { tokenEndpoint: 5 }, /is not a URL; give the URL of createTokenRelay/],
    [
      'a secret beside it',
      { tokenEndpoint: 'https://app.example.com/t', clientSecret: 's3cr3t' },
      /^createTokenClient: clientSecret is given together with tokenEndpoint; remove it; the relay has it$/,
    ],
  ])('is a programming error with %s', (_, options, message) => {
    expect(make(options)).toThrow(message);
  });

  test('may be http on loopback, and elsewhere where that is said', () => {
    expect(make({ tokenEndpoint: 'http://127.0.0.1:8080/t' })().tokenEndpoint).toMatch(/^http:/);
    expect(
      make({ tokenEndpoint: 'http://app.example.com/t', allowInsecureHttp: true })().tokenEndpoint,
    ).toMatch(/^http:/);
  });
});

test('a client of a relay takes no token from a body that was cut off', async () => {
  const padded = JSON.stringify(success) + ' '.repeat(70 * 1024);
  const { url } = await answering(padded);

  expect(
    await createTokenClient({ clientId, tokenEndpoint: url }).exchangeCode({ code: 'c' }),
  ).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large' });
});

test('a client of a relay takes no token from where a redirect led', async () => {
  const { url } = await answering(JSON.stringify(success));
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

test('a client of a relay names the causes of a failed device flow, which is its own', async () => {
  const gitHub = await answering('{"error":"Not Found"}', 404);
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
