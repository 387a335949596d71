import { expect, test } from '@jest/globals';
import type { FakeTokenEndpoint, FakeUser } from '../../src/testing.js';
import { app } from '../support/app.js';
import { createClock, createFake, signIn } from './fake.js';

const user: FakeUser = {
  login: 'mona',
  id: 7,
  name: 'Mona Lisa',
  emails: ['mona@example.com', 'lisa@example.com'],
  orgs: ['octo-org'],
};

const get = (
  { fetch }: FakeTokenEndpoint,
  path: string,
  authorization?: string,
): Promise<Response> =>
  fetch(`https://api.github.com${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });

const signedIn = async (scopes: readonly string[], endpoint = createFake({}, { user })) => {
  const { access_token: token } = await signIn(endpoint, scopes);
  return { endpoint, token, get: (path: string) => get(endpoint, path, `Bearer ${token}`) };
};

test('GET /user returns the user of the fake', async () => {
  const { get } = await signedIn([]);

  expect(await (await get('/user')).json()).toEqual({
    login: 'mona',
    id: 7,
    node_id: 'MDQ6VXNlcjc=',
    avatar_url: 'https://avatars.githubusercontent.com/u/7?v=4',
    html_url: 'https://github.com/mona',
    type: 'User',
    site_admin: false,
    name: 'Mona Lisa',
    email: null,
  });
});

test('GET /user returns octocat by default', async () => {
  const { get } = await signedIn([], createFake());

  expect(await (await get('/user')).json()).toMatchObject({ login: 'octocat', id: 1, name: null });
});

test('GET /user/emails returns the email addresses, the primary one first', async () => {
  const emails = async (email: string | null): Promise<unknown> => {
    const { get } = await signedIn(['user:email'], createFake({}, { user: { ...user, email } }));
    return (await get('/user/emails')).json();
  };
  const primary = { email: 'mona@example.com', primary: true, verified: true };
  const second = { email: 'lisa@example.com', primary: false, verified: true, visibility: null };

  expect(await emails(null)).toEqual([{ ...primary, visibility: 'private' }, second]);
  expect(await emails('mona@example.com')).toEqual([{ ...primary, visibility: 'public' }, second]);
});

test('GET /user/orgs returns the organizations', async () => {
  const { get } = await signedIn(['read:org']);

  expect(await (await get('/user/orgs')).json()).toEqual([{ login: 'octo-org', id: 1 }]);
});

test('GET /user/emails and /user/orgs need a scope, which another scope can imply', async () => {
  const statuses = async (...scopes: readonly string[]) => {
    const { get } = await signedIn(scopes);
    return [(await get('/user/emails')).status, (await get('/user/orgs')).status];
  };

  expect(await statuses()).toEqual([404, 403]);
  expect(await statuses('read:user', 'repo')).toEqual([404, 403]);
  expect(await statuses('user')).toEqual([200, 200]);
  expect(await statuses('user:email')).toEqual([200, 403]);
  expect(await statuses('admin:org')).toEqual([404, 200]);
});

test('GET /user/emails and /user/orgs need no scope with the token of a GitHub App', async () => {
  const { get } = await signedIn([], createFake({ kind: 'github-app' }));

  expect([(await get('/user/emails')).status, (await get('/user/orgs')).status]).toEqual([
    200, 200,
  ]);
});

test('GET /user names the scopes and the app of an OAuth app in its headers', async () => {
  const { get } = await signedIn(['repo', 'gist', 'offline_access']);
  const { headers } = await get('/user');

  expect(headers.get('x-oauth-scopes')).toBe('gist, repo');
  expect(headers.get('x-oauth-client-id')).toBe(app.clientId);
});

test('GET /user leaves scopes that a header cannot contain out of its headers', async () => {
  const { get } = await signedIn(['日本', 'gist', 'a\u0001b']);
  const { status, headers } = await get('/user');

  expect([status, headers.get('x-oauth-scopes')]).toEqual([200, 'gist']);
});

test('GET /user returns 401 without a token, with an unknown one, and with an expired one', async () => {
  const clock = createClock();
  const fake = createFake({ kind: 'github-app' }, { now: clock.now });
  const { endpoint, token } = await signedIn([], fake);
  const messageOf = async (authorization?: string) => {
    const response = await get(endpoint, '/user', authorization);
    const { message } = (await response.json()) as { readonly message?: string };
    return [response.status, message];
  };

  expect(await messageOf()).toEqual([401, 'Requires authentication']);
  for (const authorization of ['', 'Bearer', 'Bearer gho_unknown', `Basic ${token}`])
    expect(await messageOf(authorization)).toEqual([401, 'Bad credentials']);
  expect((await messageOf(`token ${token}`))[0]).toBe(200);
  clock.time += 28_800_000;
  expect(await messageOf(`Bearer ${token}`)).toEqual([401, 'Bad credentials']);
});

test('the REST API is also below /api/v3, and names the host of a GitHub Enterprise Server', async () => {
  const { endpoint, token } = await signedIn(['user', 'read:org']);
  const authorization = `Bearer ${token}`;
  const statusOf = async (path: string) => (await get(endpoint, path, authorization)).status;
  const profile = await endpoint.fetch('https://ghe.example.com/api/v3/user', {
    headers: { authorization },
  });

  expect(await profile.json()).toMatchObject({ html_url: 'https://ghe.example.com/mona' });
  expect(await statusOf('/api/v3/user/emails')).toBe(200);
  expect(await statusOf('/api/v3/user/orgs')).toBe(200);
  expect(await statusOf('/api/v3')).toBe(404);
  expect(await statusOf('/user/repos')).toBe(404);
});

const basic = (id: string, secret: string): string => `Basic ${btoa(`${id}:${secret}`)}`;

const manage = (
  { fetch }: FakeTokenEndpoint,
  method: string,
  token?: string,
  {
    authorization = basic(app.clientId, app.clientSecret),
    clientId = app.clientId,
  }: { readonly authorization?: string; readonly clientId?: string } = {},
): Promise<Response> =>
  fetch(`https://api.github.com/applications/${clientId}/token`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ access_token: token }),
  });

test('POST /applications/ID/token returns the token, its scopes and its user', async () => {
  const now = () => Date.UTC(2026, 7, 3);
  const { endpoint, token } = await signedIn(['repo', 'offline_access'], createFake({}, { now }));

  expect(await (await manage(endpoint, 'POST', token)).json()).toMatchObject({
    app: { client_id: app.clientId },
    token,
    token_last_eight: token.slice(-8),
    scopes: ['repo'],
    created_at: '2026-08-03T00:00:00Z',
    expires_at: '2026-08-03T08:00:00Z',
    user: { login: 'octocat' },
  });
});

test('PATCH /applications/ID/token replaces the token', async () => {
  const { endpoint, token, get: getOld } = await signedIn(['repo']);
  const response = await manage(endpoint, 'PATCH', token);
  const fresh = (await response.json()) as { readonly token: string };

  expect(fresh).toMatchObject({ scopes: ['repo'], expires_at: null });
  expect(fresh.token).toMatch(/^gho_\w{36}$/);
  expect((await getOld('/user')).status).toBe(401);
  expect((await get(endpoint, '/user', `Bearer ${fresh.token}`)).status).toBe(200);
});

test('DELETE /applications/ID/token revokes the token', async () => {
  const { endpoint, token, get } = await signedIn([]);
  const response = await manage(endpoint, 'DELETE', token);

  expect([response.status, await response.text()]).toEqual([204, '']);
  expect((await get('/user')).status).toBe(401);
  expect((await manage(endpoint, 'DELETE', token)).status).toBe(404);
});

test('/applications/ID/token needs the client ID and client secret of the app, and its own token', async () => {
  const { endpoint, token } = await signedIn([]);
  const violations: unknown[] = [];
  const rows = [
    [404, token, { authorization: 'Bearer x' }],
    [401, token, { authorization: basic(app.clientId, 'wrong') }],
    [404, token, { clientId: 'another' }],
    [404, 'gho_unknown', {}],
    [422, undefined, {}],
  ] as const;
  for (const [expected, sent, options] of rows)
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const { status } = await manage(endpoint, method, sent, options);
      if (status !== expected) violations.push({ method, options, status, expected });
    }

  expect(violations).toEqual([]);
  expect((await manage(endpoint, 'POST', token)).status).toBe(200);
});
