import { describe, expect, test } from '@jest/globals';
import type { TokenResponse } from '../../src/errors/types.js';
import type { RelayCookies } from '../../src/relay/cookie-options.js';
import { everyError } from '../support/samples.js';
import { bodyOf, json, origin, relayOf, relayToFake, request, success } from './requests.js';

const refresh = { grant_type: 'refresh_token' };
const rest = '; Path=/; HttpOnly; Secure; SameSite=Lax';
const cleared = [
  `__Host-github_access_token=${rest}; Max-Age=0`,
  `__Host-github_refresh_token=${rest}; Max-Age=0`,
];

const cookiesFor = async (response: unknown, cookies: boolean | RelayCookies = true) =>
  (await relayOf(response, { cookies }).relay(request())).headers.getSetCookie();

describe('a Success', () => {
  test('puts both tokens into cookies that scripts cannot read, and none into the body', async () => {
    const { relay } = relayOf(success, { cookies: true });

    const response = await relay(request());

    expect(response.headers.getSetCookie()).toEqual([
      `__Host-github_access_token=${success.accessToken}${rest}; Max-Age=28800`,
      `__Host-github_refresh_token=${success.refreshToken}${rest}; Max-Age=15897600`,
    ]);
    expect(await bodyOf<TokenResponse>(response)).toEqual({
      ...success,
      accessToken: '[redacted]',
      refreshToken: '[redacted]',
    });
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('without lifetimes gives cookies of the session', async () => {
    const { accessToken, refreshToken, tokenType, scopes } = success;

    expect(
      await cookiesFor({ _tag: 'Success', accessToken, refreshToken, tokenType, scopes }),
    ).toEqual([
      `__Host-github_access_token=${accessToken}${rest}`,
      `__Host-github_refresh_token=${refreshToken}${rest}`,
    ]);
  });

  test('without a refresh token takes away that of an earlier sign-in', async () => {
    expect((await cookiesFor({ ...success, refreshToken: undefined }))[1]).toBe(cleared[1]);
  });

  test('whose token is of another alphabet cannot write attributes of its own', async () => {
    const token = 'a; Domain=evil.org\r\nx="ü, b';

    const [cookie] = await cookiesFor({ ...success, accessToken: token, expiresIn: 1.9 });

    expect(cookie).toBe(
      `__Host-github_access_token=${encodeURIComponent(token)}${rest}; Max-Age=1`,
    );
  });
});

describe('a token that browsers would drop', () => {
  const lengthOf = (name: string) => `${name}=${rest}; Max-Age=28800`.length;
  const room = 4096 - lengthOf('__Host-github_access_token');

  test.each([
    ['is kept at 4096 bytes', { accessToken: 'a'.repeat(room) }, 200],
    ['is refused at 4097 bytes', { accessToken: 'a'.repeat(room + 1) }, 500],
    ['is refused by its percent-encoded length', { accessToken: 'ü'.repeat(700) }, 500],
    ['is refused as a refresh token', { refreshToken: 'a'.repeat(4096) }, 500],
  ])('%s', async (_, tokens, status) => {
    const { relay, refusals } = relayOf({ ...success, ...tokens }, { cookies: true });

    const response = await relay(request());

    expect(response.status).toBe(status);
    expect(response.headers.getSetCookie()).toHaveLength(status === 200 ? 2 : 0);
    if (status === 200) return;
    expect(await bodyOf(response)).toEqual({
      error: 'server_error',
      error_description: 'The server could not complete the request; its log says why.',
    });
    expect(refusals).toEqual([
      { reason: 'failed', status, origin, description: expect.stringMatching(/4096 bytes/) },
    ]);
  });

  test('goes into the body when there are no cookies', async () => {
    const { relay } = relayOf({ ...success, accessToken: 'a'.repeat(5000) });

    expect((await relay(request())).status).toBe(200);
  });
});

test('the preflight allows credentials', async () => {
  const { relay } = relayOf(success, { cookies: true });

  const { headers } = await relay(request(null, {}, 'OPTIONS'));

  expect(headers.get('access-control-allow-credentials')).toBe('true');
});

test.each([
  [{}, '__Host-github_access_token', rest],
  [{ sameSite: 'Strict' }, '__Host-github_access_token', rest.replace('Lax', 'Strict')],
  [{ accessToken: 'gh' }, 'gh', rest],
  [{ path: '/auth' }, '__Secure-github_access_token', rest.replace('Path=/', 'Path=/auth')],
  [{ domain: 'example.com' }, '__Secure-github_access_token', `; Domain=example.com${rest}`],
] as const)('the options %j make the cookie %s%s', async (cookies, name, attributes) => {
  expect((await cookiesFor(success, cookies))[0]).toBe(
    `${name}=${success.accessToken}${attributes}; Max-Age=28800`,
  );
});

describe('a refresh', () => {
  test.each([{}, { refresh_token: '[redacted]' }, { refresh_token: '' }, { refresh_token: null }])(
    'with %j takes its token from the cookie',
    async (members) => {
      const { relay, asked } = relayOf(success, { cookies: true });
      const cookie = 'a=b; __Host-github_refresh_token=ghr_from%5Fcookie ;c=d';

      const response = await relay(json({ ...refresh, ...members }, { cookie }));

      expect(response.status).toBe(200);
      expect(asked).toEqual([{ refreshToken: 'ghr_from_cookie' }]);
      expect(response.headers.getSetCookie()).toHaveLength(2);
    },
  );

  test('takes the first of two cookies of one name, which has the longer path', async () => {
    const { relay, asked } = relayOf(success, { cookies: true });
    const name = '__Host-github_refresh_token';

    await relay(json(refresh, { cookie: `${name}=ghr_a; ${name}=ghr_b` }));

    expect(asked).toEqual([{ refreshToken: 'ghr_a' }]);
  });

  test('with a token of its own takes that', async () => {
    const { relay, asked } = relayOf(success, { cookies: true });
    const cookie = '__Host-github_refresh_token=ghr_a';

    await relay(json({ ...refresh, refresh_token: 'ghr_b' }, { cookie }));

    expect(asked).toEqual([{ refreshToken: 'ghr_b' }]);
  });

  test.each([
    undefined,
    '',
    '__Host-github_refresh_token=',
    '__Host-github_refresh_token=%20',
    '__Host-github_refresh_token=%E0%A4%A',
    '__Host-github_refresh_tokens=ghr_a',
    'x__Host-github_refresh_token=ghr_a',
    '__host-github_refresh_token=ghr_a',
  ])('with the cookie %j sends the person to sign in, and clears up', async (cookie) => {
    const { relay, asked } = relayOf(success, { cookies: true });

    const response = await relay(json(refresh, { cookie }));

    expect(response.status).toBe(400);
    expect((await bodyOf(response)).error).toBe('bad_refresh_token');
    expect(response.headers.getSetCookie()).toEqual(cleared);
    expect(asked).toEqual([]);
  });

  test('without cookie mode looks at no cookie', async () => {
    const { relay, asked } = relayOf(success);
    const cookie = '__Host-github_refresh_token=ghr_a';

    expect((await relay(json(refresh, { cookie }))).status).toBe(400);
    expect(asked).toEqual([]);
  });

  test('that GitHub refuses clears the cookies; other errors leave them', async () => {
    for (const error of everyError())
      expect(await cookiesFor(error)).toEqual(error._tag === 'BadRefreshToken' ? cleared : []);
  });

  test('goes round: sign in, refresh, and refresh again from the cookie that was set', async () => {
    const { endpoint, relay } = relayToFake({ cookies: true }, { kind: 'github-app' });
    const cookieOf = (response: Response) =>
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');

    let cookie = cookieOf(await relay(json({ code: endpoint.issueCode() })));
    const used = cookie;
    for (let turn = 0; turn < 2; turn += 1) {
      const response = await relay(json(refresh, { cookie }));
      expect(response.status).toBe(200);
      cookie = cookieOf(response);
    }
    const late = await relay(json(refresh, { cookie: used }));

    expect((await bodyOf<TokenResponse>(late))._tag).toBe('BadRefreshToken');
    expect(late.headers.getSetCookie()).toEqual(cleared);
  });
});
