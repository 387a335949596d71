import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  exchangeCode,
  parseCallback,
  pollForToken,
  refreshToken,
  requestDeviceCode,
  verifyCredentials,
} from '../../src/fp.js';
import {
  createTokenClient,
  type Poll,
  type TokenClient,
  type TokenResponse,
} from '../../src/index.js';
import {
  createFakeTokenEndpoint,
  type FakeServer,
  type FakeTokenEndpoint,
} from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';

const credentials = { ...app, clientId: 'Iv23liTestTestTest00' };
const gitHubApp = { ...fakeApp, ...credentials, kind: 'github-app' } as const;

let endpoint: FakeTokenEndpoint;
let server: FakeServer;
let client: TokenClient;

beforeEach(async () => {
  const clock = fakeClock();
  endpoint = createFakeTokenEndpoint({ apps: [gitHubApp], now: clock.now });
  server = await endpoint.listen();
  client = createTokenClient({ ...credentials, baseUrl: server.url, clock });
});

afterEach(() => server.close());

describe('parseCallback() and exchangeCode() in one pipe', () => {
  const signIn = (query: string, state: string) =>
    pipe(
      `https://app.example.com/auth/callback?${query}`,
      parseCallback(client)({ state, redirectUri: callbackUrl }),
      TE.fromEither,
      TE.chain(exchangeCode(client)),
    );

  test('a sign-in in one pipe ends with the token on the right', async () => {
    const done = await signIn(`code=${endpoint.issueCode()}&state=xyz`, 'xyz')();

    expect(done).toMatchObject({ _tag: 'Right', right: { _tag: 'Success', tokenType: 'bearer' } });
    expect(endpoint.requests[0]?.form.get('redirect_uri')).toBe(callbackUrl);
  });

  test('a sign-in in one pipe ends with the error of the callback on the left and sends nothing', async () => {
    for (const [query, tag] of [
      ['error=access_denied&state=xyz', 'AccessDenied'],
      ['code=abc&state=other', 'StateMismatch'],
      ['state=xyz', 'MissingCode'],
    ] as const)
      expect(await signIn(query, 'xyz')()).toMatchObject({ _tag: 'Left', left: { _tag: tag } });
    expect(endpoint.requests).toEqual([]);
  });

  test('a sign-in in one pipe ends with the error of the exchange on the left', async () => {
    expect(await signIn('code=abc&state=xyz', 'xyz')()).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'BadVerificationCode' },
    });
  });
});

test('a task sends nothing until it is run, and one request per run', async () => {
  const task = exchangeCode(client)({ code: endpoint.issueCode() });
  expect(endpoint.requests).toHaveLength(0);

  expect(E.isRight(await task())).toBe(true);
  expect(await task()).toMatchObject({ _tag: 'Left', left: { _tag: 'BadVerificationCode' } });
  expect(endpoint.requests).toHaveLength(2);
});

test('refreshToken() returns new tokens once', async () => {
  const again = pipe(
    exchangeCode(client)({ code: endpoint.issueCode() }),
    TE.chain(({ refreshToken: token = '' }) => refreshToken(client)({ refreshToken: token })),
  );
  expect(await again()).toMatchObject({ _tag: 'Right', right: { _tag: 'Success' } });
  expect(await refreshToken(client)({ refreshToken: 'ghr_x' })()).toMatchObject({
    _tag: 'Left',
    left: { _tag: 'BadRefreshToken' },
  });
});

test('the device flow in one pipe passes on its options and its device code', async () => {
  const polls: Poll[] = [];
  endpoint.respondWith(
    {
      headers: { 'content-type': 'application/json' },
      body: '{"device_code":"d1","user_code":"WDJB-MJHT","expires_in":900,"interval":5}',
    },
    { error: 'authorization_pending' },
    { headers: { 'content-type': 'application/json' }, body: '{"access_token":"gho_x"}' },
  );
  const device = pipe(
    requestDeviceCode(client)({ scopes: ['repo', 'gist'] }),
    TE.chain(pollForToken(client)({ onPoll: (poll) => polls.push(poll) })),
  );

  expect(await device()).toMatchObject({ _tag: 'Right', right: { accessToken: 'gho_x' } });
  expect(polls).toHaveLength(1);
  expect(endpoint.requests.map(({ form }) => [form.get('scope'), form.get('device_code')])).toEqual(
    [
      ['repo gist', null],
      [null, 'd1'],
      [null, 'd1'],
    ],
  );
});

test('the device flow without options ends with an error on the left', async () => {
  endpoint.respondWith({ error: 'device_flow_disabled' });
  expect(await requestDeviceCode(client)()()).toMatchObject({
    left: { _tag: 'DeviceFlowDisabled' },
  });
  const device = {
    _tag: 'DeviceCode',
    deviceCode: 'unknown',
    userCode: 'WDJB-MJHT',
    verificationUri: `${server.url}/login/device`,
    expiresIn: 900,
    expiresAt: Date.UTC(2026, 0, 1) + 900_000,
    interval: 5,
  } as const;
  expect(await pollForToken(client)()(device)()).toMatchObject({
    left: { _tag: 'IncorrectDeviceCode' },
  });
});

test('verifyCredentials() has accepted credentials on the right and an error on the left', async () => {
  expect(await verifyCredentials(client)()()).toEqual(E.right({ _tag: 'CredentialsAccepted' }));
  const other = createTokenClient({
    ...credentials,
    clientSecret: 'f'.repeat(40),
    baseUrl: server.url,
  });
  expect(await verifyCredentials(other)()()).toMatchObject({
    left: { _tag: 'IncorrectClientCredentials' },
  });
  expect(await verifyCredentials(client)({ signal: AbortSignal.abort() })()).toMatchObject({
    left: { _tag: 'RequestAborted' },
  });
});

describe('a programming error', () => {
  const untyped: object = {};

  test('a programming error rejects the task when it is run', async () => {
    const tasks = [
      exchangeCode(client)('abc' as never),
      refreshToken(client)(untyped as never),
      requestDeviceCode(client)({ scopes: 'repo' } as never),
      pollForToken(client)()(untyped as never),
      verifyCredentials(client)({ signal: 5 } as never),
    ];
    for (const task of tasks) await expect(task()).rejects.toThrow(TypeError);
    expect(endpoint.requests).toEqual([]);
  });

  test('a programming error rejects the task also if the client throws synchronously', async () => {
    const broken = {
      exchangeCode: (): Promise<TokenResponse> => {
        throw new TypeError('x');
      },
    };
    await expect(exchangeCode(broken)({ code: 'x' })()).rejects.toThrow(TypeError);
    await expect(exchangeCode(untyped as never)({ code: 'x' })()).rejects.toThrow(TypeError);
  });
});
