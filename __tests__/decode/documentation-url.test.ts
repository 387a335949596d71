import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorUris } from '../../src/catalogue/error-uris.js';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';
import { pages } from '../../src/catalogue/row.js';
import type { TokenErrorTag } from '../../src/catalogue/token-response.js';
import { documentationUrl } from '../../src/decode/documentation-url.js';
import { githubDotCom, type GitHubHost } from '../../src/host/github-host.js';

const server: GitHubHost = { kind: 'server', web: 'https://ghe.example.com', loopback: false };
const tenant: GitHubHost = { kind: 'ghe.com', web: 'https://octocorp.ghe.com', loopback: false };
const docs = 'https://docs.github.com';
const troubleshooting = `${docs}/en/${pages.tokenErrors}`;

const ownPage = (tag: TokenErrorTag, edition = ''): string => {
  const { page, anchor } = rowOf(tag);
  return `${docs}/en${edition}/${pages[page]}${anchor === undefined ? '' : `#${anchor}`}`;
};

describe.each(tokenErrorTags)('%s', (tag) => {
  test('has a page of its own in each edition', () => {
    expect(documentationUrl(tag, undefined, githubDotCom)).toBe(ownPage(tag));
    expect(documentationUrl(tag, undefined, tenant)).toBe(ownPage(tag, '/enterprise-cloud@latest'));
    expect(documentationUrl(tag, undefined, server)).toBe(
      ownPage(tag, '/enterprise-server@latest'),
    );
  });
});

test.each(Object.entries(errorUris))(
  'the page of %s wins over the error_uri that GitHub sends with it',
  (tag, uri) => {
    expect(documentationUrl(tag as TokenErrorTag, uri, githubDotCom)).toBe(
      ownPage(tag as TokenErrorTag),
    );
  },
);

describe('the error_uri of a code that the catalogue lacks', () => {
  const urlOf = (uri: string | undefined, host = githubDotCom) =>
    documentationUrl('UnrecognizedOAuthError', uri, host);

  test.each([
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
      `${docs}/en/${pages.authorizationErrors}#redirect-uri-mismatch`,
    ],
    [
      'of 2013',
      'https://developer.github.com/v3/oauth/#new-error',
      `${docs}/en/${pages.authorizing}#new-error`,
    ],
    [
      'of the device flow',
      `${docs}/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow`,
      `${docs}/en/${pages.authorizing}#error-codes-for-the-device-flow`,
    ],
    [
      'in http',
      'http://docs.github.com/developers/apps/authorizing-oauth-apps',
      `${docs}/en/${pages.authorizing}`,
    ],
    [
      'of a page that has kept its name',
      `${docs}/en/rest/overview#x`,
      `${docs}/en/rest/overview#x`,
    ],
    ['with a query', `${docs}/en/rest?code=swordfish#x`, `${docs}/en/rest#x`],
    ['with a port', `${docs}:8443/en/rest`, `${docs}/en/rest`],
    ['with a user name', 'https://octocat:hunter2@docs.github.com/en/rest', `${docs}/en/rest`],
  ])('%s', (_, uri, url) => {
    expect(urlOf(uri)).toBe(url);
  });

  test.each([
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
    'https:evil.example',
    'https://github.com/octocat',
    'https://ghe.example.com/docs',
  ])('%j is dropped', (uri) => {
    const url = urlOf(uri);
    expect(url.startsWith(`${docs}/`)).toBe(true);
    if (uri !== 'https:evil.example') expect(url).toBe(troubleshooting);
  });

  test('leads to the edition of the host', () => {
    const uri = errorUris.IncorrectClientCredentials;
    expect(urlOf(uri, tenant)).toBe(
      `${docs}/en/enterprise-cloud@latest/${pages.tokenErrors}#incorrect-client-credentials`,
    );
    expect(urlOf(uri, server)).toBe(
      `${docs}/en/enterprise-server@latest/${pages.tokenErrors}#incorrect-client-credentials`,
    );
  });

  test.each([
    `${docs}/enterprise-server@3.14/apps/oauth-apps/x/authorizing-oauth-apps`,
    `${docs}/en/enterprise-server@3.14/developers/apps/authorizing-oauth-apps`,
    'https://developer.github.com/enterprise/3.14/v3/oauth',
  ])('names the release of a server: %s', (uri) => {
    expect(urlOf(uri, server)).toBe(`${docs}/en/enterprise-server@3.14/${pages.authorizing}`);
    expect(urlOf(uri, githubDotCom)).toBe(`${docs}/en/${pages.authorizing}`);
  });

  test('may lie on the server that was asked, and on no other one', () => {
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
      expect(urlOf(uri, server)).toBe(`${docs}/en/enterprise-server@latest/${pages.tokenErrors}`);
  });

  test('does not repeat the path of a server that lies below one', () => {
    const below: GitHubHost = { ...server, web: 'https://example.com/github' };
    expect(urlOf('https://example.com/github/docs', below)).toBe('https://example.com/github/docs');
  });

  test('is https also where the server is not', () => {
    const insecure: GitHubHost = { ...server, web: 'http://ghe.example.com' };
    expect(urlOf('http://ghe.example.com/docs', insecure)).toMatch(/^https:/);
  });

  test('of any length gives a bounded address', () => {
    const long = 'x'.repeat(10_000);
    for (const uri of [
      `${docs}/${long}`,
      `${docs}/en/rest#${long}`,
      `https://ghe.example.com/${long}`,
    ])
      for (const host of [githubDotCom, server])
        expect(urlOf(uri, host).length).toBeLessThanOrEqual(2048);
  });
});

test('an error_uri that is longer than any page is not looked at', () => {
  const path = `${docs}/en/rest`;
  expect(documentationUrl('UnrecognizedOAuthError', `${path}?${'x'.repeat(1000)}`, server)).toBe(
    path,
  );
  expect(documentationUrl('UnrecognizedOAuthError', `${path}?${'x'.repeat(2000)}`, server)).toBe(
    documentationUrl('UnrecognizedOAuthError', undefined, server),
  );
});

test('a release of any length gives a bounded address', () => {
  const uri = `${docs}/enterprise/${'1'.repeat(10_000)}.1/v3/oauth`;
  expect(documentationUrl('BadVerificationCode', uri, server).length).toBeLessThanOrEqual(2048);
});

test('whatever the error_uri is, the address is https and of the documentation or the server', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.webPath(),
      ),
      fc.constantFrom(githubDotCom, tenant, server),
      (uri, host) => {
        const { protocol, hostname, username } = new URL(
          documentationUrl('UnrecognizedOAuthError', uri, host),
        );
        expect([protocol, username]).toEqual(['https:', '']);
        expect(['docs.github.com', 'ghe.example.com']).toContain(hostname);
      },
    ),
  );
});
