import { describe, expect, test } from '@jest/globals';
import { createTokenRelay } from '../../src/relay/create-token-relay.js';
import type { TokenRelayOptions } from '../../src/relay/options.js';

const nothing = (): undefined => undefined;
const client = { exchangeCode: nothing, refreshToken: nothing };
const valid = { client, allowedOrigins: ['https://app.example.com'] };

const make = (options: unknown) => () => createTokenRelay(options as TokenRelayOptions);

describe('allowedOrigins', () => {
  test.each([undefined, null, 'https://app.example.com', {}, new Set(['https://a.example'])])(
    '%j is refused',
    (allowedOrigins) => {
      expect(make({ client, allowedOrigins })).toThrow(
        /^createTokenRelay: allowedOrigins is not an array; give the origins/,
      );
    },
  );

  test('of no length is refused', () => {
    expect(make({ client, allowedOrigins: [] })).toThrow(/allowedOrigins is empty; give/);
  });

  test.each([
    ['*', /wildcard/],
    ['https://*.example.com', /wildcard/],
    [1, /is not a string/],
    [null, /is not a string/],
    [new URL('https://secret.example'), /is not a string/],
    ['', /is not an https origin/],
    ['null', /is not an https origin/],
    ['app.example.com', /is not an https origin/],
    ['localhost:3000', /is not an https origin/],
    ['file:///secret', /is not an https origin/],
    ['chrome-extension://secret', /is not an https origin/],
    ['http://secret.example', /is http/],
    ['http://localhost.secret.example', /is http/],
    ['https://secret.example/', /is more than an origin/],
    ['https://secret.example/path', /is more than an origin/],
    ['https://secret.example?q', /is more than an origin/],
    ['https://secret.example#f', /is more than an origin/],
    ['https://secret.example:443', /is more than an origin/],
    ['https://user:pw@secret.example', /is more than an origin/],
    ['https://SECRET.example', /is more than an origin/],
    [' https://secret.example', /is more than an origin/],
    ['https://sécret.example', /is more than an origin/],
  ])('with %s is refused, by its place and not by its value', (entry, problem) => {
    const allowedOrigins = ['https://app.example.com', entry];

    expect(make({ client, allowedOrigins })).toThrow(problem);
    expect(make({ client, allowedOrigins })).toThrow(
      /^createTokenRelay: allowedOrigins\[1\] .*; give scheme/,
    );
    expect(make({ client, allowedOrigins })).not.toThrow(/s[eé]cret/i);
  });

  test.each([
    'https://app.example.com:8443',
    'http://localhost:5173',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://app.localhost',
    'https://xn--scret-9ra.example',
  ])('with %s is taken', (entry) => {
    expect(make({ client, allowedOrigins: [entry] })).not.toThrow();
  });
});

test.each([
  [undefined, 'client.exchangeCode is not a function; pass what createTokenClient returns'],
  [{ ...valid, client: undefined }, 'client.exchangeCode is not a function'],
  [{ ...valid, client: null }, 'client.exchangeCode is not a function'],
  [{ ...valid, client: { exchangeCode: nothing } }, 'client.refreshToken is not a function'],
  [
    { ...valid, onError: 1 },
    'onError is not a function; pass a function, null to log nothing, or leave it out',
  ],
  [{ ...valid, onRefusal: {} }, 'onRefusal is not a function'],
  [{ ...valid, details: 'all' }, "details is neither public nor full; give 'public' or 'full'"],
  [{ ...valid, maxBodyBytes: 0 }, 'maxBodyBytes is not a number between 1 and 1048576'],
  [{ ...valid, maxBodyBytes: Number.NaN }, 'maxBodyBytes is not a number'],
  [{ ...valid, maxBodyBytes: '1' }, 'maxBodyBytes is not a number'],
  [{ ...valid, maxBodyBytes: 2 ** 20 + 1 }, 'maxBodyBytes is not a number'],
  [{ ...valid, bodyTimeoutMs: Infinity }, 'bodyTimeoutMs is not a number between 1 and 2147483647'],
  [{ ...valid, cookies: 'yes' }, 'cookies is neither true nor an object'],
  [{ ...valid, cookies: null }, 'cookies is neither true nor an object'],
  [{ ...valid, cookies: { sameSite: 'None' } }, 'cookies.sameSite is neither Lax nor Strict'],
  [{ ...valid, cookies: { path: 'auth' } }, 'cookies.path is no path'],
  [{ ...valid, cookies: { path: '/a; Domain=x.org' } }, 'cookies.path is no path'],
  [{ ...valid, cookies: { path: 1 } }, 'cookies.path is no path'],
  [{ ...valid, cookies: { domain: '.example.com' } }, 'cookies.domain is no domain name'],
  [{ ...valid, cookies: { domain: 'localhost' } }, 'cookies.domain is no domain name'],
  [{ ...valid, cookies: { domain: 'a.org; Path=/' } }, 'cookies.domain is no domain name'],
  [{ ...valid, cookies: { domain: 1 } }, 'cookies.domain is no domain name'],
  [{ ...valid, cookies: { accessToken: 'a b' } }, 'cookies.accessToken is no name for a cookie'],
  [{ ...valid, cookies: { accessToken: 'a=b' } }, 'cookies.accessToken is no name for a cookie'],
  [{ ...valid, cookies: { refreshToken: '' } }, 'cookies.refreshToken is no name for a cookie'],
  [{ ...valid, cookies: { refreshToken: 'a;b' } }, 'cookies.refreshToken is no name for a cookie'],
  [{ ...valid, cookies: { refreshToken: 1 } }, 'cookies.refreshToken is no name for a cookie'],
  [{ ...valid, cookies: { accessToken: 'a', refreshToken: 'a' } }, 'cookies has one name for both'],
  [
    { ...valid, cookies: { accessToken: '__Host-a', path: '/auth' } },
    'cookies.accessToken begins with __Host-',
  ],
  [
    { ...valid, cookies: { refreshToken: '__host-a', domain: 'example.com' } },
    'cookies.refreshToken begins with __Host-',
  ],
])('the options %j are a programming error', (options, message) => {
  expect(make(options)).toThrow(TypeError);
  expect(make(options)).toThrow(message);
});

test.each([
  { ...valid, cookies: false, details: 'full', maxBodyBytes: 1, bodyTimeoutMs: 2 ** 31 - 1 },
  { ...valid, maxBodyBytes: 2 ** 20, bodyTimeoutMs: 1, onError: () => 1, onRefusal: () => 1 },
  { ...valid, onError: null, onRefusal: null },
  { ...valid, cookies: { accessToken: '__Host-a', refreshToken: '__Secure-b', path: '/' } },
])('the options %j are taken', (options) => {
  expect(make(options)).not.toThrow();
});

test('options and cookies that are inherited are ignored', async () => {
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
    const relay = make({
      client: { exchangeCode, refreshToken: nothing },
      allowedOrigins: ['https://app.example.com'],
      cookies: { sameSite: 'Strict' },
    })();
    const answer = await relay(
      new Request('https://api.example.com', {
        method: 'POST',
        headers: { origin: 'https://app.example.com', 'content-type': 'application/json' },
        body: '{"code":"a"}',
      }),
    );

    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toBe(
      '__Host-github_access_token=gho_a; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  } finally {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  }
});
