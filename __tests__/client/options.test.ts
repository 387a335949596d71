import { afterEach, expect, test } from '@jest/globals';
import { createTokenClient as createCoreClient, fetchTransport } from '../../src/core.js';
import { createTokenClient, en, type TokenClientOptions } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

const create = (options: unknown) => createTokenClient(options as TokenClientOptions);

/** The message of the TypeError that options cause; empty if they cause none. */
const refusalOf = (options: unknown): string => {
  try {
    create(options);
  } catch (error) {
    if (error instanceof TypeError) return error.message;
  }
  return '';
};

const globals = globalThis as { location?: { readonly href: string } };

afterEach(() => {
  delete globals.location;
});

test('createTokenClient() derives the token endpoint from every form of a base URL', () => {
  const webOf: Readonly<Record<string, string>> = {
    'https://github.com': 'https://github.com',
    'https://github.com/': 'https://github.com',
    'https://api.github.com': 'https://github.com',
    'https://ghe.example.com': 'https://ghe.example.com',
    'https://ghe.example.com/api/v3': 'https://ghe.example.com',
    'https://ghe.example.com/api/v3//': 'https://ghe.example.com',
    'https://octocorp.ghe.com': 'https://octocorp.ghe.com',
    'https://api.octocorp.ghe.com/': 'https://octocorp.ghe.com',
    'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
    'http://localhost:8080/': 'http://localhost:8080',
  };

  expect(Object.keys(webOf).map((baseUrl) => create({ ...app, baseUrl }).tokenEndpoint)).toEqual(
    Object.values(webOf).map((web) => `${web}/login/oauth/access_token`),
  );
});

test('createTokenClient() uses github.com if no base URL is given', () => {
  expect(create(app).tokenEndpoint).toBe('https://github.com/login/oauth/access_token');
});

test('createTokenClient() accepts http for a host other than loopback only with allowInsecureHttp', () => {
  for (const options of [
    { ...app, baseUrl: 'http://ghe.example.com' },
    { clientId: 'x', tokenEndpoint: 'http://app.example.com/t' },
  ]) {
    expect(refusalOf(options)).toMatch(
      /^createTokenClient: (?:baseUrl|tokenEndpoint) is http, .+; /,
    );
    expect(create({ ...options, allowInsecureHttp: true }).tokenEndpoint).toMatch(/^http:/);
  }
});

test('createTokenClient() accepts http for a relay on loopback', () => {
  const tokenEndpoint = 'http://127.0.0.1:8080/t';

  expect(create({ clientId: 'x', tokenEndpoint }).tokenEndpoint).toBe(tokenEndpoint);
});

test('createTokenClient() resolves a relative tokenEndpoint against the page', () => {
  globals.location = { href: 'https://app.example.com/callback?code=1' };

  expect(create({ clientId: 'x', tokenEndpoint: '/oauth/token' }).tokenEndpoint).toBe(
    'https://app.example.com/oauth/token',
  );
});

const wrongOptions: readonly (readonly [option: string, options: unknown])[] = [
  ['options', undefined],
  ['options', null],
  ['options', 's3cr3t-s3cr3t'],
  ['clientId', { ...app, clientId: 123456 }],
  ['clientId', { ...app, clientId: null }],
  ['clientId', { ...app, clientId: { clientId: 's3cr3t-s3cr3t' } }],
  ['clientSecret', { ...app, clientSecret: 0 }],
  ['clientSecret', { ...app, clientSecret: Buffer.from('s3cr3t-s3cr3t') }],
  ['baseUrl', { ...app, baseUrl: 'ghe.s3cr3t-s3cr3t.com' }],
  ['baseUrl', { ...app, baseUrl: 'ftp://ghe.example.com' }],
  ['baseUrl', { ...app, baseUrl: 'https://user:s3cr3t-s3cr3t@ghe.example.com' }],
  ['baseUrl', { ...app, baseUrl: 'https://ghe.example.com/?x=s3cr3t-s3cr3t' }],
  ['baseUrl', { ...app, baseUrl: 5 }],
  ['issuer', { ...app, issuer: 5 }],
  ['issuer', { ...app, issuer: '' }],
  ['issuer', { ...app, issuer: null }],
  ['issuer', { ...app, issuer: new URL('https://s3cr3t-s3cr3t.example') }],
  ['timeoutMs', { ...app, timeoutMs: 0 }],
  ['timeoutMs', { ...app, timeoutMs: Number.NaN }],
  ['timeoutMs', { ...app, timeoutMs: Infinity }],
  ['timeoutMs', { ...app, timeoutMs: 2_147_483_648 }],
  ['timeoutMs', { ...app, timeoutMs: '10000' }],
  ['onEvent', { ...app, onEvent: 'log' }],
  ['accept', { ...app, accept: ['json'] }],
  ['accept', { ...app, accept: 'yaml' }],
  ['accept', { ...app, accept: 'toString' }],
  ['locale', { ...app, locale: null }],
  ['locale', { ...app, locale: 's3cr3t-s3cr3t' }],
  ['locale', { ...app, locale: {} }],
  ['locale', { ...app, locale: { hints: null } }],
  ['clock.now', { ...app, clock: {} }],
  ['clock.now', { ...app, clock: null }],
  ['clock.monotonic', { ...app, clock: { now: () => 0, sleep: () => undefined } }],
  ['clock.sleep', { ...app, clock: { now: () => 0, monotonic: () => 0 } }],
  // No page completes it.
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: '/oauth/s3cr3t-s3cr3t' }],
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'ftp://app.example.com/' }],
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 5 }],
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'https://user:s3cr3t-s3cr3t@a.example/oauth' }],
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'https://:s3cr3t-s3cr3t@a.example/oauth' }],
  ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'https://s3cr3t-s3cr3t@a.example/oauth' }],
  ['clientSecret', { ...app, tokenEndpoint: 'https://app.example.com/t' }],
  ['fetch', { ...app, fetch: 'fetch' }],
  ['ky', { ...app, ky: {} }],
];

test('createTokenClient() throws a TypeError that names the option and the fix, never the value', () => {
  const violations = wrongOptions
    .map(([option, options]) => [option, refusalOf(options)] as const)
    .filter(
      ([option, message]) =>
        !new RegExp(`^createTokenClient: ${option.replace('.', '\\.')} .+; .+`).test(message) ||
        /s3cr3t|5ec7e7/.test(message),
    );

  expect(violations).toEqual([]);
});

test('createTokenClient() says what is wrong with a tokenEndpoint and how to fix it', () => {
  const refusal = (tokenEndpoint: unknown, more: object = {}) =>
    refusalOf({ clientId: 'x', tokenEndpoint, ...more });
  const notAbsolute =
    'createTokenClient: tokenEndpoint is not an absolute URL, and there is no page to resolve it against; give an absolute https URL';

  expect(refusal(5)).toMatch(
    /^createTokenClient: tokenEndpoint is not a URL; give the URL of createTokenRelay/,
  );
  expect(refusal('/oauth/token')).toBe(notAbsolute);
  expect(refusal('ftp://app.example.com/')).toBe(notAbsolute);
  expect(refusal('https://user:hunter2@app.example.com/t')).toMatch(
    /^createTokenClient: tokenEndpoint contains a user name or a password; remove them/,
  );
  expect(refusal('https://app.example.com/t', { clientSecret: 's3cr3t' })).toBe(
    'createTokenClient: clientSecret is given together with tokenEndpoint; remove it; the relay has it',
  );
});

test('createTokenClient() refuses an unknown option and names the known one', () => {
  for (const [unknown, options, known] of [
    ['timeout', { ...app, timeout: 5 }, 'timeoutMs'],
    ['client_id', { client_id: 'x', clientSecret: null }, 'clientId'],
    ['baseURL', { ...app, baseURL: 'https://s3cr3t-s3cr3t.example' }, 'baseUrl'],
  ] as const) {
    const message = `createTokenClient: unknown option "${unknown}"; did you mean "${known}"?`;

    expect(() => create(options)).toThrow(new TypeError(message));
    expect(() => createCoreClient({ transport: fetchTransport(), ...options } as never)).toThrow(
      new TypeError(message),
    );
  }
});

test('createTokenClient() treats an option that is undefined as omitted', () => {
  const options = {
    ...app,
    tokenEndpoint: undefined,
    baseUrl: undefined,
    issuer: undefined,
    timeoutMs: undefined,
    allowInsecureHttp: undefined,
    accept: undefined,
    locale: undefined,
    onEvent: undefined,
    clock: undefined,
  };

  expect(() => createTokenClient({ ...options, fetch: undefined, ky: undefined })).not.toThrow();
  expect(() => createCoreClient({ ...options, transport: fetchTransport() })).not.toThrow();
});

test('accept sets the Accept header, and a response in that format is decoded', async () => {
  for (const [accept, mediaType] of [
    ['json', 'application/json'],
    ['form', 'application/x-www-form-urlencoded'],
    ['xml', 'application/xml'],
  ] as const) {
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, accept, fetch: endpoint.fetch });
    const code = endpoint.issueCode({ scopes: ['repo', 'gist'] });

    expect(await client.exchangeCode({ code })).toMatchObject({
      _tag: 'Success',
      scopes: ['gist', 'repo'],
    });
    expect(await client.exchangeCode({ code })).toMatchObject({
      _tag: 'BadVerificationCode',
      description: 'The code passed is incorrect or expired.',
    });
    expect(endpoint.requests[0]?.headers).toMatchObject({ accept: mediaType });
  }
});

test('locale falls back to the English hint if it lacks one', async () => {
  const { BadVerificationCode, ...older } = en.hints;
  const client = createTokenClient({
    ...app,
    locale: { hints: older as typeof en.hints },
    fetch: () => Promise.resolve(new Response('error=bad_verification_code')),
  });

  expect(await client.exchangeCode({ code: 'e72e16c7e42f292c6912' })).toMatchObject({
    _tag: 'BadVerificationCode',
    remediation: { steps: expect.arrayContaining([expect.any(String)]) },
  });
  expect(typeof BadVerificationCode).toBe('function');
});

test('clock can throw or return NaN without losing a token', async () => {
  const boom = (): never => {
    throw new Error('boom');
  };
  for (const broken of [() => Number.NaN, boom]) {
    const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, kind: 'github-app' }] });
    const response = await createTokenClient({
      ...app,
      clock: { now: broken, monotonic: broken, sleep: () => Promise.reject(new Error('boom')) },
      fetch: endpoint.fetch,
    }).exchangeCode({ code: endpoint.issueCode() });

    expect(response).toMatchObject({ _tag: 'Success', expiresAt: expect.any(Number) });
    expect(response).not.toMatchObject({ expiresAt: Number.NaN });
  }
});
