import { expect, test } from '@jest/globals';
import { createTokenClient, unwrap } from '../../src/index.js';
import { createFakeTokenEndpoint, type FakeApp } from '../../src/testing.js';
import { app } from '../support/app.js';
import {
  createClock,
  createFake,
  type Members,
  membersOf,
  requestDeviceCode,
  signIn,
  tokenError,
  tokenMembers,
} from './fake.js';

const expiring = {
  expires_in: 28_800,
  refresh_token: expect.stringMatching(/^ghr_\w{76}$/),
  refresh_token_expires_in: 15_897_600,
};
const gitHubApp: Partial<FakeApp> = { kind: 'github-app' };

const refreshForm = ({ refresh_token: token = '' }: Members) => ({
  grant_type: 'refresh_token',
  refresh_token: token,
});

test('the token of an OAuth app does not expire by default', async () => {
  expect(await signIn(createFake())).toEqual({
    access_token: expect.stringMatching(/^gho_\w{36}$/),
    token_type: 'bearer',
    scope: '',
  });
});

test('the token of a GitHub App expires and has no scopes', async () => {
  expect(await signIn(createFake(gitHubApp), ['repo'])).toEqual({
    access_token: expect.stringMatching(/^ghu_\w{36}$/),
    ...expiring,
    token_type: 'bearer',
    scope: '',
  });
});

test('the token of an OAuth app with expiring tokens expires and has scopes', async () => {
  expect(await signIn(createFake({ expiringTokens: true }), ['repo'])).toEqual({
    access_token: expect.stringMatching(/^gho_\w{36}$/),
    ...expiring,
    token_type: 'bearer',
    scope: 'repo',
  });
});

test('the scope offline_access makes the token of one sign-in expire, and is not granted', async () => {
  const endpoint = createFake();

  expect(await signIn(endpoint, ['offline_access', 'repo'])).toMatchObject({
    ...expiring,
    scope: 'repo',
  });
  expect(await signIn(endpoint, ['repo'])).not.toHaveProperty('refresh_token');
});

test('the scope offline_access does not make the token of a GitHub App expire', async () => {
  const endpoint = createFake({ ...gitHubApp, expiringTokens: false });

  expect(await signIn(endpoint, ['offline_access'])).not.toHaveProperty('refresh_token');
});

test('the granted scopes are sorted, without duplicates and implied scopes', async () => {
  const scopes = [
    ['repo read:org', 'read:org,repo'],
    ['user gist user:email', 'gist,user'],
    ['public_repo repo repo', 'repo'],
    ['read:user read:org', 'read:org,read:user'],
    ['read:org admin:org', 'admin:org'],
  ];

  for (const [requested = '', granted] of scopes)
    expect((await signIn(createFake(), requested.split(' '))).scope).toBe(granted);
});

test('a refresh returns new tokens with the same scopes, and makes the old ones invalid', async () => {
  const endpoint = createFake({ expiringTokens: true });
  const old = await signIn(endpoint, ['repo']);
  const fresh = await tokenMembers(endpoint, { ...refreshForm(old), scope: 'gist' });
  const statusOf = async ({ access_token: token }: Members) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await endpoint.fetch('https://api.github.com/user', { headers })).status;
  };

  expect(fresh).toMatchObject({ ...expiring, scope: 'repo' });
  expect(fresh.access_token).not.toBe(old.access_token);
  expect(fresh.refresh_token).not.toBe(old.refresh_token);
  expect(await tokenError(endpoint, refreshForm(old))).toBe('bad_refresh_token');
  expect([await statusOf(old), await statusOf(fresh)]).toEqual([401, 200]);
});

test('a refresh token expires after 184 days', async () => {
  const clock = createClock();
  const endpoint = createFake(gitHubApp, { now: clock.now });
  const [token, late] = [await signIn(endpoint), await signIn(endpoint)];

  clock.time += 15_897_600_000 - 1;
  expect(await tokenError(endpoint, refreshForm(token))).toBeUndefined();
  clock.time += 1;
  expect(await tokenError(endpoint, refreshForm(late))).toBe('bad_refresh_token');
});

test('a refresh token belongs to its app, and needs the client secret', async () => {
  const other = { clientId: 'Iv23liOtherOtherOther', clientSecret: 'o'.repeat(40) };
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, ...gitHubApp }, other] });
  const { fetch } = endpoint;
  const client = createTokenClient({ ...app, fetch });
  const { refreshToken = '' } = unwrap(await client.exchangeCode({ code: endpoint.issueCode() }));
  const refreshBy = async (credentials: { clientId: string; clientSecret: string }) =>
    (await createTokenClient({ ...credentials, fetch }).refreshToken({ refreshToken }))._tag;

  expect(await refreshBy(other)).toBe('BadRefreshToken');
  expect(await refreshBy({ ...app, clientSecret: 'wrong' })).toBe('IncorrectClientCredentials');
  expect(await refreshBy(app)).toBe('Success');
  expect(await refreshBy(app)).toBe('BadRefreshToken');
});

test('a refresh token of the device flow needs no client secret, and no other grant can use that', async () => {
  const endpoint = createFake();
  const { device_code: deviceCode, user_code: userCode } = await membersOf(
    requestDeviceCode(endpoint, 'offline_access repo'),
  );
  endpoint.decideDevice(userCode, 'approved');
  const token = await tokenMembers(endpoint, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: deviceCode,
    client_secret: '',
  });
  const codeForm = { ...refreshForm(token), grant_type: '', code: endpoint.issueCode() };

  expect(token).toMatchObject({ ...expiring, scope: 'repo' });
  for (const grant of ['', 'authorization_code'])
    expect(await tokenError(endpoint, { ...codeForm, grant_type: grant, client_secret: '' })).toBe(
      'incorrect_client_credentials',
    );
  const fresh = await tokenMembers(endpoint, { ...refreshForm(token), client_secret: '' });
  expect(fresh).toMatchObject({ ...expiring, scope: 'repo' });
  expect(await tokenError(endpoint, { ...refreshForm(fresh), client_secret: '' })).toBeUndefined();
});
