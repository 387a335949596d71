import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import { documentationUrl } from '../../src/errors/create-error.js';
import type { TokenErrorTag } from '../../src/errors/types.js';
import { type DocumentationPage, pageUrl } from '../../src/github/documentation.js';
import { githubDotCom, type GitHubHost } from '../../src/github/host.js';
import { errorUris } from '../../src/testing/response.js';

const server: GitHubHost = { kind: 'server', web: 'https://ghe.example.com', loopback: false };
const tenant: GitHubHost = { kind: 'ghe.com', web: 'https://octocorp.ghe.com', loopback: false };
const docs = 'https://docs.github.com';
const pathOf = (page: DocumentationPage): string =>
  pageUrl(githubDotCom, page).replace(`${docs}/en/`, '');
const troubleshooting = pageUrl(githubDotCom, 'tokenErrors');

const ownPage = (tag: TokenErrorTag, edition = ''): string | undefined => {
  const { page, anchor } = definitionOf(tag);
  return page && pageUrl(githubDotCom, page, anchor).replace('/en/', `/en${edition}/`);
};

test('documentationUrl() returns the page of each error in the edition of the host', () => {
  for (const tag of tokenErrorTags)
    expect(
      [githubDotCom, tenant, server].map((host) => documentationUrl(tag, undefined, host)),
    ).toEqual(
      ['', '/enterprise-cloud@latest', '/enterprise-server@latest'].map((edition) =>
        ownPage(tag, edition),
      ),
    );
});

test('documentationUrl() prefers the page of a known error to the error_uri that GitHub sends', () => {
  const violations = (Object.entries(errorUris) as [TokenErrorTag, string][]).filter(
    ([tag, uri]) => documentationUrl(tag, uri, githubDotCom) !== ownPage(tag),
  );
  expect(violations).toEqual([]);
});

const urlOf = (uri: string | undefined, host = githubDotCom): string =>
  String(documentationUrl('UnrecognizedOAuthError', uri, host));

test('documentationUrl() returns the current URL of the error_uri of an unknown code', () => {
  const uris: readonly (readonly [string, string, string])[] = [
    [
      'old',
      `${docs}/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#new_error`,
      `${troubleshooting}#new-error`,
    ],
    [
      'relative, as in the documentation',
      '/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#new-error',
      `${troubleshooting}#new-error`,
    ],
    [
      'of 2018',
      'https://developer.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#new-error',
      `${troubleshooting}#new-error`,
    ],
    [
      'of the authorization request, with the 2 that its anchors end in',
      `${docs}/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/#redirect-uri-mismatch2`,
      `${docs}/en/${pathOf('authorizationErrors')}#redirect-uri-mismatch`,
    ],
    [
      'of 2013',
      'https://developer.github.com/v3/oauth/#new-error',
      `${docs}/en/${pathOf('authorizing')}#new-error`,
    ],
    [
      'of the device flow',
      `${docs}/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow`,
      `${docs}/en/${pathOf('authorizing')}#error-codes-for-the-device-flow`,
    ],
    [
      'in http',
      'http://docs.github.com/developers/apps/authorizing-oauth-apps',
      `${docs}/en/${pathOf('authorizing')}`,
    ],
    [
      'of a page that has kept its name',
      `${docs}/en/rest/overview#x`,
      `${docs}/en/rest/overview#x`,
    ],
    ['with a query', `${docs}/en/rest?code=swordfish#x`, `${docs}/en/rest#x`],
    ['with a port', `${docs}:8443/en/rest`, `${docs}/en/rest`],
    ['with a user name', 'https://octocat:hunter2@docs.github.com/en/rest', `${docs}/en/rest`],
  ];
  expect(uris.map(([title, uri]) => [title, urlOf(uri)])).toEqual(
    uris.map(([title, , url]) => [title, url]),
  );
});

test('documentationUrl() ignores an error_uri that is not a page of the documentation', () => {
  const uris = [
    undefined,
    '',
    '#x',
    docs,
    `${docs}/`,
    `${docs}/en`,
    'https://',
    'https://[::1',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'ftp://docs.github.com/x',
    'mailto:support@github.com',
    'https://evil.example/docs.github.com',
    'https://docs.github.com@evil.example/x',
    'https://docs.github.com:443@evil.example/x',
    'https://docs.github.com.evil.example/x',
    'https://evil.example#@docs.github.com/x',
    'https://evil.example\\@docs.github.com/x',
    'https://xdocs.github.com/x',
    'https://docs.github.com%2eevil.example/x',
    '//evil.example/x',
    '\\\\evil.example\\x',
    '/\\evil.example/x',
    'https://github.com/octocat',
    'https://ghe.example.com/docs',
  ];
  expect(uris.filter((uri) => urlOf(uri) !== troubleshooting)).toEqual([]);
  expect(urlOf('https:evil.example').startsWith(`${docs}/`)).toBe(true);
});

test('documentationUrl() returns the error_uri in the edition of the host', () => {
  const uri = errorUris.IncorrectClientCredentials;
  expect(urlOf(uri, tenant)).toBe(
    `${docs}/en/enterprise-cloud@latest/${pathOf('tokenErrors')}#incorrect-client-credentials`,
  );
  expect(urlOf(uri, server)).toBe(
    `${docs}/en/enterprise-server@latest/${pathOf('tokenErrors')}#incorrect-client-credentials`,
  );
});

test('documentationUrl() keeps the release of GitHub Enterprise Server for a server only', () => {
  for (const uri of [
    `${docs}/enterprise-server@3.14/apps/oauth-apps/x/authorizing-oauth-apps`,
    `${docs}/en/enterprise-server@3.14/developers/apps/authorizing-oauth-apps`,
    'https://developer.github.com/enterprise/3.14/v3/oauth',
  ]) {
    expect(urlOf(uri, server)).toBe(`${docs}/en/enterprise-server@3.14/${pathOf('authorizing')}`);
    expect(urlOf(uri, githubDotCom)).toBe(`${docs}/en/${pathOf('authorizing')}`);
  }
});

test('documentationUrl() returns an error_uri on the server of the request, and on no other', () => {
  expect(urlOf('https://ghe.example.com/docs/x?y#z', server)).toBe(
    'https://ghe.example.com/docs/x#z',
  );
  expect(urlOf('https://octocat@ghe.example.com/docs', server)).toBe(
    'https://ghe.example.com/docs',
  );
  expect(urlOf('http://ghe.example.com/docs', server)).toMatch(/^https:/);
  for (const uri of [
    'https://ghe.example.com:8443/docs',
    'https://ghe.example.com@evil.example/docs',
    'https://other.example.com/docs',
  ])
    expect(urlOf(uri, server)).toBe(`${docs}/en/enterprise-server@latest/${pathOf('tokenErrors')}`);
});

test('documentationUrl() does not repeat the path of a server below a path', () => {
  const below: GitHubHost = { ...server, web: 'https://example.com/github' };
  expect(urlOf('https://example.com/github/docs', below)).toBe('https://example.com/github/docs');
});

test('documentationUrl() returns https for a server that is used over http', () => {
  const insecure: GitHubHost = { ...server, web: 'http://ghe.example.com' };
  expect(urlOf('http://ghe.example.com/docs', insecure)).toMatch(/^https:/);
});

test('documentationUrl() returns at most 2,048 characters for an error_uri of any length', () => {
  const long = 'x'.repeat(10_000);
  for (const uri of [
    `${docs}/${long}`,
    `${docs}/en/rest#${long}`,
    `https://ghe.example.com/${long}`,
  ])
    for (const host of [githubDotCom, server])
      expect(urlOf(uri, host).length).toBeLessThanOrEqual(2048);
});
test('documentationUrl() ignores an error_uri that is longer than any page', () => {
  const path = `${docs}/en/rest`;
  expect(documentationUrl('UnrecognizedOAuthError', `${path}?${'x'.repeat(1000)}`, server)).toBe(
    path,
  );
  expect(documentationUrl('UnrecognizedOAuthError', `${path}?${'x'.repeat(2000)}`, server)).toBe(
    documentationUrl('UnrecognizedOAuthError', undefined, server),
  );
});

test('documentationUrl() returns at most 2,048 characters for a release of any length', () => {
  const uri = `${docs}/enterprise/${'1'.repeat(10_000)}.1/v3/oauth`;
  expect(documentationUrl('BadVerificationCode', uri, server)?.length).toBeLessThanOrEqual(2048);
});

test('documentationUrl() returns https on the documentation or the server for any error_uri', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.webPath(),
      ),
      fc.constantFrom(githubDotCom, tenant, server),
      (uri, host) => {
        const { protocol, hostname, username } = new URL(urlOf(uri, host));
        expect([protocol, username]).toEqual(['https:', '']);
        expect(['docs.github.com', 'ghe.example.com']).toContain(hostname);
      },
    ),
  );
});
