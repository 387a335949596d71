import { format, inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import {
  createTokenClient,
  formatTokenError,
  isTokenError,
  parseCallback,
  redactTokenResponse,
  TokenExchangeError,
  type TokenResponse,
  unwrap,
} from '../../src/index.js';
import { createFakeTokenEndpoint, type FakeResponse } from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

// None has the form of a GitHub secret: they are masked because they were sent.
const marks = {
  clientSecret: 'Marked-Secret/of+the=client&app!',
  code: 'marked.code~of_the-callback',
  codeVerifier: 'marked-verifier.of_the~sign-in-0123456789-abc',
};
const all = Object.values(marks);

const percent = (text: string): string =>
  Array.from(text, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');

/** The encodings in which a server can echo a secret. */
const echoes: readonly [string, (secret: string) => string][] = [
  ['as it is', (secret) => secret],
  ['in another letter case', (secret) => secret.toUpperCase()],
  ['encoded as a component', encodeURIComponent],
  ['encoded as form data', (secret) => new URLSearchParams({ x: secret }).toString()],
  ['encoded to the last character', percent],
  ['encoded twice', (secret) => encodeURIComponent(percent(secret))],
  ['as JSON escapes', (secret) => percent(secret).replaceAll('%', '\\u00')],
  [
    'as HTML entities',
    (secret) => Array.from(secret, (c) => `&#${String(c.charCodeAt(0))};`).join(''),
  ],
  ['in base64', (secret) => btoa(`client_secret=${secret}&x=y`)],
  ['in base64url', (secret) => Buffer.from(`ab${secret}cd`).toString('base64url')],
  ['as escapes of JavaScript', (secret) => percent(secret).replaceAll('%', '\\x')],
  ['cut after its first half', (secret) => secret.slice(0, secret.length / 2)],
  ['cut before its second half', (secret) => secret.slice(secret.length / 2)],
  ['glued to other text', (secret) => `abc${secret}def`],
];

const oauthError = (members: object, status = 200): FakeResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(members),
});

/** A response for each error, with an echo wherever a server can put one. */
const answersWith = (echo: string): readonly [string, FakeResponse][] => [
  ...[
    'incorrect_client_credentials',
    'redirect_uri_mismatch',
    'bad_verification_code',
    'unverified_user_email',
    'application_suspended',
    'access_denied',
    'bad_refresh_token',
    'authorization_pending',
    'slow_down',
    'expired_token',
    'incorrect_device_code',
    'device_flow_disabled',
    'unsupported_grant_type',
  ].map((error): [string, FakeResponse] => [
    error,
    oauthError({ error, error_description: echo, error_uri: `https://docs.github.com/${echo}` }),
  ]),
  [
    'UnrecognizedOAuthError',
    oauthError({
      error: echo,
      error_description: echo,
      error_uri: `https://docs.github.com/#${echo}`,
    }),
  ],
  [
    'RateLimited',
    { status: 429, headers: headers(echo), body: `{"message":${JSON.stringify(echo)}}` },
  ],
  ['ServerUnavailable', { status: 503, headers: headers(echo), body: echo }],
  ['an echo alone', { headers: headers(echo), body: echo }],
  ['a long text around it', { body: `${'x '.repeat(140)}${echo}${' y'.repeat(200)}` }],
  ['a page', { headers: headers(echo), body: `<html><title>${echo}</title><a href="${echo}">` }],
  ['a page that ends in a tag', { body: `<html><body>Oh no <input value="${echo}` }],
  ['a REST answer', oauthError({ message: echo, documentation_url: echo }, 404)],
  ['odd members', oauthError({ request: { body: echo } })],
  ['a redirect', { status: 302, headers: { ...headers(echo), location: 'https://a.example' } }],
  ['too much', { body: `${echo}${' '.repeat(70_000)}` }],
];

const headers = (echo: string): Record<string, string> => {
  // A header cannot contain a line feed or a character outside Latin-1.
  const value = encodeURIComponent(echo).replaceAll('%', '_').slice(0, 90);
  return {
    'content-type': `text/${echo.replace(/[^\w.+-]/g, '')}`,
    'x-github-request-id': value,
    'retry-after': value,
    server: value,
  };
};

/** Every way in which a program might print a result. */
const printed = (response: TokenResponse): string => {
  const shown = redactTokenResponse(response);
  const error = isTokenError(response) ? new TokenExchangeError(response) : undefined;
  return [
    JSON.stringify(shown),
    inspect(shown, { depth: Infinity, showHidden: true }),
    format('%s %o %O %j', shown, shown, shown, shown),
    inspect(structuredClone(shown), { depth: Infinity }),
    isTokenError(response) ? formatTokenError(response, { color: true }) : '',
    String(error),
    error?.stack,
    inspect(error, { depth: Infinity, showHidden: true }),
    inspect(error?.cause),
    JSON.stringify(error),
  ].join('\n');
};

// No ten successive characters of a secret may appear, in any letter case.
const stretches = all.flatMap((mark) =>
  Array.from({ length: mark.length - 9 }, (_, at) => mark.slice(at, at + 10).toLowerCase()),
);

const leaksIn = (text: string): readonly string[] => {
  const lower = text.toLowerCase();
  const decoded = lower.replace(/%([\da-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const unpacked = (text.match(/[\w+/-]{12,}/g) ?? [])
    .flatMap((word) => [0, 1, 2, 3].map((start) => Buffer.from(word.slice(start), 'base64')))
    .map((bytes) => bytes.toString('latin1').toLowerCase())
    .join(' ');
  return stretches.filter((stretch) =>
    [lower, decoded, unpacked].some((shown) => shown.includes(stretch)),
  );
};

const expectNoMark = (text: string): void => {
  expect(leaksIn(text)).toEqual([]);
};

const seen = new Set<string>();

const exchange = async (options: object, params: object = {}): Promise<TokenResponse> => {
  const client = createTokenClient({ ...app, clientSecret: marks.clientSecret, ...options });
  const response = await client.exchangeCode({
    code: marks.code,
    codeVerifier: marks.codeVerifier,
    redirectUri: callbackUrl,
    ...params,
  });
  expectNoMark(inspect(client, { depth: Infinity, showHidden: true }) + JSON.stringify(client));
  seen.add(response._tag);
  return response;
};

describe.each(echoes)('a secret that is echoed %s', (_, encode) => {
  const echo = all.map(encode).join(' ');

  test('is in no error that a response causes', async () => {
    for (const [title, answer] of answersWith(echo)) {
      const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
      endpoint.respondWith(answer);
      expect([title, leaksIn(printed(await exchange({ fetch: endpoint.fetch })))]).toEqual([
        title,
        [],
      ]);
    }
  });

  test('is not in the error of a transport that fails with it', async () => {
    const failure = Object.assign(new Error(echo), {
      name: echo,
      code: echo.replace(/\W/g, '_').slice(0, 50),
      request: echo,
      cause: Object.assign(new Error(echo), { code: echo }),
    });

    expectNoMark(printed(await exchange({ fetch: () => Promise.reject(failure) })));
  });

  test('is not in the error of a callback that contains it', () => {
    const callback = parseCallback(
      new URLSearchParams({ error: echo, error_description: echo, code: marks.code }),
      { state: marks.clientSecret, codeVerifier: marks.codeVerifier },
    );

    if (callback._tag === 'AuthorizationCode') throw new Error('no error');
    expectNoMark(printed(callback));
  });
});

describe('an error without a response', () => {
  const silent = () => {
    const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
    endpoint.respondWith({ fault: 'hang' });
    return { fetch: endpoint.fetch, timeoutMs: 10 };
  };

  test('contains no secret', async () => {
    expectNoMark(printed(await exchange(silent())));
    expectNoMark(printed(await exchange(silent(), { signal: AbortSignal.abort(marks.code) })));
    expectNoMark(printed(await exchange(silent(), { code: '' })));
  });
});

test('redactTokenResponse() removes every token of a Success', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...fakeApp, kind: 'github-app' }] });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch });
  const success = unwrap(await client.exchangeCode({ code: endpoint.issueCode() }));
  const text = printed(success);

  expect(text).not.toContain(success.accessToken);
  expect(text).not.toContain(success.refreshToken);
});

test('the matrix covers every error that an exchange can end in', () => {
  const ofCallbacks = ['StateMismatch', 'IssuerMismatch'];

  expect(tokenErrorTags.filter((tag) => !seen.has(tag))).toEqual(ofCallbacks);
});
