import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  githubDotCom,
  isHostProblem,
  isLoopback,
  readBaseUrl,
  tokenEndpointOf,
} from '../../src/host/github-host.js';

const webOf = (baseUrl: unknown): string => {
  const host = readBaseUrl(baseUrl);
  return isHostProblem(host) ? `problem: ${host.problem}` : host.web;
};

test('no base URL means github.com', () => {
  expect(readBaseUrl(undefined)).toEqual(githubDotCom);
});

describe('github.com', () => {
  test.each([
    'https://github.com',
    'https://github.com/',
    'https://github.com///',
    'https://github.com:443',
    ' https://github.com\n',
    'HTTPS://GitHub.COM/',
    'https://www.github.com',
    'https://www.github.com/',
    'https://api.github.com',
    'https://api.github.com/',
    'https://api.github.com/graphql',
    'https://github.com/api/v3',
    'https://github.com/api/graphql',
    'https://github.com/login/oauth',
    'https://github.com/login/oauth/',
    'https://github.com/login/oauth/authorize',
    'https://github.com/login/oauth/access_token',
    'https://github.com/login/oauth/access_token/',
    'https://github.com/login/device',
    'https://github.com/login/device/code',
    'https://github.com/login',
  ])('%j', (baseUrl) => {
    expect(readBaseUrl(baseUrl)).toEqual(githubDotCom);
  });
});

describe('a tenant of ghe.com', () => {
  test.each([
    'https://octocorp.ghe.com',
    'https://octocorp.ghe.com/',
    'https://api.octocorp.ghe.com',
    'https://api.octocorp.ghe.com/graphql',
    'https://octocorp.ghe.com/login/oauth/access_token',
    'https://octocorp.ghe.com/api/v3/',
  ])('%s', (baseUrl) => {
    expect(readBaseUrl(baseUrl)).toEqual({
      kind: 'ghe.com',
      web: 'https://octocorp.ghe.com',
      loopback: false,
    });
  });
});

describe('a GitHub Enterprise Server', () => {
  test.each([
    ['https://ghe.example.com', 'https://ghe.example.com'],
    ['https://ghe.example.com/', 'https://ghe.example.com'],
    ['https://ghe.example.com/api', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/v3', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/v3/', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/graphql', 'https://ghe.example.com'],
    ['https://ghe.example.com/login/oauth/authorize', 'https://ghe.example.com'],
    ['https://ghe.example.com/login/oauth/access_token', 'https://ghe.example.com'],
    ['https://ghe.example.com/login/device/code', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/v3/login/oauth/access_token', 'https://ghe.example.com'],
    ['https://ghe.example.com:8443', 'https://ghe.example.com:8443'],
    ['https://ghe.example.com:8443/api/v3', 'https://ghe.example.com:8443'],
    ['https://example.com/github', 'https://example.com/github'],
    ['https://example.com/github/', 'https://example.com/github'],
    ['https://example.com/github/api/v3/', 'https://example.com/github'],
    ['https://example.com/github/login/oauth/access_token', 'https://example.com/github'],
    ['https://example.com/github//', 'https://example.com/github'],
    ['https://api.example.com', 'https://api.example.com'],
    ['https://www.example.com', 'https://www.example.com'],
    ['https://192.0.2.7', 'https://192.0.2.7'],
    ['https://[2001:db8::7]:8443', 'https://[2001:db8::7]:8443'],
    ['http://ghe.example.com', 'http://ghe.example.com'],
    ['https://github.com.example.com', 'https://github.com.example.com'],
    ['https://notgithub.com', 'https://notgithub.com'],
    ['https://notghe.com', 'https://notghe.com'],
    ['https://ghe.com.example.com', 'https://ghe.com.example.com'],
  ])('%s is %s', (baseUrl, web) => {
    expect(readBaseUrl(baseUrl)).toEqual({ kind: 'server', web, loopback: false });
  });
});

describe('this machine stands in for github.com', () => {
  test.each([
    ['http://localhost', 'http://localhost'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://localhost:3000/api/v3', 'http://localhost:3000'],
    ['http://github.localhost:3000', 'http://github.localhost:3000'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:8080/login/oauth', 'http://[::1]:8080'],
    ['https://[0:0:0:0:0:0:0:1]', 'https://[::1]'],
    ['https://localhost/prefix/', 'https://localhost/prefix'],
  ])('%s is %s', (baseUrl, web) => {
    expect(readBaseUrl(baseUrl)).toEqual({ kind: 'github.com', web, loopback: true });
  });
});

test.each([
  'localhost.example.com',
  '127.0.0.1.example.com',
  'notlocalhost',
  '128.0.0.1',
  '10.127.0.1',
  '[::2]',
  '[::]',
  '0.0.0.0',
])('%s is not this machine', (name) => {
  expect(isLoopback(name)).toBe(false);
});

test('a URL object is read as its text, and stays as it is', () => {
  const url = new URL('https://api.octocorp.ghe.com/graphql');
  expect(webOf(url)).toBe('https://octocorp.ghe.com');
  expect(url.href).toBe('https://api.octocorp.ghe.com/graphql');
});

describe('garbage is a problem that does not repeat the value', () => {
  test.each([
    [null, 'is not a string'],
    [42, 'is not a string'],
    [{}, 'is not a string'],
    [{ href: 'https://github.com' }, 'is not a string'],
    [['https://github.com'], 'is not a string'],
    ['', 'is not an absolute https URL'],
    ['   ', 'is not an absolute https URL'],
    ['github.com', 'is not an absolute https URL'],
    ['//github.com', 'is not an absolute https URL'],
    ['/login/oauth', 'is not an absolute https URL'],
    ['https://', 'is not an absolute https URL'],
    ['https:///', 'is not an absolute https URL'],
    ['https://.ghe.com:x', 'is not an absolute https URL'],
    ['ftp://github.com', 'is not an absolute https URL'],
    ['javascript:alert(1)', 'is not an absolute https URL'],
    ['file:///etc/passwd', 'is not an absolute https URL'],
    ['data:text/html,x', 'is not an absolute https URL'],
    ['https://octocat:hunter2@github.com', 'carries a user name or password'],
    ['https://github.com@evil.example', 'carries a user name or password'],
    ['https://:hunter2@github.com', 'carries a user name or password'],
    ['https://github.com/?client_secret=hunter2', 'carries a query or a fragment'],
    ['https://github.com/#hunter2', 'carries a query or a fragment'],
  ])('%j %s', (baseUrl, problem) => {
    expect(readBaseUrl(baseUrl)).toEqual({ problem });
  });
});

test('whatever it is given, the answer is a web root without a slash at its end, or a problem', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.webUrl({ withFragments: true })), (baseUrl) => {
      const host = readBaseUrl(baseUrl);
      if (isHostProblem(host)) expect(host.problem).toMatch(/^(?:is not|carries) /);
      else {
        expect(host.web).toMatch(/^https?:\/\/[^/]+(?:\/.*)?[^/]$/);
        expect(readBaseUrl(host.web)).toEqual(host);
      }
    }),
  );
});

test('the token endpoint lies below the web root, also below a path', () => {
  const endpointAt = (web: string) => tokenEndpointOf({ kind: 'server', web, loopback: false });
  expect(tokenEndpointOf(githubDotCom)).toBe('https://github.com/login/oauth/access_token');
  expect(endpointAt('https://example.com/github')).toBe(
    'https://example.com/github/login/oauth/access_token',
  );
});

test.each([
  'api.evilgithub.com',
  'api.evil-ghe.com',
  'api.github.com.evil.com',
  'evilapi.github.com',
])('readBaseUrl() does not take the host name %s for that of an API', (hostname) => {
  expect(webOf(`https://${hostname}`)).toBe(`https://${hostname}`);
});

test('readBaseUrl() reports an object that only has the prototype of a URL', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const value of [Object.create(URL.prototype), proxy])
    expect(readBaseUrl(value)).toEqual({ problem: 'is not a string' });
});
