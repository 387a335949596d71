import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { authorizationUrl, type AuthorizationUrlOptions } from '../../src/decode.js';

const clientId = 'Iv23liAbCdEfGhIjKlMn';

const begin = async (options: Partial<AuthorizationUrlOptions> = {}) => {
  const request = await authorizationUrl({ clientId, ...options });
  return { ...request, query: Object.fromEntries(new URL(request.url).searchParams) };
};

describe('authorizationUrl', () => {
  test('makes a state and a challenge that nobody can guess', async () => {
    const first = await begin();
    const second = await begin();

    expect(first.state).toMatch(/^[\w-]{43}$/);
    expect(first.codeVerifier).toMatch(/^[\w-]{43}$/);
    expect(first.state).not.toBe(second.state);
    expect(first.codeVerifier).not.toBe(second.codeVerifier);
    expect(first.codeVerifier).not.toBe(first.state);
  });

  test('sends the S256 challenge of the verifier, and never the verifier', async () => {
    const { url, query, codeVerifier = '', codeChallenge } = await begin();

    expect(codeChallenge).toBe(createHash('sha256').update(codeVerifier).digest('base64url'));
    expect(query).toMatchObject({ code_challenge: codeChallenge, code_challenge_method: 'S256' });
    expect(url).not.toContain(codeVerifier);
  });

  test("sends every parameter of GitHub's documentation", async () => {
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

  test('takes a verifier of your own', async () => {
    expect((await begin({ codeVerifier: 'a.b~c-d_e'.repeat(5) })).codeVerifier).toBe(
      'a.b~c-d_e'.repeat(5),
    );
  });

  test('goes to the host of the base URL', async () => {
    const { url, baseUrl } = await begin({ baseUrl: 'https://ghe.example.com/api/v3' });

    expect(url).toMatch(/^https:\/\/ghe\.example\.com\/login\/oauth\/authorize\?/);
    expect(baseUrl).toBe('https://ghe.example.com');
  });

  test('gives plain JSON', async () => {
    const request = await authorizationUrl({ clientId });

    expect(JSON.parse(JSON.stringify(request))).toEqual(request);
  });

  test.each<[string, object]>([
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
  ])('rejects with a TypeError that names %s and the fix', async (option, options) => {
    await expect(begin(options)).rejects.toThrow(TypeError);
    await expect(begin(options)).rejects.toThrow(new RegExp(`^authorizationUrl: ${option} .+; .+`));
  });

  test('takes verifiers of 43 and of 128 characters', async () => {
    for (const length of [43, 128])
      expect((await begin({ codeVerifier: 'v'.repeat(length) })).codeVerifier).toHaveLength(length);
  });

  test('takes a redirect URI of a custom scheme', async () => {
    for (const redirectUri of ['com.example.app:/cb', 'myapp://cb', 'http://[::1]:3000/cb'])
      expect((await begin({ redirectUri })).query).toHaveProperty('redirect_uri', redirectUri);
  });

  test('takes http for loopback, and for another host with allowInsecureHttp', async () => {
    for (const options of [
      { baseUrl: 'http://127.0.0.1:3000' },
      { baseUrl: 'http://ghe.example.com', allowInsecureHttp: true },
    ])
      expect((await begin(options)).baseUrl).toBe(options.baseUrl);
  });

  test('rejects an unknown option with the nearest known one', async () => {
    await expect(authorizationUrl({ clientId, scope: ['repo'] } as never)).rejects.toThrow(
      new TypeError('authorizationUrl: unknown option "scope"; did you mean "scopes"?'),
    );
  });

  test.each([undefined, null, 'Iv23'])('rejects %j with a TypeError', async (options) => {
    await expect(authorizationUrl(options as never)).rejects.toThrow(
      /^authorizationUrl: options is not an object; .+/,
    );
  });

  test('does not take an option of a polluted prototype', async () => {
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
});
