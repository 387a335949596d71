import { describe, expect, test } from '@jest/globals';
import {
  createTokenClient,
  type DeviceCode,
  type Poll,
  type PollForTokenOptions,
  type TokenEvent,
} from '../../src/index.js';
import { createFakeTokenEndpoint, type FakeResponse } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock, type FakeClock } from '../support/fake-clock.js';

const pending: FakeResponse = { error: 'authorization_pending' };
const token: FakeResponse = {
  headers: { 'content-type': 'application/json' },
  body: '{"access_token":"gho_abc","token_type":"bearer","scope":""}',
};
const page: FakeResponse = { status: 200, body: '<html><title>Portal</title></html>' };

const deviceCode = (clock: FakeClock): DeviceCode => ({
  _tag: 'DeviceCode',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: clock.now() + 900_000,
  interval: 5,
});

const poll = async (
  answers: readonly FakeResponse[],
  differing: Partial<DeviceCode> = {},
  options: PollForTokenOptions = {},
  clock = fakeClock(),
) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  endpoint.respondWith(...answers);
  const polls: Poll[] = [];
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    ...app,
    fetch: endpoint.fetch,
    clock,
    onEvent: (event) => events.push(event),
  });
  const response = await client.pollForToken(
    { ...deviceCode(clock), ...differing },
    { onPoll: (one) => polls.push(one), ...options },
  );
  return { response, polls, events, slept: clock.slept, requests: endpoint.requests };
};

describe('a device code whose server names numbers of any size', () => {
  test.each([
    '"expires_in":900,"interval":0',
    '"expires_in":0,"interval":5',
    '"expires_in":99999999,"interval":2000000',
    '"expires_in":9007199254740991,"interval":9007199254740991',
  ])('is taken by pollForToken() of the client that requested it: %s', async (numbers) => {
    const clock = fakeClock();
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const head = '"device_code":"abc","user_code":"A","verification_uri":"https://x.y"';
    const headers = { 'content-type': 'application/json' };
    endpoint.respondWith({ headers, body: `{${head},${numbers}}` }, token);
    const client = createTokenClient({ ...app, fetch: endpoint.fetch, clock });
    const device = await client.requestDeviceCode();
    if (device._tag !== 'DeviceCode') throw new Error(device._tag);

    expect(['Success', 'ExpiredDeviceCode']).toContain((await client.pollForToken(device))._tag);
    expect(Math.max(...clock.slept)).toBeLessThanOrEqual((2 ** 31 - 1) / 1000);
    expect(endpoint.requests.length).toBeLessThanOrEqual(2);
  });
});

describe('the requests', () => {
  test('name the device code and its grant type, and hold no secret', async () => {
    const { requests } = await poll([token]);

    expect(Object.fromEntries(requests[0]?.form ?? [])).toEqual({
      client_id: app.clientId,
      device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    });
  });

  test('are told of one by one', async () => {
    const { events } = await poll([pending, pending, token]);

    expect(events.map(({ grant, tag, attempt }) => [grant, tag, attempt])).toEqual([
      ['device_code', 'AuthorizationPending', 1],
      ['device_code', 'AuthorizationPending', 2],
      ['device_code', 'Success', 3],
    ]);
  });
});

describe('the waits', () => {
  test('come before the first poll too, with a margin of a second', async () => {
    expect((await poll([token])).slept).toEqual([6]);
  });

  test('have a margin of a fifth where the interval is long', async () => {
    expect((await poll([token], { interval: 30 })).slept).toEqual([36]);
  });

  test('take the interval that slow_down brings, and keep it', async () => {
    const slow: FakeResponse = { error: 'slow_down', members: { interval: 22 } };

    const { slept } = await poll([slow, pending, token]);

    expect(slept).toEqual([6, 26.4, 26.4]);
  });

  test('grow by five seconds where slow_down brings no interval', async () => {
    expect((await poll([{ error: 'slow_down' }, { error: 'slow_down' }, token])).slept).toEqual([
      6, 12, 18,
    ]);
  });

  test('are those of the default interval if the server names one below a second', async () => {
    expect((await poll([token], { interval: 0 })).slept).toEqual([6]);
    expect((await poll([token], { interval: 0.001 })).slept).toEqual([6]);
    expect((await poll([token], { interval: -1 })).slept).toEqual([6]);
  });

  test('and lifetimes of any length stay within what a timer can wait', async () => {
    const huge = { expiresIn: 1e300, expiresAt: 1e300 };
    const slow: FakeResponse = { error: 'slow_down', members: { interval: 2_000_000_000 } };
    const { slept, requests, response } = await poll([slow, token], huge);

    expect((await poll([token], { ...huge, interval: 1e300 })).slept).toEqual([604_800]);
    expect(slept).toEqual([6, 604_794]);
    expect(requests).toHaveLength(1);
    expect(response._tag).toBe('ExpiredDeviceCode');
  });

  test('begin the back-off anew after an answer', async () => {
    const { slept } = await poll([
      { status: 502 },
      { status: 502 },
      pending,
      { status: 502 },
      token,
    ]);

    expect(slept).toEqual([6, 6, 12, 6, 6]);
  });

  test('are never shorter than the interval after a failure', async () => {
    expect((await poll([{ status: 502 }, token], { interval: 100 })).slept).toEqual([120, 120]);
  });

  test('never shrink', async () => {
    const slow: FakeResponse = { error: 'slow_down', members: { interval: 1 } };

    expect((await poll([slow, token])).slept).toEqual([6, 6]);
  });

  test('back off while failures pass, and return to the interval after them', async () => {
    const { response, slept } = await poll([
      { fault: 'reset' },
      { status: 502 },
      { status: 503, headers: { 'retry-after': '50' } },
      pending,
      token,
    ]);

    expect(response._tag).toBe('Success');
    expect(slept).toEqual([6, 6, 12, 50, 6]);
  });

  test('do not grow beyond a minute', async () => {
    const { slept } = await poll([...Array<FakeResponse>(6).fill({ status: 500 }), token]);

    expect(slept).toEqual([6, 6, 12, 24, 48, 60, 60]);
  });

  test('respect a rate limit', async () => {
    const { slept } = await poll([{ status: 429, headers: { 'retry-after': '90' } }, token]);

    expect(slept).toEqual([6, 90]);
  });
});

describe('the end', () => {
  test('comes when the codes expire, without another request', async () => {
    const { response, requests, slept } = await poll(Array<FakeResponse>(9).fill(pending), {
      expiresIn: 20,
    });

    expect(response).toMatchObject({ _tag: 'ExpiredDeviceCode', code: 'expired_token' });
    expect(requests).toHaveLength(3);
    expect(slept).toEqual([6, 6, 6, 2]);
  });

  test('comes at once when the codes have expired before', async () => {
    const clock = fakeClock();
    const { response, requests } = await poll([token], { expiresAt: clock.now() - 1 }, {}, clock);

    expect(response._tag).toBe('ExpiredDeviceCode');
    expect(requests).toHaveLength(0);
  });

  test.each([
    ['AccessDenied', { error: 'access_denied' }],
    ['ExpiredDeviceCode', { error: 'expired_token' }],
    ['DeviceFlowDisabled', { error: 'device_flow_disabled' }],
    ['UnexpectedResponse', page],
  ] as const)('comes with %s', async (tag, answer) => {
    expect((await poll([pending, answer, token])).response._tag).toBe(tag);
  });

  test('comes at once with an abort before the first poll', async () => {
    const { response, requests } = await poll([token], {}, { signal: AbortSignal.abort() });

    expect(response._tag).toBe('RequestAborted');
    expect(requests).toHaveLength(0);
  });

  test('comes at once with an abort while it waits', async () => {
    const controller = new AbortController();
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, fetch: endpoint.fetch });
    const clock = fakeClock();
    const polling = client.pollForToken(
      { ...deviceCode(clock), expiresAt: Date.now() + 900_000 },
      { signal: controller.signal },
    );
    controller.abort();

    expect((await polling)._tag).toBe('RequestAborted');
    expect(endpoint.requests).toHaveLength(0);
  });

  test('comes with a failure that does not pass by itself', async () => {
    const clock = fakeClock();
    const failure = Object.assign(new Error(), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: failure }));
    const client = createTokenClient({ ...app, fetch, clock });

    expect((await client.pollForToken(deviceCode(clock)))._tag).toBe('NetworkFailure');
  });
});

describe('an incorrect_device_code', () => {
  const incorrect: FakeResponse = { error: 'incorrect_device_code' };

  test('right behind a known code is asked once more', async () => {
    expect((await poll([pending, incorrect, token])).response._tag).toBe('Success');
  });

  test('twice in a row ends the polling', async () => {
    const { response, requests } = await poll([pending, incorrect, incorrect, token]);

    expect(response._tag).toBe('IncorrectDeviceCode');
    expect(requests).toHaveLength(3);
  });

  test('of a code that was never known ends the polling', async () => {
    const { requests } = await poll([incorrect, token]);

    expect(requests).toHaveLength(1);
  });
});

describe('repeated slow_downs', () => {
  const slow: FakeResponse = { error: 'slow_down' };
  const causesOf = (polls: readonly Poll[]) =>
    polls.map(({ response }) => response.remediation.likelyCauses.map(({ id }) => id));

  test('of a client that keeps the interval point to a second poller', async () => {
    const { polls } = await poll([slow, slow, slow, token]);

    expect(causesOf(polls).at(-1)).toEqual(['device-code-has-second-poller']);
  });

  test('point to the clock where the two clocks disagree', async () => {
    const clock = fakeClock();
    clock.wallRate = 0.7;
    const { polls } = await poll([slow, slow, slow, token], {}, {}, clock);

    expect(causesOf(polls).at(-1)).toEqual(['clock-runs-fast']);
  });
});

describe('listeners and parameters', () => {
  test('a listener that throws or rejects breaks nothing', async () => {
    for (const onPoll of [
      () => {
        throw new Error('broken');
      },
      () => Promise.reject(new Error('broken')),
    ])
      expect((await poll([pending, token], {}, { onPoll })).response._tag).toBe('Success');
  });

  test('no listener is needed', async () => {
    expect((await poll([pending, token], {}, { onPoll: undefined })).response._tag).toBe('Success');
  });

  test.each<[string, unknown, object]>([
    ['deviceCode', undefined, {}],
    ['deviceCode', { deviceCode: '' }, {}],
    ['deviceCode', { deviceCode: 'abc', expiresIn: 900, expiresAt: 900_000 }, {}],
    ['deviceCode', { deviceCode: 'abc', interval: '5', expiresIn: 900, expiresAt: 900_000 }, {}],
    ['deviceCode', { deviceCode: 'abc', interval: 5, expiresIn: 900, expiresAt: '2026' }, {}],
    ['options', deviceCode(fakeClock()), AbortSignal.abort()],
    ['unknown option', deviceCode(fakeClock()), { onpoll: () => undefined }],
    ['signal', deviceCode(fakeClock()), { signal: { aborted: false } }],
    ['signal', deviceCode(fakeClock()), { signal: 5 }],
    ['onPoll', deviceCode(fakeClock()), { onPoll: 5 }],
  ])('a wrong %s is a programming error', async (name, device, options) => {
    const client = createTokenClient(app);

    await expect(
      client.pollForToken(device as DeviceCode, options as PollForTokenOptions),
    ).rejects.toThrow(new RegExp(`^pollForToken: ${name} .+; .+`));
  });
});
