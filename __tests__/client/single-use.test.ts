import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { codeChallengeOf } from '../../src/authorize/pkce.js';
import { createSingleUse } from '../../src/client/single-use.js';
import { createTokenClient as createCoreClient } from '../../src/core.js';
import { createTokenClient, isTokenError, type TokenResponse } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';
import { runNode } from '../support/run-node.js';

const make = (options: object = {}) => {
  const clock = fakeClock();
  const endpoint = createFakeTokenEndpoint({
    apps: [{ ...app, kind: 'github-app' }],
    now: clock.now,
  });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch, clock, ...options });
  return { clock, endpoint, client };
};

const causeIds = (response: TokenResponse): readonly string[] =>
  isTokenError(response) ? response.remediation.likelyCauses.map(({ id }) => id) : [];

const onAbort = () => 'aborted';

/** Requests that the test ends. */
const controlled = () => {
  const ends: ((value: string) => void)[] = [];
  const start = () =>
    new Promise<string>((resolve) => {
      ends.push(resolve);
    });
  return { start, ends };
};

test('calls with one code at the same time share one request and its response', async () => {
  const { endpoint, client } = make();
  const code = endpoint.issueCode();
  const responses = await Promise.all([
    client.exchangeCode({ code }),
    client.exchangeCode({ code }),
    client.exchangeCode({ code }),
  ]);

  expect(endpoint.requests).toHaveLength(1);
  expect(new Set(responses).size).toBe(1);
  expect(responses[0]._tag).toBe('Success');
});

test('calls with one refresh token at the same time share one request and its response', async () => {
  const { endpoint, client } = make();
  const success = await client.exchangeCode({ code: endpoint.issueCode() });
  if (success._tag !== 'Success') throw new Error(success._tag);
  const refreshToken = success.refreshToken ?? '';
  const [first, second] = await Promise.all([
    client.refreshToken({ refreshToken }),
    client.refreshToken({ refreshToken }),
  ]);

  expect(first).toBe(second);
  expect(first._tag).toBe('Success');
  expect(endpoint.requests).toHaveLength(2);
});

test('calls with different codes do not share a request', async () => {
  const { endpoint, client } = make();
  const [first, second] = await Promise.all([
    client.exchangeCode({ code: endpoint.issueCode() }),
    client.exchangeCode({ code: endpoint.issueCode() }),
  ]);

  expect(endpoint.requests).toHaveLength(2);
  expect(first).not.toEqual(second);
});

test('calls with one code and different verifiers do not share the token', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch });
  const codeVerifier = 'v'.repeat(43);
  const code = endpoint.issueCode({ codeChallenge: await codeChallengeOf(codeVerifier) });
  const [right, wrong, without] = await Promise.all([
    client.exchangeCode({ code, codeVerifier }),
    client.exchangeCode({ code, codeVerifier: 'w'.repeat(43) }),
    client.exchangeCode({ code }),
  ]);

  expect([wrong._tag, without._tag]).toEqual(['BadVerificationCode', 'BadVerificationCode']);
  expect(right._tag).toBe('Success');
  expect(endpoint.requests).toHaveLength(3);
});

test('a caller that aborts leaves the shared request to the others', async () => {
  const { endpoint, client } = make();
  const code = endpoint.issueCode();
  const controller = new AbortController();
  const leaving = client.exchangeCode({ code, signal: controller.signal });
  const staying = client.exchangeCode({ code });
  controller.abort();

  expect((await leaving)._tag).toBe('RequestAborted');
  expect((await staying)._tag).toBe('Success');
  expect(endpoint.requests).toHaveLength(1);
});

test('a request that every caller left is aborted, and a later call sends a new one', async () => {
  const { endpoint, client } = make();
  endpoint.respondWith({ fault: 'hang' });
  const code = endpoint.issueCode();
  const controller = new AbortController();
  const leaving = client.exchangeCode({ code, signal: controller.signal });
  while (endpoint.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  controller.abort();

  expect((await leaving)._tag).toBe('RequestAborted');
  await client.exchangeCode({ code });
  expect((await client.exchangeCode({ code }))._tag).toBe('BadVerificationCode');
});

test('deduplicate() aborts a request when the last of its callers leaves, not before', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const start = (signal: AbortSignal | undefined) => {
    signals.push(signal);
    return new Promise<string>(() => undefined);
  };
  const requests = createSingleUse(() => 0);
  const callers = [new AbortController(), new AbortController()];
  const calls = callers.map(({ signal }) => requests.deduplicate('key', signal, start, onAbort));
  const aborted: (boolean | undefined)[] = [];
  for (const [index, caller] of callers.entries()) {
    caller.abort();
    await calls[index];
    aborted.push(signals[0]?.aborted);
  }

  expect(aborted).toEqual([false, true]);
  expect(signals).toHaveLength(1);
});

test('deduplicate() keeps a request that was started after an abandoned one ended', async () => {
  const { start, ends } = controlled();
  const requests = createSingleUse(() => 0);
  const controller = new AbortController();
  const leaving = requests.deduplicate('key', controller.signal, start, onAbort);
  controller.abort();
  expect(await leaving).toBe('aborted');
  const second = requests.deduplicate('key', undefined, start, onAbort);
  ends[0]?.('late');
  await new Promise((resolve) => setImmediate(resolve));
  const third = requests.deduplicate('key', undefined, start, onAbort);
  ends[1]?.('fresh');

  expect(await Promise.all([second, third])).toEqual(['fresh', 'fresh']);
  expect(ends).toHaveLength(2);
});

test('deduplicate() leaves no listener on a signal', async () => {
  const { signal } = new AbortController();
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  const requests = createSingleUse(() => 0);
  for (let count = 0; count < 20; count += 1)
    await requests.deduplicate('key', signal, () => Promise.resolve('done'), onAbort);

  expect(add).toHaveBeenCalledTimes(20);
  expect(remove.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
    add.mock.calls.map(([type, listener]) => [type, listener]),
  );
});

test('deduplicate() starts no request if a listener cannot be added to the signal', async () => {
  const { start, ends } = controlled();
  const { signal } = new AbortController();
  jest.spyOn(signal, 'addEventListener').mockImplementation(() => {
    throw new Error('boom');
  });

  await expect(createSingleUse(() => 0).deduplicate('key', signal, start, onAbort)).rejects.toThrow(
    'boom',
  );
  expect(ends).toHaveLength(0);
});

test('a code that the client exchanged before is the certain cause, with the time', async () => {
  const { clock, endpoint, client } = make();
  const code = endpoint.issueCode();
  await client.exchangeCode({ code });
  await clock.sleep(3000);
  const response = await client.exchangeCode({ code });

  expect(isTokenError(response) && response.remediation.likelyCauses[0]).toMatchObject({
    id: 'code-already-exchanged',
    certainty: 'certain',
    summary: expect.stringMatching(/3 seconds ago/),
  });
});

test('the time since a code was exchanged is correct if the wall clock was set back', async () => {
  let elapsed = 0;
  let offset = 0;
  const clock = {
    now: () => 1_800_000_000_000 + elapsed + offset,
    monotonic: () => elapsed,
    sleep: () => Promise.resolve(),
  };
  const { endpoint, client } = make({ clock });
  const code = endpoint.issueCode();
  await client.exchangeCode({ code });
  elapsed += 3000;
  offset = -3_600_000;
  const response = await client.exchangeCode({ code });

  expect(isTokenError(response) && response.remediation.likelyCauses[0]).toMatchObject({
    id: 'code-already-exchanged',
    summary: expect.stringMatching(/3 seconds ago/),
  });
});

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);

test('a used code is forgotten after ten minutes', async () => {
  const { clock, endpoint, client } = make();
  const code = endpoint.issueCode();
  await client.exchangeCode({ code });
  await clock.sleep(600_001);

  expect(causeIds(await client.exchangeCode({ code }))).not.toContain('code-already-exchanged');
});

test('a used device code is forgotten after 15 minutes', async () => {
  const { clock, endpoint, client } = make();
  const device = await client.requestDeviceCode();
  if (device._tag !== 'DeviceCode') throw new Error(device._tag);
  endpoint.decideDevice(device.userCode, 'approved');
  await client.pollForToken(device);
  const causesAfter = async (milliseconds: number) => {
    await clock.sleep(milliseconds);
    endpoint.respondWith({ error: 'incorrect_device_code' });
    return causeIds(await client.pollForToken({ ...device, expiresAt: clock.now() + 900_000 }));
  };

  expect(await causesAfter(minutes(14))).toContain('device-code-already-used');
  expect(await causesAfter(minutes(1))).not.toContain('device-code-already-used');
});

test('a used refresh token is remembered for the 184 days of its validity', async () => {
  const { clock, endpoint, client } = make();
  const success = await client.exchangeCode({ code: endpoint.issueCode() });
  if (success._tag !== 'Success') throw new Error(success._tag);
  const { refreshToken = '' } = success;
  await client.refreshToken({ refreshToken });
  const causesAfter = async (milliseconds: number) => {
    await clock.sleep(milliseconds);
    const response = await client.refreshToken({ refreshToken });
    return isTokenError(response) ? response.remediation.likelyCauses : [];
  };

  expect(await causesAfter(hours(8))).toMatchObject([
    {
      id: 'refresh-token-already-used',
      summary: 'This client used the same refresh token 8 hours ago.',
    },
  ]);
  expect(await causesAfter(hours(183 * 24))).toMatchObject([{ id: 'refresh-token-already-used' }]);
  expect(await causesAfter(hours(24))).not.toMatchObject([{ id: 'refresh-token-already-used' }]);
});

test('a code that gave no token does not count as used', async () => {
  const { endpoint, client } = make();
  const code = endpoint.issueCode();
  endpoint.respondWith({ error: 'bad_verification_code' }, { error: 'bad_verification_code' });
  await client.exchangeCode({ code });

  expect(causeIds(await client.exchangeCode({ code }))).not.toContain('code-already-exchanged');
});

test('a client remembers only the hashes of the last thousand used codes', async () => {
  let body: Readonly<Record<string, unknown>> = { access_token: 'gho_abc' };
  const client = createCoreClient({
    ...app,
    transport: () => Promise.resolve({ status: 200, body }),
  });
  for (let count = 0; count <= 1000; count += 1)
    await client.exchangeCode({ code: `code-number-${String(count)}` });
  body = { error: 'bad_verification_code' };
  const causesOf = async (code: string) => causeIds(await client.exchangeCode({ code }));

  expect(await causesOf('code-number-0')).not.toContain('code-already-exchanged');
  expect(await causesOf('code-number-1')).toContain('code-already-exchanged');
  expect(inspect(client, { depth: Infinity, showHidden: true })).not.toContain('code-number');
});

test('a process exits although the client remembers a used code', async () => {
  const program = `
    import { createTokenClient } from 'github-token-exchange';
    const fetch = async () => Response.json({ access_token: 'gho_abc' });
    const client = createTokenClient({ clientId: 'x', clientSecret: 'y', fetch });
    console.log((await client.exchangeCode({ code: 'abc' }))._tag);`;

  expect(await runNode('--input-type=module', '--eval', program)).toEqual({
    exitCode: 0,
    output: 'Success\n',
  });
});

test('usedBy() keeps used codes from displacing used refresh tokens, of which it keeps 10,000', () => {
  const singleUse = createSingleUse(() => 0);
  const codes = singleUse.usedBy('authorization_code');
  const refreshTokens = singleUse.usedBy('refresh_token');
  refreshTokens.remember('first');
  for (let count = 0; count < 1001; count += 1) codes.remember(String(count));
  for (let count = 1; count < 10_000; count += 1) refreshTokens.remember(String(count));

  expect(refreshTokens.secondsSinceUse('first')).toBe(0);
  refreshTokens.remember('last');
  expect(refreshTokens.secondsSinceUse('first')).toBeUndefined();
  expect(refreshTokens.secondsSinceUse('1')).toBe(0);
});

describe('with fake timers', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  test('remember() forgets a code after ten minutes, in an idle process too', () => {
    const forget = jest.spyOn(Map.prototype, 'delete');
    const codes = createSingleUse(() => performance.now()).usedBy('authorization_code');
    codes.remember('first');
    jest.advanceTimersByTime(minutes(4));
    codes.remember('second');
    forget.mockClear();

    jest.advanceTimersByTime(minutes(6) - 1);
    expect(forget).toHaveBeenCalledTimes(0);
    jest.advanceTimersByTime(1);
    expect(forget).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(minutes(4));
    expect(forget).toHaveBeenCalledTimes(2);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('remember() uses one timer for all secrets', () => {
    const codes = createSingleUse(() => performance.now()).usedBy('authorization_code');
    for (let count = 0; count < 20; count += 1) codes.remember(String(count));

    expect(jest.getTimerCount()).toBe(1);
  });

  test('remember() forgets a refresh token in time, although no timer can wait for that long', () => {
    const forget = jest.spyOn(Map.prototype, 'delete');
    const refreshTokens = createSingleUse(() => performance.now()).usedBy('refresh_token');
    refreshTokens.remember('first');
    forget.mockClear();

    jest.advanceTimersByTime(hours(184 * 24) - 1);
    expect(forget).toHaveBeenCalledTimes(0);
    jest.advanceTimersByTime(1);
    expect(forget).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
