import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  appKindOf,
  type GitHubHost,
  githubDotCom,
  gitHubUrls,
  isHostProblem,
  isLoopback,
  readBaseUrl,
  tokenEndpointOf,
} from '../../src/github/host.js';

/** What base URLs are read as, and what they should be read as. */
const read = (rows: readonly (readonly [unknown, unknown])[]) => ({
  actual: rows.map(([baseUrl]) => [baseUrl, readBaseUrl(baseUrl)]),
  expected: rows.map(([baseUrl, host]) => [baseUrl, host]),
});

const server = (web: string): GitHubHost => ({ kind: 'server', web, loopback: false });
const tenant = (web: string): GitHubHost => ({ kind: 'ghe.com', web, loopback: false });
const fake = (web: string): GitHubHost => ({ kind: 'github.com', web, loopback: true });

test('readBaseUrl() recognizes github.com', () => {
  const { actual, expected } = read(
    [
      undefined,
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
    ].map((baseUrl) => [baseUrl, githubDotCom]),
  );
  expect(actual).toEqual(expected);
});

test('readBaseUrl() recognizes a tenant of ghe.com', () => {
  const { actual, expected } = read(
    [
      'https://octocorp.ghe.com',
      'https://octocorp.ghe.com/',
      'https://api.octocorp.ghe.com',
      'https://api.octocorp.ghe.com/graphql',
      'https://octocorp.ghe.com/login/oauth/access_token',
      'https://octocorp.ghe.com/api/v3/',
    ].map((baseUrl) => [baseUrl, tenant('https://octocorp.ghe.com')]),
  );
  expect(actual).toEqual(expected);
});

test('readBaseUrl() takes any other host for a GitHub Enterprise Server', () => {
  const rows: readonly (readonly [string, string])[] = [
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
  ];
  const { actual, expected } = read(rows.map(([baseUrl, web]) => [baseUrl, server(web)]));
  expect(actual).toEqual(expected);
});

test('readBaseUrl() takes a host on loopback for a fake of github.com', () => {
  const rows: readonly (readonly [string, string])[] = [
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
  ];
  const { actual, expected } = read(rows.map(([baseUrl, web]) => [baseUrl, fake(web)]));
  expect(actual).toEqual(expected);
});

test('readBaseUrl() keeps the host names that only look like an API of GitHub', () => {
  const { actual, expected } = read(
    [
      'https://api.evilgithub.com',
      'https://api.evil-ghe.com',
      'https://api.github.com.evil.com',
      'https://evilapi.github.com',
    ].map((web) => [web, server(web)]),
  );
  expect(actual).toEqual(expected);
});

test('isLoopback() is false for host names that only look like this machine', () => {
  const names = [
    'localhost.example.com',
    '127.0.0.1.example.com',
    'notlocalhost',
    '128.0.0.1',
    '10.127.0.1',
    '[::2]',
    '[::]',
    '0.0.0.0',
  ];
  expect(names.filter(isLoopback)).toEqual([]);
});

test('readBaseUrl() accepts a URL object and does not change it', () => {
  const url = new URL('https://api.octocorp.ghe.com/graphql');
  expect(readBaseUrl(url)).toEqual(tenant('https://octocorp.ghe.com'));
  expect(url.href).toBe('https://api.octocorp.ghe.com/graphql');
});

test('readBaseUrl() says what is wrong with a URL, without repeating it', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const notStrings = [Object.create(URL.prototype), proxy] as const;
  expect(notStrings.map(readBaseUrl)).toEqual(Array(2).fill({ problem: 'is not a string' }));
  const rows: readonly (readonly [unknown, string])[] = [
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
  ];
  const { actual, expected } = read(rows.map(([baseUrl, problem]) => [baseUrl, { problem }]));
  expect(actual).toEqual(expected);
});

test('readBaseUrl() returns a web root without a trailing slash, or a problem, for anything', () => {
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

test('tokenEndpointOf() appends the path to the web root', () => {
  expect(tokenEndpointOf(githubDotCom)).toBe('https://github.com/login/oauth/access_token');
  expect(tokenEndpointOf(server('https://example.com/github'))).toBe(
    'https://example.com/github/login/oauth/access_token',
  );
});

test('gitHubUrls() returns the pages of a host; a fake on this machine has those of github.com', () => {
  const hosts = [
    [githubDotCom, 'github.com', 'https://github.com', false],
    [server('https://example.com:8443/github'), 'example.com:8443', undefined, true],
    [tenant('https://octocorp.ghe.com'), 'octocorp.ghe.com', undefined, false],
    [fake('http://127.0.0.1:8080'), '127.0.0.1:8080', 'https://github.com', false],
  ] as const;
  for (const [gitHub, host, pages = gitHub.web, selfHosted] of hosts)
    expect(gitHubUrls(gitHub)).toEqual({
      host,
      web: gitHub.web,
      settings: `${pages}/settings/developers`,
      organizationSettings: `${pages}/organizations/ORG/settings/applications`,
      emails: `${pages}/settings/emails`,
      selfHosted,
    });
});

test('gitHubUrls() returns the settings pages of GitHub Apps for a GitHub App', () => {
  expect(gitHubUrls(githubDotCom, 'GitHub App')).toMatchObject({
    settings: 'https://github.com/settings/apps',
    organizationSettings: 'https://github.com/organizations/ORG/settings/apps',
  });
});

test('appKindOf() reads the kind of app from the client ID, and does not guess on other hosts', () => {
  const other = server('https://example.com');
  const kinds = [
    ['Iv1.0123456789abcdef', githubDotCom, 'GitHub App'],
    ['Iv23liAbCdEfGhIjKlMn', other, 'GitHub App'],
    ['Ov23liAbCdEfGhIjKlMn', other, 'OAuth app'],
    ['0123456789abcdef0123', githubDotCom, 'OAuth app'],
    ['0123456789abcdef0123', other, undefined],
    ['', githubDotCom, undefined],
    ['Iv2', githubDotCom, undefined],
  ] as const;
  expect(kinds.filter(([id, host, kind]) => appKindOf(id, host) !== kind)).toEqual([]);
});
