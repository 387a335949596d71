import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTokenClient, type TokenEvent, unwrap } from '../../src/index.js';
import {
  createFakeTokenEndpoint,
  type FakeServer,
  type FakeTokenEndpoint,
} from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';
import { fakeClock, type FakeClock } from '../support/fake-clock.js';

const credentials = { ...app, clientId: 'Iv23liTestTestTest00' };
const gitHubApp = { ...fakeApp, ...credentials, kind: 'github-app' } as const;

let clock: FakeClock;
let endpoint: FakeTokenEndpoint;
let server: FakeServer;

beforeEach(async () => {
  clock = fakeClock();
  endpoint = createFakeTokenEndpoint({ apps: [gitHubApp], now: clock.now });
  server = await endpoint.listen();
});

afterEach(() => server.close());

/** Submits the form of a page as a browser does: all its fields, and the button that was pressed. */
const press = async (page: Response, decision: string, fields: Record<string, string> = {}) => {
  const html = await page.text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')],
  );
  return fetch(page.url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams([...hidden, ...Object.entries(fields), ['decision', decision]]),
  });
};

test('a client authorizes, exchanges, refreshes, and explains a second use of the old refresh token', async () => {
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    ...credentials,
    baseUrl: server.url,
    clock,
    onEvent: (event) => events.push(event),
  });

  const request = await client.authorizationUrl({ redirectUri: callbackUrl, scopes: ['repo'] });
  const session = JSON.stringify(request);
  const consent = await fetch(request.url);
  expect(consent.headers.get('content-type')).toMatch(/^text\/html/);
  const back = await press(consent, 'authorize');
  const location = back.headers.get('location') ?? '';
  expect(new URL(location).searchParams.get('iss')).toBe(`${server.url}/login/oauth`);

  const callback = client.parseCallback(location, JSON.parse(session) as typeof request);
  if (callback._tag !== 'AuthorizationCode') throw new Error(callback._tag);
  const first = unwrap(await client.exchangeCode(callback));
  expect(first).toMatchObject({ expiresIn: 28_800, expiresAt: clock.now() + 28_800_000 });

  const second = unwrap(await client.refreshToken({ refreshToken: first.refreshToken ?? '' }));
  expect(second.accessToken).not.toBe(first.accessToken);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.refreshTokenExpiresAt).toBeGreaterThan(clock.now());

  await clock.sleep(4000);
  const third = await client.refreshToken({ refreshToken: first.refreshToken ?? '' });
  expect(third).toMatchObject({
    _tag: 'BadRefreshToken',
    remediation: {
      likelyCauses: [{ id: 'refresh-token-already-used', certainty: 'certain' }],
    },
  });

  expect(events.map(({ grant, tag, status }) => [grant, tag, status])).toEqual([
    ['authorization_code', 'Success', 200],
    ['refresh_token', 'Success', 200],
    ['refresh_token', 'BadRefreshToken', 200],
  ]);
});

test('parseCallback() returns AccessDenied if the user cancels on the consent page', async () => {
  const client = createTokenClient({ ...credentials, baseUrl: server.url });
  const request = await client.authorizationUrl({ redirectUri: callbackUrl });
  const back = await press(await fetch(request.url), 'cancel');

  expect(client.parseCallback(back.headers.get('location') ?? '', request)._tag).toBe(
    'AccessDenied',
  );
});

test('pollForToken() resolves to Success after a slow_down and the approval of the user', async () => {
  const client = createTokenClient({
    clientId: gitHubApp.clientId,
    clientSecret: null,
    baseUrl: server.url,
    clock,
  });
  const device = await client.requestDeviceCode({ scopes: ['repo'] });
  if (device._tag !== 'DeviceCode') throw new Error(device._tag);
  expect(device).toMatchObject({
    userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    verificationUri: `${server.url}/login/device`,
    expiresIn: 900,
    interval: 5,
  });

  const polls: string[] = [];
  const success = unwrap(
    await client.pollForToken(device, {
      onPoll: ({ attempt, response, waitSeconds }) => {
        polls.push(`${String(attempt)} ${response._tag} ${String(waitSeconds)}`);
        if (attempt === 1) endpoint.respondWith({ error: 'slow_down', members: { interval: 10 } });
        if (attempt === 2) endpoint.decideDevice(device.userCode, 'approved');
      },
    }),
  );

  expect(polls).toEqual(['1 AuthorizationPending 6', '2 SlowDown 12']);
  expect(clock.slept).toEqual([6, 6, 12]);
  expect(success.refreshToken).toMatch(/^ghr_/);
  const refreshed = await client.refreshToken({ refreshToken: success.refreshToken ?? '' });
  expect(refreshed._tag).toBe('Success');
  expect(await client.pollForToken(device)).toMatchObject({
    _tag: 'IncorrectDeviceCode',
    remediation: { likelyCauses: [{ id: 'device-code-already-used' }] },
  });
});

test('pollForToken() resolves to Success if the user approves on the page', async () => {
  const client = createTokenClient({ ...credentials, baseUrl: server.url, clock });
  const device = await client.requestDeviceCode();
  if (device._tag !== 'DeviceCode') throw new Error(device._tag);
  await press(await fetch(device.verificationUri), 'authorize', {
    user_code: device.userCode.toLowerCase(),
  });

  expect((await client.pollForToken(device))._tag).toBe('Success');
});

test('pollForToken() resolves to AccessDenied if the user refuses on the page', async () => {
  const client = createTokenClient({ ...credentials, baseUrl: server.url, clock });
  const device = await client.requestDeviceCode();
  if (device._tag !== 'DeviceCode') throw new Error(device._tag);
  await press(await fetch(device.verificationUri), 'cancel', { user_code: device.userCode });

  expect((await client.pollForToken(device))._tag).toBe('AccessDenied');
});
