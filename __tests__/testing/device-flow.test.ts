import { expect, test } from '@jest/globals';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app, fakeApp } from '../support/app.js';
import { createClock, createFake, membersOf, requestDeviceCode, tokenMembers } from './fake.js';

const start = async (scope?: string) => {
  const clock = createClock();
  const other = { clientId: 'Ov23liOtherOtherOther', clientSecret: 'other' };
  const endpoint = createFakeTokenEndpoint({ apps: [fakeApp, other], now: clock.now });
  const { device_code: deviceCode, user_code: userCode } = await membersOf(
    requestDeviceCode(endpoint, scope),
  );
  const poll = async (afterSeconds: number, clientId: string = app.clientId) => {
    clock.time += afterSeconds * 1000;
    const { error, interval, scope } = await tokenMembers(endpoint, {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
      client_id: clientId,
    });
    return error === undefined
      ? { scope }
      : { error, ...(interval === undefined ? {} : { interval }) };
  };
  const decide = (decision: 'approved' | 'denied') => endpoint.decideDevice(userCode, decision);
  return { poll, decide, other };
};

const pending = { error: 'authorization_pending' };

test('a device code request returns the codes, the page and the interval', async () => {
  expect(await membersOf(requestDeviceCode(createFake()))).toEqual({
    device_code: expect.stringMatching(/^[\da-f]{40}$/),
    user_code: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
    verification_uri: 'https://github.com/login/device',
    expires_in: 900,
    interval: 5,
  });
});

test('a device code request returns device_flow_disabled with status 400 if the device flow is off', async () => {
  const response = await requestDeviceCode(createFake({ deviceFlow: false }));

  expect([response.status, (await membersOf(response)).error]).toEqual([
    400,
    'device_flow_disabled',
  ]);
});

test('a device code request of an unknown client ID returns 404', async () => {
  expect((await requestDeviceCode(createFake({ clientId: 'another' }))).status).toBe(404);
});

test('the first poll of a device code is never too early', async () => {
  const { poll } = await start();

  expect(await poll(0)).toEqual(pending);
});

test('a device code is pending until the user approves it, and gives one token', async () => {
  const { poll, decide } = await start('read:org repo');

  expect(await poll(5)).toEqual(pending);
  decide('approved');
  expect(await poll(5)).toEqual({ scope: 'read:org,repo' });
  expect(await poll(5)).toEqual({ error: 'incorrect_device_code' });
});

test('a poll before the interval has passed returns slow_down and an interval five seconds longer', async () => {
  const { poll } = await start();

  expect(await poll(0)).toEqual(pending);
  expect(await poll(4.9)).toEqual({ error: 'slow_down', interval: 10 });
  expect(await poll(9.9)).toEqual({ error: 'slow_down', interval: 15 });
  expect(await poll(15)).toEqual(pending);
});

test('a poll before the interval has passed returns slow_down even if the user has approved', async () => {
  const { poll, decide } = await start();
  await poll(0);
  decide('approved');

  expect(await poll(1)).toEqual({ error: 'slow_down', interval: 10 });
});

test('a denied device code returns access_denied', async () => {
  const { poll, decide } = await start();
  decide('denied');

  expect(await poll(5)).toEqual({ error: 'access_denied' });
});

test('a device code expires after fifteen minutes, for the device and for the user', async () => {
  const { poll, decide } = await start();

  expect(await poll(900)).toEqual({ error: 'expired_token' });
  expect(decide('approved')).toBe(false);
});

test('a device code belongs to the app that requested it', async () => {
  const { poll, other } = await start();

  expect(await poll(5, other.clientId)).toEqual({ error: 'incorrect_device_code' });
});
