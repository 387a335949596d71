import { describe, expect, test } from '@jest/globals';
import type { Sent } from '../../src/diagnosis/sent.js';
import { errorOf, foretold, idsOf, redirectUri, right, told } from './requests.js';

const mismatch = errorOf('RedirectUriMismatch');
const badCode = errorOf('BadVerificationCode');

const same = (uri: string, more: Partial<Sent> = {}): Sent => ({
  ...right,
  ...more,
  redirectUri: uri,
  authorization: { ...right.authorization, redirectUri: uri },
});
const tell = (rule: string, uri: string, more: Partial<Sent> = {}) =>
  told(`redirect-uri-${rule}`, mismatch, same(uri, more));
const before = (rule: string, uri: string, more: Partial<Sent> = {}) =>
  foretold(`redirect-uri-${rule}`, { ...right, ...more, redirectUri: uri });

test('redirect-uri-is-preview-host does not look at names that are too long for a host', () => {
  const host = (length: number) => `${'a'.repeat(length - '.ngrok.io'.length)}.ngrok.io`;

  expect(tell('is-preview-host', `https://${host(253)}/cb`)).toBeDefined();
  expect(tell('is-preview-host', `https://${host(254)}/cb`)).toBeUndefined();
  // This takes minutes if the time is quadratic.
  expect(tell('is-preview-host', `https://a${'.ngrok'.repeat(200_000)}!/cb`)).toBeUndefined();
});

test('a right redirect URI explains nothing', () => {
  expect(idsOf(mismatch, right)).toEqual([]);
  expect(idsOf(mismatch, { ...right, redirectUri: undefined })).toEqual([]);
});

describe('redirect-uri-is-http', () => {
  test('fires on a public host, and names it', () => {
    expect(tell('is-http', 'http://app.example.com/cb')).toMatchObject({
      certainty: 'likely',
      summary: 'The redirect URI begins with http:, but app.example.com is not this machine.',
    });
    expect(before('is-http', 'HTTP://app.example.com/cb')).toBeDefined();
  });

  test.each([
    'https://app.example.com/cb',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:8080/cb',
    'http://app.localhost/cb',
    'myapp://cb',
  ])('is silent on %s', (uri) => expect(tell('is-http', uri)).toBeUndefined());

  test('is unsure around a server of its own', () => {
    const uri = 'http://wiki.intranet/cb';
    expect(tell('is-http', uri, { baseUrl: 'https://ghe.example.com' })?.certainty).toBe(
      'possible',
    );
  });
});

describe('redirect-uri-differs-from-authorization', () => {
  const differ = (uri: string, began: string, error = mismatch) =>
    told('redirect-uri-differs-from-authorization', error, {
      ...right,
      redirectUri: uri,
      authorization: { redirectUri: began },
    });

  test.each([
    [
      'https://www.app.example.com/cb',
      'https://app.example.com/cb',
      "host is www.app.example.com, the authorization request's app.example.com",
    ],
    [
      'https://app.example.com/a',
      'https://app.example.com/b',
      "path is /a, the authorization request's /b",
    ],
    [
      'https://app.example.com/cb/',
      'https://app.example.com/cb',
      "path is /cb/, the authorization request's /cb",
    ],
    [
      'https://app.example.com/CB',
      'https://app.example.com/cb',
      "path is /CB, the authorization request's /cb",
    ],
    [
      'https://app.example.com:8443/cb',
      'https://app.example.com/cb',
      "port is 8443, the authorization request's the default",
    ],
  ])('shows how %s differs from %s', (uri, began, words) => {
    for (const error of [mismatch, badCode])
      expect(differ(uri, began, error)).toMatchObject({
        certainty: 'certain',
        summary: `The redirect URI's ${words}.`,
      });
  });

  test.each([
    ['http://app.example.com/cb', 'https://app.example.com/cb', 'scheme'],
    ['myapp.dev://cb', 'myapp://cb', 'scheme'],
    ['https://app.example.com/cb?a=1', 'https://app.example.com/cb?a=2', 'query'],
    ['https://app.example.com/cb#x', 'https://app.example.com/cb', 'fragment'],
    ['http://localhost:3000/cb', 'https://app.example.com/cb', 'scheme, host, port'],
  ])('names the parts in which %s differs from %s', (uri, began, parts) => {
    expect(differ(uri, began)).toMatchObject({
      certainty: 'certain',
      summary: `The redirect URI differs from the authorization request's in: ${parts}.`,
    });
  });

  test('is less sure of another spelling of the same address', () => {
    for (const [uri, began] of [
      ['https://APP.example.com/cb', 'https://app.example.com/cb'],
      ['https://app.example.com:443/cb', 'https://app.example.com/cb'],
      ['https://app.example.com', 'https://app.example.com/'],
      ['https://app.example.com/cb\n', 'https://app.example.com/cb'],
    ] as const)
      expect(differ(uri, began)).toMatchObject({
        certainty: 'likely',
        summary: expect.stringContaining('in: spelling'),
      });
  });

  test('is unsure of another loopback port, which GitHub leaves open', () => {
    const began = 'http://127.0.0.1:1234/cb';
    expect(differ('http://127.0.0.1:4321/cb', began)?.certainty).toBe('possible');
  });

  test('is silent where one of the two steps carried none', () => {
    expect(differ('', redirectUri)).toBeUndefined();
    expect(differ(redirectUri, '')).toBeUndefined();
    expect(
      told('redirect-uri-differs-from-authorization', mismatch, {
        ...right,
        authorization: undefined,
      }),
    ).toBeUndefined();
  });

  test('leaves it to a rule that tells why', () => {
    const explained = (uri: string) =>
      idsOf(mismatch, { ...right, redirectUri: uri, authorization: { redirectUri } });
    expect(explained(`${redirectUri}?code=x&state=y`)).toEqual(['redirect-uri-has-callback-query']);
    expect(explained('app.example.com/auth/callback')).toEqual(['redirect-uri-without-scheme']);
    expect(explained('undefined/auth/callback')).toEqual(['redirect-uri-contains-undefined']);
  });

  test('speaks up under BadVerificationCode, where those are silent', () => {
    expect(differ(`${redirectUri}?code=x`, redirectUri, badCode)?.certainty).toBe('certain');
    expect(differ('app.example.com/cb', redirectUri, badCode)).toBeDefined();
    expect(differ(redirectUri, 'no URL', badCode)).toBeDefined();
  });

  test('shows no secret that got into a path', () => {
    const code = 'c0ffeec0ffeec0ffeec0';
    const summary = told('redirect-uri-differs-from-authorization', badCode, {
      ...right,
      code,
      redirectUri: `${redirectUri}/${code}`,
    })?.summary;
    expect(summary).toContain('/auth/callback/***');
  });

  test('shortens a long path', () => {
    const path = '/very-long'.repeat(20);
    expect(differ(`https://app.example.com${path}`, redirectUri)?.summary.length).toBeLessThan(140);
  });
});

describe('redirect-uri-loopback-name-differs', () => {
  const differ = (uri: string, began: string) =>
    told('redirect-uri-loopback-name-differs', mismatch, {
      ...right,
      redirectUri: uri,
      authorization: { redirectUri: began },
    });

  test.each([
    ['http://localhost:3000/cb', 'http://127.0.0.1:3000/cb'],
    ['http://[::1]:3000/cb', 'http://localhost:3000/cb'],
    ['http://127.0.0.1/cb', 'http://[::1]/cb'],
  ])('fires on %s after %s', (uri, began) => {
    expect(differ(uri, began)?.certainty).toBe('likely');
  });

  test('is silent on the same name and on other hosts', () => {
    expect(differ('http://localhost:1/cb', 'http://localhost:2/cb')).toBeUndefined();
    expect(differ('http://localhost/cb', redirectUri)).toBeUndefined();
    expect(differ(redirectUri, 'http://localhost/cb')).toBeUndefined();
  });
});

describe('redirect-uri-has-callback-query', () => {
  test.each(['?code=x&state=y', '?state=y', '?a=1&code=x', '#code=x'])('fires on %s', (query) => {
    expect(before('has-callback-query', redirectUri + query)?.certainty).toBe('certain');
    expect(tell('has-callback-query', redirectUri + query)?.certainty).toBe('likely');
  });

  test.each(['?from=x', '?barcode=1', '?estate=1', '/code=x', '?decode'])(
    'is silent on %s',
    (rest) => expect(before('has-callback-query', redirectUri + rest)).toBeUndefined(),
  );
});

describe('redirect-uri-has-query', () => {
  const clientId = 'Iv1.b507a08c87ecfe98';

  test('fires for a GitHub App', () => {
    expect(tell('has-query', `${redirectUri}?from=x`, { clientId })?.certainty).toBe('possible');
    expect(before('has-query', `${redirectUri}?`, { clientId })).toBeDefined();
  });

  test('is silent for an OAuth App, without a query, and on that of the callback', () => {
    expect(tell('has-query', `${redirectUri}?from=x`)).toBeUndefined();
    expect(tell('has-query', redirectUri, { clientId })).toBeUndefined();
    expect(tell('has-query', `${redirectUri}?code=x`, { clientId })).toBeUndefined();
    expect(tell('has-query', `${redirectUri}?from=x`, { clientId: undefined })).toBeUndefined();
  });
});

describe('redirect-uri-without-scheme', () => {
  test.each([
    'app.example.com/cb',
    'www.app.example.com',
    'localhost:3000/cb',
    'app.example.com:8080/cb',
    '//app.example.com/cb',
    '/cb',
    'https//app.example.com/cb',
    'https:/app.example.com/cb',
    'http:app.example.com',
  ])('fires on %s', (uri) => {
    expect(tell('without-scheme', uri)?.certainty).toBe('certain');
    expect(before('without-scheme', uri)).toBeDefined();
  });

  test.each([
    '',
    ' ',
    'https://app.example.com/cb',
    'myapp://cb',
    'com.example.app:/oauth',
    'urn:ietf:wg:oauth:2.0:oob',
    'undefined/cb',
    '${BASE_URL}/cb',
  ])('is silent on %j', (uri) => expect(tell('without-scheme', uri)).toBeUndefined());
});

describe('redirect-uri-contains-undefined', () => {
  test.each([
    'undefined/cb',
    'https://undefined/cb',
    'https://exampleundefined/cb',
    'https://app.example.com/undefined/cb',
    'https://null/cb',
    'null/cb',
    'https://app.example.com:NaN/cb',
    'https://app.example.com/[object Object]',
    '${BASE_URL}/cb',
    'https://${HOST}/cb',
    'https://{{ host }}/cb',
  ])('fires on %s', (uri) => {
    expect(tell('contains-undefined', uri)?.certainty).toBe('certain');
    expect(before('contains-undefined', uri)).toBeDefined();
  });

  test.each([
    'https://null-island.example.com/cb',
    'https://nullable.example.com/cb',
    'https://app.example.com/annulled',
    'https://app.example.com/cb?next=undefined',
    'https://app.example.com/nan',
  ])('is silent on %s', (uri) => expect(tell('contains-undefined', uri)).toBeUndefined());
});

describe('redirect-uri-has-double-slash', () => {
  test.each(['https://app.example.com//auth/callback', 'https://app.example.com/auth//callback'])(
    'fires on %s',
    (uri) => {
      expect(tell('has-double-slash', uri)?.certainty).toBe('likely');
      expect(before('has-double-slash', uri)).toBeDefined();
    },
  );

  test.each([redirectUri, `${redirectUri}?next=//x`, 'myapp:///cb//x', 'https:// /'])(
    'is silent on %s',
    (uri) => expect(tell('has-double-slash', uri)).toBeUndefined(),
  );
});

describe('redirect-uri-is-loopback', () => {
  test.each(['http://localhost:3000/cb', 'http://127.0.0.1/cb', 'http://[::1]/cb'])(
    'fires on %s in production',
    (uri) => {
      expect(tell('is-loopback', uri, { production: true })?.certainty).toBe('likely');
      expect(before('is-loopback', uri, { production: true })).toBeDefined();
    },
  );

  test('is silent elsewhere, and on public hosts', () => {
    expect(tell('is-loopback', 'http://localhost/cb')).toBeUndefined();
    expect(tell('is-loopback', 'http://localhost/cb', { production: false })).toBeUndefined();
    expect(tell('is-loopback', redirectUri, { production: true })).toBeUndefined();
    expect(
      tell('is-loopback', 'https://localhost.example.com/cb', { production: true }),
    ).toBeUndefined();
  });
});

describe('redirect-uri-is-preview-host', () => {
  test.each([
    'my-app-git-feature-team.vercel.app',
    'deploy-preview-12--site.netlify.app',
    'branch.site.pages.dev',
    'site-pr-12.onrender.com',
    'app-pr-12.herokuapp.com',
    'user-repo-x7-3000.app.github.dev',
    '3000-user-repo.ws-eu.gitpod.io',
    'ab12.ngrok-free.app',
    'site.workers.dev',
  ])('fires on %s, and names it', (host) => {
    expect(tell('is-preview-host', `https://${host}/cb`)).toMatchObject({
      certainty: 'likely',
      summary: `The redirect URI leads to ${host}, as previews do.`,
    });
  });

  test('is unsure of a name that may be there for good', () => {
    expect(tell('is-preview-host', 'https://site.vercel.app/cb')?.certainty).toBe('possible');
  });

  test('is silent on hosts that only look alike, and before sending', () => {
    for (const host of ['app.example.com', 'vercel.app.example.com', 'myvercel.app', 'vercel.app'])
      expect(tell('is-preview-host', `https://${host}/cb`)).toBeUndefined();
    expect(before('is-preview-host', 'https://a-b-c.vercel.app/cb')).toBeUndefined();
  });
});
