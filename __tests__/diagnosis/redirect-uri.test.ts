import { expect, test } from '@jest/globals';
import type { RequestFacts } from '../../src/decode.js';
import { causeOf, configurationCauseOf, errorOf, idsOf, redirectUri, right } from './requests.js';

const mismatch = errorOf('RedirectUriMismatch');
const badCode = errorOf('BadVerificationCode');

type Rule =
  | 'is-http'
  | 'has-callback-query'
  | 'has-query'
  | 'without-scheme'
  | 'contains-undefined'
  | 'has-double-slash'
  | 'is-loopback'
  | 'is-preview-host';

/** A cause in a redirect URI with which the sign-in began, too. */
const find = (rule: Rule, uri: string, more: Partial<RequestFacts> = {}) =>
  causeOf(`redirect-uri-${rule}`, mismatch, {
    ...right,
    ...more,
    redirectUri: uri,
    authorization: { ...right.authorization, redirectUri: uri },
  });
const before = (rule: Rule, uri: string, more: Partial<RequestFacts> = {}) =>
  configurationCauseOf(`redirect-uri-${rule}`, { ...right, ...more, redirectUri: uri });

test('a redirect URI without a fault has no likely cause', () => {
  expect(idsOf(mismatch, right)).toEqual([]);
  expect(idsOf(mismatch, { ...right, redirectUri: undefined })).toEqual([]);
});

test('redirect-uri-is-http fires on a host that is not loopback', () => {
  expect(find('is-http', 'http://app.example.com/cb')).toMatchObject({
    certainty: 'likely',
    summary: 'The redirect URI starts with http:, which is usual only for loopback addresses.',
  });
  expect(before('is-http', 'HTTP://app.example.com/cb')).toBeDefined();
  const others = [
    'https://app.example.com/cb',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:8080/cb',
    'http://app.localhost/cb',
    'myapp://cb',
  ];
  expect(others.filter((uri) => find('is-http', uri))).toEqual([]);
});

test('redirect-uri-is-http is only possible for GitHub Enterprise Server', () => {
  const facts = { baseUrl: 'https://ghe.example.com' };
  expect(find('is-http', 'http://wiki.intranet/cb', facts)?.certainty).toBe('possible');
});

const difference = (uri: string, began: string, error = mismatch) =>
  causeOf('redirect-uri-differs-from-authorization', error, {
    ...right,
    redirectUri: uri,
    authorization: { redirectUri: began },
  });

test('redirect-uri-is-http is silent if the redirect URI is registered', () => {
  const uri = 'http://app.example.com/cb';
  expect(before('is-http', uri, { callbackUrls: [uri] })).toBeUndefined();
  expect(before('is-http', uri, { callbackUrls: [redirectUri] })).toBeDefined();
});

test('the rules about the form of a redirect URI are silent if it is registered', () => {
  const uris = [
    ['contains-undefined', 'https://app.example.com/null/cb'],
    ['has-callback-query', 'https://app.example.com/cb?state=fixed'],
    ['has-double-slash', 'https://app.example.com//cb'],
  ] as const;
  const violations = uris.filter(([rule, uri]) => {
    const more = { callbackUrls: [uri] };
    return find(rule, uri, more) !== undefined || before(rule, uri, more) !== undefined;
  });
  expect(violations).toEqual([]);
  // The difference explains the error.
  const [, uri] = uris[0];
  expect(
    causeOf('redirect-uri-differs-from-authorization', mismatch, {
      ...right,
      redirectUri: uri,
      callbackUrls: [uri],
    })?.certainty,
  ).toBe('certain');
});

const registered = (
  uri: string | undefined,
  callbackUrls: RequestFacts['callbackUrls'],
  more: Partial<RequestFacts> = {},
) =>
  configurationCauseOf('redirect-uri-differs-from-registered', {
    ...right,
    ...more,
    redirectUri: uri,
    callbackUrls,
  });

test('redirect-uri-differs-from-registered compares with the nearest callback URL, exactly', () => {
  const callbackUrls = ['https://other.example.com/x', 'https://app.example.com/cb'];
  const differences = [
    [
      'http://app.example.com/cb',
      'the redirect URI is http://app.example.com: the scheme differs.',
    ],
    [
      'https://www.app.example.com/cb',
      'the redirect URI is www.app.example.com: the host differs.',
    ],
    [
      'https://app.example.com:8443/cb',
      'the redirect URI is app.example.com:8443: the port differs.',
    ],
    ['https://app.example.com/cb/', 'the redirect URI ends with a slash.'],
    ['https://app.example.com/CB', 'the redirect URI is /CB: the path differs.'],
    ['https://app.example.com/cb?a=1', 'the query differs in the redirect URI.'],
  ] as const;
  const found = differences.map(([uri]) => [uri, registered(uri, callbackUrls)?.summary]);

  expect(found).toEqual(
    differences.map(([uri, difference]) => [uri, expect.stringContaining(`; ${difference}`)]),
  );
  expect(registered('https://app.example.com/CB', callbackUrls)).toMatchObject({
    certainty: 'certain',
    summary: 'The registered URL is /cb; the redirect URI is /CB: the path differs.',
  });
});

test('redirect-uri-differs-from-registered follows wildcard matching', () => {
  const url = 'https://example.com/path';
  const matching = [
    'https://example.com/path',
    'https://example.com/path/sub/other',
    'https://oauth.example.com/path',
    'https://example.com/path?a=1',
  ];
  const others = [
    'https://example.com/bar',
    'https://example.com/',
    'https://example.com/pathology',
    'https://example.com:8080/path',
    'https://example.org/path',
    'https://notexample.com/path',
    'http://example.com/path',
  ];
  const certaintiesOf = (uris: readonly string[], wildcard?: boolean) => [
    ...new Set(uris.map((uri) => registered(uri, [{ url, wildcard }])?.certainty)),
  ];

  expect(certaintiesOf(matching, true)).toEqual([undefined]);
  expect(certaintiesOf(others, true)).toEqual(['certain']);
  expect(certaintiesOf(matching.slice(1), false)).toEqual(['certain']);
  // The app may be one for which GitHub kept wildcard matching.
  expect(certaintiesOf(matching.slice(1))).toEqual(['likely']);
  expect(certaintiesOf(others)).toEqual(['certain']);
});

test('redirect-uri-differs-from-registered is only possible if a GitHub Enterprise Server may match wildcards', () => {
  const server = { baseUrl: 'https://ghe.example.com' };
  const callbackUrls = ['https://app.example.com/'];
  const sub = 'https://app.example.com/cb';
  expect(registered(sub, callbackUrls, server)?.certainty).toBe('possible');
  expect(
    registered(sub, callbackUrls, { ...server, clientId: 'Iv1.b507a08c87ecfe98' }),
  ).toMatchObject({ certainty: 'likely' });
  expect(registered('https://example.org/', callbackUrls, server)?.certainty).toBe('certain');
});

test('redirect-uri-differs-from-registered is silent if a callback URL matches or nothing can be compared', () => {
  const silent = [
    [redirectUri, ['https://other.example.com/', redirectUri]],
    // Loopback addresses may use any port.
    ['http://127.0.0.1:54321/cb', ['http://127.0.0.1/cb']],
    ['http://localhost:3000/cb', ['http://localhost:8000/cb']],
    // Without a redirect URI, GitHub uses the first callback URL.
    [undefined, [redirectUri]],
    [redirectUri, []],
    [redirectUri, undefined],
    // Another rule gives the reason.
    [`${redirectUri}?code=x`, [redirectUri]],
    ['https://undefined/cb', [redirectUri]],
    ['app.example.com:8080/cb', [redirectUri]],
  ] as const;
  expect(silent.filter(([uri, callbackUrls]) => registered(uri, callbackUrls))).toEqual([]);
  expect(registered('http://localhost:3000/cb', ['http://127.0.0.1:3000/cb'])).toBeDefined();
});

test('redirect-uri-differs-from-registered masks a secret in a path', () => {
  const summary = registered(`https://app.example.com/${right.clientSecret ?? ''}`, [
    redirectUri,
  ])?.summary;
  expect(summary).toContain('/***');
});

test('redirect-uri-differs-from-authorization shows the host, the port or the path that differs', () => {
  const differences = [
    [
      'https://www.app.example.com/cb',
      'https://app.example.com/cb',
      'host',
      'www.app.example.com',
      'app.example.com',
    ],
    ['https://app.example.com/a', 'https://app.example.com/b', 'path', '/a', '/b'],
    ['https://app.example.com/cb/', 'https://app.example.com/cb', 'path', '/cb/', '/cb'],
    ['https://app.example.com/CB', 'https://app.example.com/cb', 'path', '/CB', '/cb'],
    [
      'https://app.example.com:8443/cb',
      'https://app.example.com/cb',
      'port',
      '8443',
      'the default',
    ],
  ] as const;
  for (const [uri, began, part, now, then] of differences)
    for (const [error, certainty] of [
      [mismatch, 'certain'],
      // An expired code gives the same picture.
      [badCode, 'likely'],
    ] as const)
      expect(difference(uri, began, error)).toMatchObject({
        certainty,
        summary: `The redirect URI's ${part} is ${now}; in the authorization request, it was ${then}.`,
      });
});

test('redirect-uri-differs-from-authorization names other parts that differ', () => {
  const differences = [
    ['http://app.example.com/cb', 'https://app.example.com/cb', 'scheme'],
    ['myapp.dev://cb', 'myapp://cb', 'scheme'],
    ['https://app.example.com/cb?a=1', 'https://app.example.com/cb?a=2', 'query'],
    ['https://app.example.com/cb#x', 'https://app.example.com/cb', 'fragment'],
    ['http://localhost:3000/cb', 'https://app.example.com/cb', 'scheme, host, port'],
    ['https://www.example.com/a', 'https://app.example.com/b', 'host, path'],
  ] as const;
  for (const [uri, began, parts] of differences)
    expect(difference(uri, began)).toMatchObject({
      certainty: 'certain',
      summary: `The redirect URI differs from the one in the authorization request: ${parts}.`,
    });
});

test('redirect-uri-differs-from-authorization is only likely for another spelling of the same URL', () => {
  const spellings = [
    ['https://APP.example.com/cb', 'https://app.example.com/cb'],
    ['https://app.example.com:443/cb', 'https://app.example.com/cb'],
    ['https://app.example.com', 'https://app.example.com/'],
    ['https://app.example.com/cb\n', 'https://app.example.com/cb'],
  ] as const;
  for (const [uri, began] of spellings)
    expect(difference(uri, began)).toMatchObject({
      certainty: 'likely',
      summary: expect.stringContaining(': spelling.'),
    });
});

test('redirect-uri-differs-from-authorization is only possible for another loopback port', () => {
  expect(difference('http://127.0.0.1:4321/cb', 'http://127.0.0.1:1234/cb')?.certainty).toBe(
    'possible',
  );
});

test('redirect-uri-differs-from-authorization is silent if only one request has a redirect URI', () => {
  expect(difference('', redirectUri)).toBeUndefined();
  expect(difference(redirectUri, '')).toBeUndefined();
  expect(idsOf(mismatch, { ...right, authorization: undefined })).toEqual([]);
});

test('redirect-uri-differs-from-authorization leaves the explanation to a rule that gives the reason', () => {
  const ids = (uri: string) =>
    idsOf(mismatch, { ...right, redirectUri: uri, authorization: { redirectUri } });
  expect(ids(`${redirectUri}?code=x&state=y`)).toEqual(['redirect-uri-has-callback-query']);
  expect(ids('app.example.com/auth/callback')).toEqual(['redirect-uri-without-scheme']);
  expect(ids('undefined/auth/callback')).toEqual(['redirect-uri-contains-undefined']);
});

test('redirect-uri-differs-from-authorization fires for BadVerificationCode, to which those rules do not apply', () => {
  expect(difference(`${redirectUri}?code=x`, redirectUri, badCode)?.certainty).toBe('likely');
  expect(difference('app.example.com/cb', redirectUri, badCode)).toBeDefined();
  expect(difference(redirectUri, 'no URL', badCode)).toBeDefined();
});

test('redirect-uri-differs-from-authorization masks a secret in a path, and cuts a long path', () => {
  const code = 'c0ffeec0ffeec0ffeec0';
  const facts = { ...right, code, redirectUri: `${redirectUri}/${code}` };
  const summary = causeOf('redirect-uri-differs-from-authorization', badCode, facts)?.summary;
  expect(summary).toContain('/auth/callback/***');

  const long = `https://app.example.com${'/very-long'.repeat(20)}`;
  expect(difference(long, redirectUri)?.summary.length).toBeLessThan(145);
});

test('redirect-uri-loopback-name-differs fires on two names of this machine', () => {
  const differs = (uri: string, began: string) =>
    causeOf('redirect-uri-loopback-name-differs', mismatch, {
      ...right,
      redirectUri: uri,
      authorization: { redirectUri: began },
    });
  expect(differs('http://localhost:3000/cb', 'http://127.0.0.1:3000/cb')).toMatchObject({
    certainty: 'likely',
    summary: 'GitHub treats localhost and 127.0.0.1 as two different hosts.',
  });
  expect(differs('http://[::1]:3000/cb', 'http://localhost:3000/cb')).toBeDefined();
  expect(differs('http://127.0.0.1/cb', 'http://[::1]/cb')).toBeDefined();
  expect(differs('http://localhost:1/cb', 'http://localhost:2/cb')).toBeUndefined();
  expect(differs('http://localhost/cb', redirectUri)).toBeUndefined();
  expect(differs(redirectUri, 'http://localhost/cb')).toBeUndefined();
});

test('redirect-uri-has-callback-query fires on code and state', () => {
  for (const query of ['?code=x&state=y', '?state=y', '?a=1&code=x', '#code=x']) {
    expect(before('has-callback-query', redirectUri + query)?.certainty).toBe('certain');
    // The sign-in began with the same query, so GitHub did not add it.
    expect(find('has-callback-query', redirectUri + query)?.certainty).toBe('likely');
  }
  const others = ['?from=x', '?barcode=1', '?estate=1', '/code=x', '?decode'];
  expect(others.filter((rest) => before('has-callback-query', redirectUri + rest))).toEqual([]);
});

test('redirect-uri-has-query fires unless a GitHub Enterprise Server may ignore the query', () => {
  const server = { baseUrl: 'https://ghe.example.com' };
  const clientId = 'Iv1.b507a08c87ecfe98';
  const uri = `${redirectUri}?from=x`;
  expect(find('has-query', uri)?.certainty).toBe('possible');
  expect(before('has-query', `${redirectUri}?`)).toBeDefined();
  expect(find('has-query', uri, { ...server, clientId })?.certainty).toBe('possible');
  expect(find('has-query', uri, server)).toBeUndefined();
  expect(find('has-query', redirectUri)).toBeUndefined();
  expect(find('has-query', `${redirectUri}?code=x`)).toBeUndefined();
  // The comparison with the callback URLs says more.
  expect(before('has-query', uri, { callbackUrls: [redirectUri] })).toBeUndefined();
});

/** The URIs on which a rule does not fire both after an error and before anything is sent. */
const silent = (rule: Rule, certainty: string, uris: readonly string[], more = {}) =>
  uris.filter((uri) => find(rule, uri, more)?.certainty !== certainty || !before(rule, uri, more));

test('redirect-uri-without-scheme fires on a relative or incomplete URL', () => {
  const incomplete = [
    'app.example.com/cb',
    'www.app.example.com',
    'localhost:3000/cb',
    'app.example.com:8080/cb',
    '//app.example.com/cb',
    '/cb',
    'https//app.example.com/cb',
    'https:/app.example.com/cb',
    'http:app.example.com',
  ];
  const others = [
    '',
    ' ',
    'https://app.example.com/cb',
    'myapp://cb',
    'com.example.app:/oauth',
    'urn:ietf:wg:oauth:2.0:oob',
    'undefined/cb',
    '${BASE_URL}/cb',
  ];
  expect(silent('without-scheme', 'certain', incomplete)).toEqual([]);
  expect(others.filter((uri) => find('without-scheme', uri))).toEqual([]);
});

test('redirect-uri-contains-undefined fires on a missing value in the host or the path', () => {
  const broken = [
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
  ];
  // The name may be intended.
  const hyphenated = [
    'https://undefined-behavior.example.com/cb',
    'https://app-undefined.example.com/',
  ];
  const others = [
    'https://null-island.example.com/cb',
    'https://nullable.example.com/cb',
    'https://app.example.com/annulled',
    'https://app.example.com/cb?next=undefined',
    'https://app.example.com/nan',
  ];
  expect(silent('contains-undefined', 'certain', broken)).toEqual([]);
  expect(silent('contains-undefined', 'likely', hyphenated)).toEqual([]);
  expect(others.filter((uri) => find('contains-undefined', uri))).toEqual([]);
});

test('redirect-uri-has-double-slash looks only at the path of a web URL', () => {
  const double = [
    'https://app.example.com//auth/callback',
    'https://app.example.com/auth//callback',
  ];
  const others = [redirectUri, `${redirectUri}?next=//x`, 'myapp:///cb//x', 'https:// /'];
  expect(silent('has-double-slash', 'likely', double)).toEqual([]);
  expect(others.filter((uri) => find('has-double-slash', uri))).toEqual([]);
});

test('redirect-uri-is-loopback fires in production', () => {
  const loopback = ['http://localhost:3000/cb', 'http://127.0.0.1/cb', 'http://[::1]/cb'];
  const others = [redirectUri, 'https://localhost.example.com/cb'];
  expect(silent('is-loopback', 'likely', loopback, { production: true })).toEqual([]);
  expect(others.filter((uri) => find('is-loopback', uri, { production: true }))).toEqual([]);
  expect(find('is-loopback', 'http://localhost/cb')).toBeUndefined();
  expect(find('is-loopback', 'http://localhost/cb', { production: false })).toBeUndefined();
});

test('redirect-uri-is-preview-host names a host that is new for each deployment', () => {
  const hosts = [
    'my-app-git-feature-team.vercel.app',
    'deploy-preview-12--site.netlify.app',
    'branch.site.pages.dev',
    'site-pr-12.onrender.com',
    'app-pr-12.herokuapp.com',
    'user-repo-x7-3000.app.github.dev',
    '3000-user-repo.ws-eu.gitpod.io',
    'ab12.ngrok-free.app',
    'site.workers.dev',
  ];
  for (const host of hosts)
    expect(find('is-preview-host', `https://${host}/cb`)).toMatchObject({
      certainty: 'likely',
      summary: `The redirect URI leads to ${host}, which looks like a preview.`,
    });
});

test('redirect-uri-is-preview-host is only possible for a name that may be permanent', () => {
  expect(find('is-preview-host', 'https://site.vercel.app/cb')?.certainty).toBe('possible');
});

test('redirect-uri-is-preview-host is silent on similar hosts, and before anything is sent', () => {
  const others = ['app.example.com', 'vercel.app.example.com', 'myvercel.app', 'vercel.app'];
  expect(others.filter((host) => find('is-preview-host', `https://${host}/cb`))).toEqual([]);
  expect(before('is-preview-host', 'https://a-b-c.vercel.app/cb')).toBeUndefined();
});

test('redirect-uri-is-preview-host ignores names that are too long for a host', () => {
  const host = (length: number) => `${'a'.repeat(length - '.ngrok.io'.length)}.ngrok.io`;

  expect(find('is-preview-host', `https://${host(253)}/cb`)).toBeDefined();
  expect(find('is-preview-host', `https://${host(254)}/cb`)).toBeUndefined();
  // This takes minutes if the time is quadratic.
  expect(find('is-preview-host', `https://a${'.ngrok'.repeat(200_000)}!/cb`)).toBeUndefined();
});
