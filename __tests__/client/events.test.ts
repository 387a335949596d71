import { afterEach, expect, jest, test } from '@jest/globals';
import { createTokenClient, type TokenEvent } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';

const make = () => {
  const events: TokenEvent[] = [];
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const client = createTokenClient({
    ...app,
    fetch: endpoint.fetch,
    onEvent: (event) => events.push(event),
  });
  return { events, endpoint, client };
};

afterEach(() => {
  jest.restoreAllMocks();
});

test('onEvent is called with one flat, frozen object for each exchange', async () => {
  const { events, endpoint, client } = make();

  await client.exchangeCode({ code: endpoint.issueCode() });
  await client.exchangeCode({ code: 'unknown' });

  expect(events).toEqual([
    {
      grant: 'authorization_code',
      tag: 'Success',
      status: 200,
      durationMs: expect.any(Number),
      requestId: expect.stringMatching(/^[\dA-F:]+$/),
      attempt: 1,
    },
    expect.objectContaining({ tag: 'BadVerificationCode' }),
  ]);
  expect(events.every((event) => Object.isFrozen(event))).toBe(true);
});

test('onEvent is called without a status for an exchange that sent nothing or got no response', async () => {
  const { events, endpoint, client } = make();
  endpoint.respondWith({ fault: 'reset' });

  await client.exchangeCode({ code: undefined });
  await client.exchangeCode({ code: 'abc' });

  expect(events).toEqual([
    { grant: 'authorization_code', tag: 'MissingCode', durationMs: 0, attempt: 1 },
    {
      grant: 'authorization_code',
      tag: 'NetworkFailure',
      durationMs: expect.any(Number),
      attempt: 1,
    },
  ]);
});

test('onEvent is called with the grant of each operation', async () => {
  const { events, client } = make();

  await client.requestDeviceCode();
  await client.refreshToken({ refreshToken: 'ghr_unknown' });
  await client.verifyCredentials();

  expect(events.map(({ grant, tag }) => [grant, tag])).toEqual([
    ['device_authorization', 'DeviceCode'],
    ['refresh_token', 'BadRefreshToken'],
    ['verify_credentials', 'BadVerificationCode'],
  ]);
});

test('durationMs is the time on the monotonic clock of the client', async () => {
  const clock = fakeClock();
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    ...app,
    clock,
    fetch: async () => {
      await clock.sleep(70);
      return new Response('error=x');
    },
    onEvent: (event) => events.push(event),
  });
  await client.exchangeCode({ code: 'abc' });

  expect(events).toMatchObject([{ durationMs: 70 }]);
});

test('a listener that throws or rejects does not change the outcome', async () => {
  for (const onEvent of [
    () => {
      throw new Error('broken');
    },
    () => Promise.reject(new Error('broken')),
  ]) {
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, fetch: endpoint.fetch, onEvent });

    expect((await client.exchangeCode({ code: endpoint.issueCode() }))._tag).toBe('Success');
  }
});

test('a request builds an event only if the client has a listener', async () => {
  const freeze = jest.spyOn(Object, 'freeze');
  const built = () =>
    freeze.mock.calls.filter(([value]) => Object.hasOwn(Object(value) as object, 'grant')).length;
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const silent = createTokenClient({ ...app, fetch: endpoint.fetch });
  await silent.exchangeCode({ code: endpoint.issueCode() });
  await silent.exchangeCode({ code: 'unknown' });
  expect(built()).toBe(0);

  const listening = createTokenClient({ ...app, fetch: endpoint.fetch, onEvent: () => undefined });
  await listening.exchangeCode({ code: 'unknown' });
  expect(built()).toBe(1);
});
