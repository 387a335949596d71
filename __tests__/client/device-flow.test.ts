import { expect, test } from '@jest/globals';
import {
  createTokenClient,
  type DeviceCode,
  type Poll,
  type PollForTokenOptions,
  type TokenEvent,
} from '../../src/index.js';
import { createFakeTokenEndpoint, type FakeResponse, type FakeApp } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock, type FakeClock } from '../support/fake-clock.js';

const pending: FakeResponse = { error: 'authorization_pending' };
const slowDown: FakeResponse = { error: 'slow_down' };
const incorrect: FakeResponse = { error: 'incorrect_device_code' };
const token: FakeResponse = {
  headers: { 'content-type': 'application/json' },
  body: '{"access_token":"gho_abc","token_type":"bearer","scope":""}',
};
const page: FakeResponse = { status: 200, body: '<html><title>Portal</title></html>' };

const make = (differing: Partial<FakeApp> = {}, clientId: string = app.clientId) => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, ...differing }] });
  const client = createTokenClient({ clientId, clientSecret: null, fetch: endpoint.fetch });
  return { endpoint, client };
};

const deviceCode = (clock: FakeClock): DeviceCode => ({
  _tag: 'DeviceCode',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: clock.now() + 900_000,
  interval: 5,
});

/** Polls an endpoint that sends the responses in order. */
const poll = async (
  responses: readonly FakeResponse[],
  differing: Partial<DeviceCode> = {},
  options: PollForTokenOptions = {},
  clock = fakeClock(),
) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  endpoint.respondWith(...responses);
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

test('requestDeviceCode() sends the client ID and the scopes, and no secret', async () => {
  const { endpoint, client } = make();

  expect((await client.requestDeviceCode({ scopes: ['repo', 'gist'] }))._tag).toBe('DeviceCode');
  expect(endpoint.requests[0]?.path).toBe('/login/device/code');
  expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toEqual({
    client_id: app.clientId,
    scope: 'repo gist',
  });
});

test('requestDeviceCode() resolves to DeviceFlowDisabled if the app does not allow the device flow', async () => {
  expect(await make({ deviceFlow: false }).client.requestDeviceCode()).toMatchObject({
    _tag: 'DeviceFlowDisabled',
    status: 400,
  });
});

test('requestDeviceCode() resolves to IncorrectClientCredentials for an unknown client ID', async () => {
  expect(await make({}, 'Ov23liUnknownUnknown').client.requestDeviceCode()).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    status: 404,
  });
});

test('requestDeviceCode() rejects wrong parameters with a TypeError', async () => {
  for (const [name, params] of [
    ['params', null],
    ['scopes', { scopes: ['repo', 5] }],
    ['scopes', { scopes: 'repo' }],
    ['unknown option', { scope: 'repo' }],
    ['signal', { signal: 5 }],
  ] as const)
    await expect(make().client.requestDeviceCode(params as never)).rejects.toThrow(
      new RegExp(`^requestDeviceCode: ${name} .+; .+`),
    );
});

test('pollForToken() accepts a device code with numbers of any size', async () => {
  for (const numbers of [
    '"expires_in":900,"interval":0',
    '"expires_in":0,"interval":5',
    '"expires_in":99999999,"interval":2000000',
    '"expires_in":9007199254740991,"interval":9007199254740991',
  ]) {
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
  }
});

test('pollForToken() sends the client ID, the device code and its grant type, and no secret', async () => {
  const { requests } = await poll([token]);

  expect(Object.fromEntries(requests[0]?.form ?? [])).toEqual({
    client_id: app.clientId,
    device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  });
});

test('onEvent is called for each poll with its attempt', async () => {
  const { events } = await poll([pending, pending, token]);

  expect(events.map(({ grant, tag, attempt }) => [grant, tag, attempt])).toEqual([
    ['device_code', 'AuthorizationPending', 1],
    ['device_code', 'AuthorizationPending', 2],
    ['device_code', 'Success', 3],
  ]);
});

test('pollForToken() waits the interval and a second before the first poll', async () => {
  expect((await poll([token])).slept).toEqual([6]);
});

test('pollForToken() adds a fifth to a long interval', async () => {
  expect((await poll([token], { interval: 30 })).slept).toEqual([36]);
});

test('pollForToken() keeps to the interval that slow_down names', async () => {
  const slow: FakeResponse = { error: 'slow_down', members: { interval: 22 } };

  const { slept } = await poll([slow, pending, token]);

  expect(slept).toEqual([6, 26.4, 26.4]);
});

test('pollForToken() waits five seconds more after a slow_down without an interval', async () => {
  expect((await poll([slowDown, slowDown, token])).slept).toEqual([6, 12, 18]);
});

test('pollForToken() uses the default interval if the server names one below a second', async () => {
  expect((await poll([token], { interval: 0 })).slept).toEqual([6]);
  expect((await poll([token], { interval: 0.001 })).slept).toEqual([6]);
  expect((await poll([token], { interval: -1 })).slept).toEqual([6]);
});

test('pollForToken() caps waits and lifetimes at what a timer can wait', async () => {
  const huge = { expiresIn: 1e300, expiresAt: 1e300 };
  const slow: FakeResponse = { error: 'slow_down', members: { interval: 2_000_000_000 } };
  const { slept, requests, response } = await poll([slow, token], huge);

  expect((await poll([token], { ...huge, interval: 1e300 })).slept).toEqual([604_800]);
  expect(slept).toEqual([6, 604_794]);
  expect(requests).toHaveLength(1);
  expect(response._tag).toBe('ExpiredDeviceCode');
});

test('pollForToken() restarts the back-off after a response of GitHub', async () => {
  const { slept } = await poll([{ status: 502 }, { status: 502 }, pending, { status: 502 }, token]);

  expect(slept).toEqual([6, 6, 12, 6, 6]);
});

test('pollForToken() never waits less than the interval after a failure', async () => {
  expect((await poll([{ status: 502 }, token], { interval: 100 })).slept).toEqual([120, 120]);
});

test('pollForToken() never shortens the interval', async () => {
  const slow: FakeResponse = { error: 'slow_down', members: { interval: 1 } };

  expect((await poll([slow, token])).slept).toEqual([6, 6]);
});

test('pollForToken() backs off during transient failures and then returns to the interval', async () => {
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

test('pollForToken() backs off for a minute at most', async () => {
  const { slept } = await poll([...Array<FakeResponse>(6).fill({ status: 500 }), token]);

  expect(slept).toEqual([6, 6, 12, 24, 48, 60, 60]);
});

test('pollForToken() waits as long as a rate limit says', async () => {
  const { slept } = await poll([{ status: 429, headers: { 'retry-after': '90' } }, token]);

  expect(slept).toEqual([6, 90]);
});

test('pollForToken() resolves to ExpiredDeviceCode without a request when the codes expire', async () => {
  const { response, requests, slept } = await poll(Array<FakeResponse>(9).fill(pending), {
    expiresIn: 20,
  });

  expect(response).toMatchObject({ _tag: 'ExpiredDeviceCode', code: 'expired_token' });
  expect(requests).toHaveLength(3);
  expect(slept).toEqual([6, 6, 6, 2]);
});

test('pollForToken() sends nothing if the codes have expired already', async () => {
  const clock = fakeClock();
  const { response, requests } = await poll([token], { expiresAt: clock.now() - 1 }, {}, clock);

  expect(response._tag).toBe('ExpiredDeviceCode');
  expect(requests).toHaveLength(0);
});

test('pollForToken() ends with an error that is not transient', async () => {
  for (const [tag, response] of [
    ['AccessDenied', { error: 'access_denied' }],
    ['ExpiredDeviceCode', { error: 'expired_token' }],
    ['DeviceFlowDisabled', { error: 'device_flow_disabled' }],
    ['UnexpectedResponse', page],
  ] as const)
    expect((await poll([pending, response, token])).response._tag).toBe(tag);
});

test('pollForToken() sends nothing if its signal is aborted already', async () => {
  const { response, requests } = await poll([token], {}, { signal: AbortSignal.abort() });

  expect(response._tag).toBe('RequestAborted');
  expect(requests).toHaveLength(0);
});

test('pollForToken() resolves to RequestAborted as soon as its signal aborts during a wait', async () => {
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

test('pollForToken() ends with a NetworkFailure that is not transient', async () => {
  const clock = fakeClock();
  const failure = Object.assign(new Error(), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: failure }));
  const client = createTokenClient({ ...app, fetch, clock });

  expect((await client.pollForToken(deviceCode(clock)))._tag).toBe('NetworkFailure');
});

test('pollForToken() polls once more after an incorrect_device_code for a known code', async () => {
  expect((await poll([pending, incorrect, token])).response._tag).toBe('Success');
});

test('pollForToken() ends after two incorrect_device_code in a row', async () => {
  const { response, requests } = await poll([pending, incorrect, incorrect, token]);

  expect(response._tag).toBe('IncorrectDeviceCode');
  expect(requests).toHaveLength(3);
});

test('pollForToken() ends with an incorrect_device_code for a code that was never known', async () => {
  const { requests } = await poll([incorrect, token]);

  expect(requests).toHaveLength(1);
});

const causesOf = (polls: readonly Poll[]) =>
  polls.map(({ response }) => response.remediation.likelyCauses.map(({ id }) => id));

test('repeated slow_down responses name a second poller as the cause', async () => {
  const { polls } = await poll([slowDown, slowDown, slowDown, token]);

  expect(causesOf(polls).at(-1)).toEqual(['device-code-has-second-poller']);
});

test('repeated slow_down responses name the clock as the cause if the two clocks disagree', async () => {
  const clock = fakeClock();
  clock.wallRate = 0.7;
  const { polls } = await poll([slowDown, slowDown, slowDown, token], {}, {}, clock);

  expect(causesOf(polls).at(-1)).toEqual(['clock-runs-fast']);
});

test('pollForToken() ignores what onPoll throws or rejects with', async () => {
  for (const onPoll of [
    () => {
      throw new Error('broken');
    },
    () => Promise.reject(new Error('broken')),
  ])
    expect((await poll([pending, token], {}, { onPoll })).response._tag).toBe('Success');
});

test('pollForToken() needs no onPoll', async () => {
  expect((await poll([pending, token], {}, { onPoll: undefined })).response._tag).toBe('Success');
});

test('onPoll is called with each error that another poll follows, and the wait before it', async () => {
  const { polls } = await poll([pending, slowDown, token]);

  expect(
    polls.map(({ attempt, response, waitSeconds }) => [attempt, response._tag, waitSeconds]),
  ).toEqual([
    [1, 'AuthorizationPending', 6],
    [2, 'SlowDown', 12],
  ]);
  expect(polls.every((one) => Object.isFrozen(one))).toBe(true);
});

test('pollForToken() rejects wrong parameters with a TypeError', async () => {
  const device = deviceCode(fakeClock());
  for (const [name, wrong, options] of [
    ['deviceCode', undefined, {}],
    ['deviceCode', { deviceCode: '' }, {}],
    ['deviceCode', { deviceCode: 'abc', expiresIn: 900, expiresAt: 900_000 }, {}],
    ['deviceCode', { deviceCode: 'abc', interval: '5', expiresIn: 900, expiresAt: 900_000 }, {}],
    ['deviceCode', { deviceCode: 'abc', interval: 5, expiresIn: 900, expiresAt: '2026' }, {}],
    ['options', device, AbortSignal.abort()],
    ['options', device, 5],
    ['unknown option', device, { onpoll: () => undefined }],
    ['signal', device, { signal: { aborted: false } }],
    ['signal', device, { signal: 5 }],
    ['onPoll', device, { onPoll: 5 }],
  ] as const)
    await expect(
      createTokenClient(app).pollForToken(wrong as DeviceCode, options as PollForTokenOptions),
    ).rejects.toThrow(new RegExp(`^pollForToken: ${name} .+; .+`));
});
