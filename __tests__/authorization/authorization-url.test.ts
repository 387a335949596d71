import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { authorizationUrl, type AuthorizationUrlOptions } from '../../src/entries/decode.js';

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
    ['redirectUri', { redirectUri: '' }],
    ['redirectUri', { redirectUri: new URL('https://app.example.com') }],
    ['state', { state: '' }],
    ['login', { login: 5 }],
    ['prompt', { prompt: 'consent' }],
    ['scopes', { scopes: 'repo' }],
    ['scopes', { scopes: ['repo gist'] }],
    ['scopes', { scopes: [5] }],
    ['codeVerifier', { codeVerifier: 'too-short' }],
    ['codeVerifier', { codeVerifier: 'ä'.repeat(43) }],
    ['codeVerifier', { codeVerifier: '' }],
    ['codeVerifier', { codeVerifier: 5 }],
  ])('rejects with a TypeError that names %s and the fix', async (option, options) => {
    await expect(begin(options)).rejects.toThrow(TypeError);
    await expect(begin(options)).rejects.toThrow(new RegExp(`^authorizationUrl: ${option} .+; .+`));
  });
});
