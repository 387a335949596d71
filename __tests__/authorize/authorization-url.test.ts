import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { authorizationUrl, type AuthorizationUrlOptions } from '../../src/decode.js';

const clientId = 'Iv23liAbCdEfGhIjKlMn';

const begin = async (options: Partial<AuthorizationUrlOptions> = {}) => {
  const request = await authorizationUrl({ clientId, ...options });
  return { ...request, query: Object.fromEntries(new URL(request.url).searchParams) };
};

test('authorizationUrl() creates a random state and a random code verifier', async () => {
  const first = await begin();
  const second = await begin();

  expect(first.state).toMatch(/^[\w-]{43}$/);
  expect(first.codeVerifier).toMatch(/^[\w-]{43}$/);
  expect(first.state).not.toBe(second.state);
  expect(first.codeVerifier).not.toBe(second.codeVerifier);
  expect(first.codeVerifier).not.toBe(first.state);
});

test('authorizationUrl() sends the S256 challenge of the code verifier, and never the verifier', async () => {
  const { url, query, codeVerifier = '', codeChallenge } = await begin();

  expect(codeChallenge).toBe(createHash('sha256').update(codeVerifier).digest('base64url'));
  expect(query).toMatchObject({ code_challenge: codeChallenge, code_challenge_method: 'S256' });
  expect(url).not.toContain(codeVerifier);
});

test("authorizationUrl() sends every parameter of GitHub's documentation", async () => {
  const { query, ...request } = await begin({
    redirectUri: 'https://app.example.com/cb?a=1&b=2',
    scopes: ['repo', 'read:org'],
    state: 'my-state',
    login: 'octocat',
    allowSignup: false,
    prompt: 'select_account',
    codeVerifier: null,
  });

  expect(query).toEqual({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: 'https://app.example.com/cb?a=1&b=2',
    scope: 'repo read:org',
    state: 'my-state',
    login: 'octocat',
    allow_signup: 'false',
    prompt: 'select_account',
  });
  expect(request).toEqual({
    url: expect.stringMatching(/^https:\/\/github\.com\/login\/oauth\/authorize\?/),
    state: 'my-state',
    redirectUri: 'https://app.example.com/cb?a=1&b=2',
    clientId,
    baseUrl: 'https://github.com',
    startedAt: expect.any(Number),
  });
});

test('authorizationUrl() accepts a code verifier', async () => {
  expect((await begin({ codeVerifier: 'a.b~c-d_e'.repeat(5) })).codeVerifier).toBe(
    'a.b~c-d_e'.repeat(5),
  );
});

test('authorizationUrl() uses the host of the base URL', async () => {
  const { url, baseUrl } = await begin({ baseUrl: 'https://ghe.example.com/api/v3' });

  expect(url).toMatch(/^https:\/\/ghe\.example\.com\/login\/oauth\/authorize\?/);
  expect(baseUrl).toBe('https://ghe.example.com');
});

test('authorizationUrl() resolves to plain JSON', async () => {
  const request = await authorizationUrl({ clientId });

  expect(JSON.parse(JSON.stringify(request))).toEqual(request);
});

const wrongOptions: readonly (readonly [option: string, options: object])[] = [
  ['clientId', { clientId: '' }],
  ['clientId', { clientId: undefined }],
  ['clientId', { clientId: '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7' }],
  ['clientId', { clientId: 'ghp_16C7e42F292c6912E7710c838347Ae178B4a' }],
  ['clientId', { clientId: '-----BEGIN RSA PRIVATE KEY-----' }],
  ['baseUrl', { baseUrl: 'github' }],
  ['baseUrl', { baseUrl: 'http://ghe.example.com' }],
  ['redirectUri', { redirectUri: '' }],
  ['redirectUri', { redirectUri: 'nope' }],
  ['redirectUri', { redirectUri: '/callback' }],
  ['redirectUri', { redirectUri: 'app.example.com/callback' }],
  ['redirectUri', { redirectUri: 'localhost:3000/callback' }],
  ['redirectUri', { redirectUri: 'https://' }],
  ['redirectUri', { redirectUri: new URL('https://app.example.com') }],
  ['state', { state: '' }],
  ['login', { login: 5 }],
  ['prompt', { prompt: 'consent' }],
  ['scopes', { scopes: 'repo' }],
  ['scopes', { scopes: ['repo gist'] }],
  ['scopes', { scopes: [5] }],
  ['allowSignup', { allowSignup: 'false' }],
  ['codeVerifier', { codeVerifier: 'too-short' }],
  ['codeVerifier', { codeVerifier: 'v'.repeat(129) }],
  ['codeVerifier', { codeVerifier: 'ä'.repeat(43) }],
  ['codeVerifier', { codeVerifier: '' }],
  ['codeVerifier', { codeVerifier: 5 }],
];

test('authorizationUrl() rejects with a TypeError that names the option and the fix', async () => {
  for (const [option, options] of wrongOptions) {
    const request = begin(options);

    await expect(request).rejects.toThrow(TypeError);
    await expect(request).rejects.toThrow(new RegExp(`^authorizationUrl: ${option} .+; .+`));
    await expect(request).rejects.not.toThrow(/5ec7e7|16C7e42F/);
  }
});

test('authorizationUrl() accepts code verifiers of 43 to 128 characters', async () => {
  for (const length of [43, 128])
    expect((await begin({ codeVerifier: 'v'.repeat(length) })).codeVerifier).toHaveLength(length);
});

test('authorizationUrl() accepts a redirect URI with a custom scheme', async () => {
  for (const redirectUri of ['com.example.app:/cb', 'myapp://cb', 'http://[::1]:3000/cb'])
    expect((await begin({ redirectUri })).query).toHaveProperty('redirect_uri', redirectUri);
});

test('authorizationUrl() accepts http for loopback, and for other hosts with allowInsecureHttp', async () => {
  for (const options of [
    { baseUrl: 'http://127.0.0.1:3000' },
    { baseUrl: 'http://ghe.example.com', allowInsecureHttp: true },
  ])
    expect((await begin(options)).baseUrl).toBe(options.baseUrl);
});

test('authorizationUrl() refuses an unknown option and names the known one', async () => {
  await expect(authorizationUrl({ clientId, scope: ['repo'] } as never)).rejects.toThrow(
    new TypeError('authorizationUrl: unknown option "scope"; did you mean "scopes"?'),
  );
});

test('authorizationUrl() rejects with a TypeError if its options are not an object', async () => {
  for (const options of [undefined, null, 'Iv23'])
    await expect(authorizationUrl(options as never)).rejects.toThrow(
      /^authorizationUrl: options is not an object; .+/,
    );
});

test('authorizationUrl() ignores an option of a polluted prototype', async () => {
  Object.defineProperty(Object.prototype, 'baseUrl', {
    value: 'https://evil.example.com',
    configurable: true,
  });
  try {
    expect((await authorizationUrl({ clientId })).baseUrl).toBe('https://github.com');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'baseUrl');
  }
});
