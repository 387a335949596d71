import { expect, test } from '@jest/globals';
import type { FakeApp, FakeCallbackUrl } from '../../src/testing.js';
import { callbackUrl } from '../support/app.js';
import { createFake, tokenError } from './fake.js';

type CallbackUrl = string | FakeCallbackUrl;

const wildcard = (url: string): FakeCallbackUrl => ({ url, wildcard: true });

const errorOf = (
  callbackUrls: readonly CallbackUrl[],
  redirectUri: string,
  { issuedWith, ...differing }: Partial<FakeApp> & { readonly issuedWith?: string } = {},
): Promise<string | undefined> => {
  const endpoint = createFake({ ...differing, callbackUrls });
  const code = endpoint.issueCode({ redirectUri: issuedWith });
  return tokenError(endpoint, { code, redirect_uri: redirectUri });
};

/** The pairs that do not end as expected. */
const violations = async (
  pairs: readonly (readonly [CallbackUrl, string])[],
  expected: string | undefined,
) => {
  const errors = await Promise.all(pairs.map(([url, uri]) => errorOf([url], uri)));
  return pairs.filter((_pair, index) => errors[index] !== expected);
};

test('a callback URL matches only itself, with any port on loopback', async () => {
  const url = 'https://example.com/path';
  const accepted = [
    [url, url],
    [{ url, wildcard: false }, url],
    [`${url}?x=1`, `${url}?x=1`],
    ['http://127.0.0.1/path', 'http://127.0.0.1:1234/path'],
    ['http://127.0.0.1:3000/path', 'http://127.0.0.1:1234/path'],
    ['http://[::1]/path', 'http://[::1]:1234/path'],
  ] as const;
  const refused = [
    [url, `${url}/below`],
    [url, `${url}/`],
    [url, `${url}?x=1`],
    [url, 'https://oauth.example.com/path'],
    [url, 'https://example.com:8080/path'],
    [url, 'http://example.com/path'],
    ['http://127.0.0.1/', 'http://127.0.0.1:1234/path'],
    ['http://127.0.0.1/path', 'http://localhost:1234/path'],
  ] as const;

  expect(await violations(accepted, undefined)).toEqual([]);
  expect(await violations(refused, 'redirect_uri_mismatch')).toEqual([]);
});

test('a callback URL with wildcard matching matches subdomains and paths below', async () => {
  const url = wildcard('http://example.com/path');
  const accepted = [
    [url, 'http://example.com/path'],
    [url, 'http://example.com/path/subdir/other'],
    [url, 'http://oauth.example.com/path'],
    [url, 'http://oauth.example.com/path/subdir/other'],
    [wildcard('http://example.com/path/'), 'http://example.com/path'],
    [wildcard('http://127.0.0.1/path'), 'http://127.0.0.1:1234/path/below'],
  ] as const;
  const refused = [
    [url, 'http://example.com/bar'],
    [url, 'http://example.com/pathology'],
    [url, 'http://example.com/'],
    [url, 'http://example.com:8080/path'],
    [url, 'https://example.com/path'],
    [url, 'http://oauth.example.com:8080/path'],
    [url, 'http://example.org'],
    [url, 'http://notexample.com/path'],
    [url, '/path'],
    [wildcard('http://127.0.0.1/path'), 'http://localhost:1234/path'],
  ] as const;

  expect(await violations(accepted, undefined)).toEqual([]);
  expect(await violations(refused, 'redirect_uri_mismatch')).toEqual([]);
});

test('each callback URL of an app matches, for OAuth apps and GitHub Apps', async () => {
  const urls = ['https://example.com/a', wildcard('https://example.com/b')];

  for (const kind of ['oauth-app', 'github-app'] as const) {
    expect(await errorOf(urls, 'https://example.com/a', { kind })).toBeUndefined();
    expect(await errorOf(urls, 'https://example.com/b/c', { kind })).toBeUndefined();
    expect(await errorOf(urls, 'https://example.com/a/c', { kind })).toBe('redirect_uri_mismatch');
  }
});

test('a token request with a redirect URI must repeat the one of the authorization request', async () => {
  const urls = [wildcard(callbackUrl)];
  const exchange = (redirectUri: string) =>
    errorOf(urls, redirectUri, { issuedWith: `${callbackUrl}/a` });

  expect(await exchange(`${callbackUrl}/a`)).toBeUndefined();
  expect(await exchange(`${callbackUrl}/b`)).toBe('redirect_uri_mismatch');
});

test('an app without a callback URL matches no redirect URI', async () => {
  expect(await errorOf([], callbackUrl)).toBe('redirect_uri_mismatch');
});

test('createFakeTokenEndpoint() rejects more than ten callback URLs and URLs that are not absolute', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `https://example.com/${String(index)}`);

  expect(() => createFake({ callbackUrls: ten })).not.toThrow();
  for (const callbackUrls of [[...ten, callbackUrl], ['not a URL'], [{ url: '/path' }]])
    expect(() => createFake({ callbackUrls })).toThrow(
      /^createFakeTokenEndpoint: callbackUrls .+; .+/,
    );
});
