import { expect, test } from '@jest/globals';
import { createTokenRelay, type TokenRelayOptions } from '../../src/relay.js';

const nothing = (): undefined => undefined;
const client = { exchangeCode: nothing, refreshToken: nothing };
const valid = { client, allowedOrigins: ['https://app.example.com'] };

const create = (options: unknown) => createTokenRelay(options as TokenRelayOptions);

/** The message of the `TypeError` that `createTokenRelay` throws. */
const messageFor = (options: unknown): string | undefined => {
  try {
    create(options);
    return undefined;
  } catch (error) {
    return error instanceof TypeError ? error.message : 'not a TypeError';
  }
};

/** The cases whose message does not begin as expected. */
const violationsOf = (cases: readonly (readonly [unknown, string])[]) =>
  cases
    .map(([options, expected]) => [messageFor(options), `createTokenRelay: ${expected}`] as const)
    .filter(([message, expected]) => message?.startsWith(expected) !== true);

test('createTokenRelay() throws if allowedOrigins is missing, empty or not an array', () => {
  const fix = "; give the origins of your pages, for example ['https://app.example.com']";
  const values = [undefined, null, 'https://app.example.com', {}, new Set(['https://a.example'])];

  expect(
    violationsOf([
      ...values.map(
        (allowedOrigins) =>
          [{ client, allowedOrigins }, `allowedOrigins is not an array${fix}`] as const,
      ),
      [{ client, allowedOrigins: [] }, `allowedOrigins is empty${fix}`],
    ]),
  ).toEqual([]);
});

test('createTokenRelay() throws for what is not an origin, and names its index but not its value', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    ['*', 'has a wildcard'],
    ['https://*.example.com', 'has a wildcard'],
    [1, 'is not a string'],
    [null, 'is not a string'],
    [new URL('https://secret.example'), 'is not a string'],
    ['', 'is not an https origin'],
    ['null', 'is that of a file or of a sandboxed frame'],
    ['app.example.com', 'is not an https origin'],
    ['localhost:3000', 'is not an https origin'],
    ['file:///secret', 'is not an https origin'],
    ['chrome-extension://secret', 'is not an https origin'],
    ['http://secret.example', 'uses http'],
    ['http://localhost.secret.example', 'uses http'],
    ['https://secret.example/', 'is more than an origin'],
    ['https://secret.example/path', 'is more than an origin'],
    ['https://secret.example?q', 'is more than an origin'],
    ['https://secret.example#f', 'is more than an origin'],
    ['https://secret.example:443', 'is more than an origin'],
    ['https://user:pw@secret.example', 'is more than an origin'],
    ['https://SECRET.example', 'is more than an origin'],
    [' https://secret.example', 'is more than an origin'],
    ['https://sécret.example', 'is more than an origin'],
  ];
  const optionsFor = (entry: unknown) => ({
    ...valid,
    allowedOrigins: [...valid.allowedOrigins, entry],
  });
  const messages = cases.map(([entry]) => messageFor(optionsFor(entry)) ?? '');

  expect(
    violationsOf(
      cases.map(([entry, problem]) => [optionsFor(entry), `allowedOrigins[1] ${problem}`]),
    ),
  ).toEqual([]);
  expect(messages.filter((message) => /s[eé]cret/i.test(message))).toEqual([]);
  expect(messages.filter((message) => !message.includes('; give what location.origin is'))).toEqual(
    [],
  );
});

test('createTokenRelay() accepts https origins with ports, and http origins of loopback', () => {
  const origins = [
    'https://app.example.com:8443',
    'http://localhost:5173',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://app.localhost',
    'https://xn--scret-9ra.example',
  ];

  expect(origins.map((entry) => messageFor({ client, allowedOrigins: [entry] }))).toEqual(
    origins.map(() => undefined),
  );
});

test('createTokenRelay() throws a TypeError for a missing or malformed option', () => {
  const withCookies = (cookies: unknown) => ({ ...valid, cookies });

  expect(
    violationsOf([
      [undefined, 'client.exchangeCode is not a function; use what createTokenClient returns'],
      [{ ...valid, client: undefined }, 'client.exchangeCode is not a function'],
      [{ ...valid, client: null }, 'client.exchangeCode is not a function'],
      [{ ...valid, client: { exchangeCode: nothing } }, 'client.refreshToken is not a function'],
      [
        { ...valid, onError: 1 },
        'onError is not a function; use a function, null to disable the log, or leave it out',
      ],
      [{ ...valid, onRefusal: {} }, 'onRefusal is not a function'],
      [{ ...valid, details: 'all' }, "details is neither public nor full; use 'public' or 'full'"],
      [{ ...valid, maxBodyBytes: 0 }, 'maxBodyBytes is not a number between 1 and 1048576'],
      [{ ...valid, maxBodyBytes: Number.NaN }, 'maxBodyBytes is not a number'],
      [{ ...valid, maxBodyBytes: '1' }, 'maxBodyBytes is not a number'],
      [{ ...valid, maxBodyBytes: 2 ** 20 + 1 }, 'maxBodyBytes is not a number'],
      [
        { ...valid, bodyTimeoutMs: Infinity },
        'bodyTimeoutMs is not a number between 1 and 2147483647',
      ],
      [withCookies('yes'), 'cookies is neither a boolean nor an object'],
      [withCookies(null), 'cookies is neither a boolean nor an object'],
      [withCookies({ sameSite: 'None' }), 'cookies.sameSite is neither Lax nor Strict'],
      [withCookies({ path: 'auth' }), 'cookies.path is not a path'],
      [withCookies({ path: '/a; Domain=x.org' }), 'cookies.path is not a path'],
      [withCookies({ path: 1 }), 'cookies.path is not a path'],
      [withCookies({ domain: '.example.com' }), 'cookies.domain is not a domain name'],
      [withCookies({ domain: 'localhost' }), 'cookies.domain is not a domain name'],
      [withCookies({ domain: 'a.org; Path=/' }), 'cookies.domain is not a domain name'],
      [withCookies({ domain: 1 }), 'cookies.domain is not a domain name'],
      [withCookies({ accessToken: 'a b' }), 'cookies.accessToken is not a cookie name'],
      [withCookies({ accessToken: 'a=b' }), 'cookies.accessToken is not a cookie name'],
      [withCookies({ refreshToken: '' }), 'cookies.refreshToken is not a cookie name'],
      [withCookies({ refreshToken: 'a;b' }), 'cookies.refreshToken is not a cookie name'],
      [withCookies({ refreshToken: 1 }), 'cookies.refreshToken is not a cookie name'],
      [withCookies({ accessToken: 'a', refreshToken: 'a' }), 'cookies has one name for both'],
      [
        withCookies({ accessToken: '__Host-a', path: '/auth' }),
        'cookies.accessToken begins with __Host-',
      ],
      [
        withCookies({ refreshToken: '__host-a', domain: 'example.com' }),
        'cookies.refreshToken begins with __Host-',
      ],
    ]),
  ).toEqual([]);
});

test('createTokenRelay() throws for an unknown option, and names the most similar one', () => {
  expect(
    violationsOf([
      [{ ...valid, cookie: true }, 'unknown option "cookie"; did you mean "cookies"?'],
      [
        { ...valid, cookies: { samesite: 'Strict' } },
        'unknown option "samesite"; did you mean "sameSite"?',
      ],
    ]),
  ).toEqual([]);
});

test('createTokenRelay() accepts every option at its limits', () => {
  const accepted = [
    { cookies: false, details: 'full', maxBodyBytes: 1, bodyTimeoutMs: 2 ** 31 - 1 },
    { maxBodyBytes: 2 ** 20, bodyTimeoutMs: 1, onError: () => 1, onRefusal: () => 1 },
    { onError: null, onRefusal: null },
    { cookies: { accessToken: '__Host-a', refreshToken: '__Secure-b', path: '/' } },
  ];

  expect(accepted.map((options) => messageFor({ ...valid, ...options }))).toEqual(
    accepted.map(() => undefined),
  );
});

test('createTokenRelay() ignores inherited options, so that a polluted prototype adds none', async () => {
  const response = { _tag: 'Success', accessToken: 'gho_a', tokenType: 'bearer', scopes: [] };
  const exchangeCode = () => Promise.resolve(response);
  const polluted = {
    domain: 'evil.example',
    maxBodyBytes: 1,
    onError: 'x',
    reason: 'method',
    _tag: 'Success',
  };
  for (const [name, value] of Object.entries(polluted))
    Object.defineProperty(Object.prototype, name, { value, configurable: true });
  try {
    const relay = create({
      client: { exchangeCode, refreshToken: nothing },
      allowedOrigins: ['https://app.example.com'],
      cookies: { sameSite: 'Strict' },
    });
    const { status, headers } = await relay(
      new Request('https://api.example.com', {
        method: 'POST',
        headers: { origin: 'https://app.example.com', 'content-type': 'application/json' },
        body: '{"code":"a"}',
      }),
    );

    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toBe(
      '__Host-github_access_token=gho_a; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  } finally {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  }
});
