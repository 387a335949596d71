import { expect, test } from '@jest/globals';
import type { TokenResponse } from '../../src/decode.js';
import type { RelayCookies } from '../../src/relay.js';
import { everyError } from '../support/samples.js';
import { bodyOf, json, origin, relayOf, relayToFake, request, success } from './requests.js';

const refresh = { grant_type: 'refresh_token' };
const attributes = '; Path=/; HttpOnly; Secure; SameSite=Lax';
const deleted = [
  `__Host-github_access_token=${attributes}; Max-Age=0`,
  `__Host-github_refresh_token=${attributes}; Max-Age=0`,
];

const cookiesFor = async (response: unknown, cookies: boolean | RelayCookies = true) =>
  (await relayOf(response, { cookies }).relay(request())).headers.getSetCookie();

test('cookies: true sends both tokens in cookies that scripts cannot read, not in the body', async () => {
  const response = await relayOf(success, { cookies: true }).relay(request());

  expect(response.headers.getSetCookie()).toEqual([
    `__Host-github_access_token=${success.accessToken}${attributes}; Max-Age=28800`,
    `__Host-github_refresh_token=${success.refreshToken}${attributes}; Max-Age=15897600`,
  ]);
  expect(await bodyOf<TokenResponse>(response)).toEqual({
    ...success,
    accessToken: '[redacted]',
    refreshToken: '[redacted]',
  });
});

test('cookies: true allows credentials in responses and preflight responses', async () => {
  const { relay } = relayOf(success, { cookies: true });
  for (const { headers } of [await relay(request()), await relay(request(null, {}, 'OPTIONS'))]) {
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-origin')).toBe(origin);
  }
});

test('cookies of tokens without a lifetime end with the session', async () => {
  const { accessToken, refreshToken, tokenType, scopes } = success;
  const endless = { _tag: 'Success', accessToken, refreshToken, tokenType, scopes };

  expect(await cookiesFor(endless)).toEqual([
    `__Host-github_access_token=${accessToken}${attributes}`,
    `__Host-github_refresh_token=${refreshToken}${attributes}`,
  ]);
});

test('a Success without a refresh token deletes the cookie of an earlier one', async () => {
  expect((await cookiesFor({ ...success, refreshToken: undefined }))[1]).toBe(deleted[1]);
});

test('a token cannot add attributes to its cookie', async () => {
  const token = 'a; Domain=evil.org\r\nx="ü, b';
  const [cookie] = await cookiesFor({ ...success, accessToken: token, expiresIn: 1.9 });

  expect(cookie).toBe(
    `__Host-github_access_token=${encodeURIComponent(token)}${attributes}; Max-Age=1`,
  );
});

const otherLength = `__Host-github_access_token=${attributes}; Max-Age=28800`.length;

test('a cookie can have 4096 bytes', async () => {
  const token = 'a'.repeat(4096 - otherLength);

  expect(await cookiesFor({ ...success, accessToken: token })).toHaveLength(2);
});

test('a token whose cookie would have more than 4096 bytes is refused, and the log says what to do', async () => {
  for (const tokens of [
    { accessToken: 'a'.repeat(4097 - otherLength) },
    { accessToken: 'ü'.repeat(700) },
    { refreshToken: 'a'.repeat(4096) },
  ]) {
    const { relay, refusals } = relayOf({ ...success, ...tokens }, { cookies: true });
    const response = await relay(request());

    expect(response.status).toBe(500);
    expect(response.headers.has('set-cookie')).toBe(false);
    expect((await bodyOf(response)).error).toBe('server_error');
    expect(refusals).toEqual([
      {
        reason: 'failed',
        status: 500,
        origin,
        description: expect.stringMatching(/4096 bytes.* On the server, remove the option cookies/),
      },
    ]);
  }
});

test('a long token is sent in the body without cookies', async () => {
  const { relay } = relayOf({ ...success, accessToken: 'a'.repeat(5000) });

  expect((await relay(request())).status).toBe(200);
});

test('the members of cookies set the names and the attributes', async () => {
  const cases: readonly (readonly [RelayCookies, string, string])[] = [
    [{}, '__Host-github_access_token', attributes],
    [{ sameSite: 'Strict' }, '__Host-github_access_token', attributes.replace('Lax', 'Strict')],
    [{ accessToken: 'gh' }, 'gh', attributes],
    [{ path: '/auth' }, '__Secure-github_access_token', attributes.replace('=/', '=/auth')],
    [
      { domain: 'sub.a.example' },
      '__Secure-github_access_token',
      `; Domain=sub.a.example${attributes}`,
    ],
  ];
  const sent = [];
  for (const [cookies] of cases) sent.push((await cookiesFor(success, cookies))[0]);

  expect(sent).toEqual(
    cases.map(([, name, rest]) => `${name}=${success.accessToken}${rest}; Max-Age=28800`),
  );
});

test('a refresh takes the refresh token from the cookie if the page sends none', async () => {
  const cookie = 'a=b; __Host-github_refresh_token=ghr_from%5Fcookie ;c=d';
  for (const sent of [{}, { refresh_token: '[redacted]' }, { refresh_token: '' }]) {
    const { relay, calls } = relayOf(success, { cookies: true });
    const response = await relay(json({ ...refresh, ...sent }, { cookie }));

    expect(response.status).toBe(200);
    expect(calls).toEqual([{ refreshToken: 'ghr_from_cookie' }]);
    expect(response.headers.getSetCookie()).toHaveLength(2);
  }
});

test('a refresh takes the first of two cookies with one name, which has the longer path', async () => {
  const { relay, calls } = relayOf(success, { cookies: true });
  const name = '__Host-github_refresh_token';
  await relay(json(refresh, { cookie: `${name}=ghr_a; ${name}=ghr_b` }));

  expect(calls).toEqual([{ refreshToken: 'ghr_a' }]);
});

test('a refresh prefers the refresh token that the page sends', async () => {
  const { relay, calls } = relayOf(success, { cookies: true });
  const cookie = '__Host-github_refresh_token=ghr_a';
  await relay(json({ ...refresh, refresh_token: 'ghr_b' }, { cookie }));

  expect(calls).toEqual([{ refreshToken: 'ghr_b' }]);
});

test('a refresh without a readable cookie is a bad_refresh_token, and deletes the cookies', async () => {
  const violations: unknown[] = [];
  for (const cookie of [
    undefined,
    '',
    '__Host-github_refresh_token=',
    '__Host-github_refresh_token=%20',
    '__Host-github_refresh_token=%E0%A4%A',
    '__Host-github_refresh_tokens=ghr_a',
    'x__Host-github_refresh_token=ghr_a',
    '__host-github_refresh_token=ghr_a',
  ]) {
    const { relay, calls } = relayOf(success, { cookies: true });
    const response = await relay(json(refresh, { cookie }));
    const { error, error_description: description } = await bodyOf(response);
    const cookies = response.headers.getSetCookie();
    if (response.status !== 400 || error !== 'bad_refresh_token' || calls.length > 0)
      violations.push([cookie, response.status, error, calls]);
    if (!description.includes('let the user sign in again')) violations.push([cookie, description]);
    if (JSON.stringify(cookies) !== JSON.stringify(deleted)) violations.push([cookie, cookies]);
  }

  expect(violations).toEqual([]);
});

test('a refresh ignores cookies without the option cookies', async () => {
  const { relay, calls } = relayOf(success);
  const cookie = '__Host-github_refresh_token=ghr_a';

  expect((await relay(json(refresh, { cookie }))).status).toBe(400);
  expect(calls).toEqual([]);
});

test('BadRefreshToken deletes the cookies, and other errors do not', async () => {
  const violations: unknown[] = [];
  for (const error of everyError()) {
    const cookies = await cookiesFor(error);
    const expected = error._tag === 'BadRefreshToken' ? deleted : [];
    if (JSON.stringify(cookies) !== JSON.stringify(expected)) violations.push(error._tag, cookies);
  }

  expect(violations).toEqual([]);
});

test('a page can refresh again and again with the cookies of the last response only', async () => {
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
  expect(late.headers.getSetCookie()).toEqual(deleted);
});
