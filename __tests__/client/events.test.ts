import { afterEach, expect, jest, test } from '@jest/globals';
import { createClient } from '../../src/client/create-token-client.js';
import { readOptions } from '../../src/client/options.js';
import {
  createTokenClient,
  isTokenError,
  type TokenError,
  type TokenEvent,
} from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';
import { everyError } from '../support/samples.js';

const make = (options: object = {}) => {
  const events: TokenEvent[] = [];
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const client = createTokenClient({
    ...app,
    fetch: endpoint.fetch,
    onEvent: (event) => events.push(event),
    ...options,
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
    {
      grant: 'authorization_code',
      tag: 'BadVerificationCode',
      code: 'bad_verification_code',
      actor: 'user',
      action: 'restart-authorization',
      causeIds: ['code-of-unusual-form'],
      status: 200,
      durationMs: expect.any(Number),
      requestId: expect.any(String),
      attempt: 1,
    },
  ]);
  expect(events.every((event) => Object.isFrozen(event))).toBe(true);
  expect(Object.isFrozen(events[1]?.causeIds)).toBe(true);
});

test('the event of an error has the actor, the action and the causes of the error', async () => {
  const { events, endpoint, client } = make({ clientSecret: `${app.clientSecret}\n` });
  endpoint.respondWith({ status: 503 }, { fault: 'reset' }, { body: '<html>' });
  const errors: TokenError[] = [];
  for (const code of ['first', 'second', 'third', 'fourth', ' ', undefined]) {
    const response = await client.exchangeCode({ code });
    if (isTokenError(response)) errors.push(response);
  }

  expect(events.map(({ tag, actor, action, causeIds }) => [tag, actor, action, causeIds])).toEqual(
    errors.map(({ _tag, remediation: { actor, action, likelyCauses } }) => [
      _tag,
      actor,
      action,
      likelyCauses.map(({ id }) => id),
    ]),
  );
  expect(errors.map(({ _tag }) => _tag)).toEqual([
    'ServerUnavailable',
    'NetworkFailure',
    'UnexpectedResponse',
    'IncorrectClientCredentials',
    'MissingCode',
    'MissingCode',
  ]);
  expect(events[3]).toMatchObject({
    actor: 'developer',
    causeIds: ['client-secret-has-whitespace'],
  });
});

test('the event of an error has the error code of the response only in the form of a code', async () => {
  const codes = ['invalid_grant', 'x'.repeat(65), 'see https://a.example/?id=7', 'a.b', ''];
  const { events, endpoint, client } = make();
  endpoint.respondWith(...codes.map((error) => ({ error })));
  for (const index of codes.keys()) await client.exchangeCode({ code: `c0de-${String(index)}` });

  expect(events.map(({ code }) => code)).toEqual([
    'invalid_grant',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('the event of a client of a relay has the causes that the relay sends, and only their identifiers', async () => {
  const [error] = everyError();
  const cause = { certainty: 'likely', summary: 'x', fix: 'x', source: 'https://docs.github.com/' };
  const ids = [
    'client-secret-replaced',
    'c0de',
    'a-value with a blank',
    'A',
    '-',
    '',
    'a'.repeat(3),
  ];
  const body = {
    ...error,
    remediation: { ...error?.remediation, likelyCauses: ids.map((id) => ({ ...cause, id })) },
  };
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    clientId: app.clientId,
    tokenEndpoint: 'https://app.example.com/oauth/token',
    fetch: () => Promise.resolve(Response.json(body, { status: 500 })),
    onEvent: (event) => events.push(event),
  });
  await client.exchangeCode({ code: 'c0de' });

  expect(events).toMatchObject([
    { tag: error?._tag, status: 500, causeIds: ['client-secret-replaced', 'aaa'] },
  ]);
});

test('onEvent is called if the code of an operation cannot be loaded', async () => {
  const events: TokenEvent[] = [];
  const options = readOptions({ ...app, onEvent: (event) => events.push(event) }, []);
  const client = createClient(options, () => Promise.reject(new TypeError('no such file')));
  await client.exchangeCode({ code: 'abc' });
  await client.refreshToken({ refreshToken: 'ghr_x' });
  await client.requestDeviceCode();
  await client.verifyCredentials();

  expect(events.map(({ grant }) => grant)).toEqual([
    'authorization_code',
    'refresh_token',
    'device_authorization',
    'verify_credentials',
  ]);
  expect(new Set(events.map(({ tag, durationMs }) => `${tag} ${String(durationMs)}`))).toEqual(
    new Set(['NetworkFailure 0']),
  );
});

test('onEvent is called without a status for an exchange that sent nothing or got no response', async () => {
  const { events, endpoint, client } = make();
  endpoint.respondWith({ fault: 'reset' });

  await client.exchangeCode({ code: undefined });
  await client.exchangeCode({ code: 'abc' });

  expect(events).toEqual([
    {
      grant: 'authorization_code',
      tag: 'MissingCode',
      actor: 'developer',
      action: 'restart-authorization',
      causeIds: [],
      durationMs: 0,
      attempt: 1,
    },
    {
      grant: 'authorization_code',
      tag: 'NetworkFailure',
      actor: 'operator',
      action: 'check-network',
      causeIds: ['connection-broken-off'],
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
    ['verify_credentials', 'CredentialsAccepted'],
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

const fail = (): never => {
  throw new Error('broken');
};
const listeners: Readonly<Record<string, () => unknown>> = {
  throws: fail,
  rejects: () => Promise.reject(new Error('broken')),
  'never settles': () => new Promise(() => undefined),
  'returns a thenable that throws': () => Object.defineProperty({}, 'then', { get: fail }),
  'returns a promise without a catch': () =>
    Object.defineProperty(Promise.resolve(), 'catch', { get: fail }),
};

test('a listener that throws, rejects or never settles does not change the outcome', async () => {
  const outcomes: unknown[] = [];
  for (const onEvent of Object.values(listeners)) {
    const { endpoint, client } = make({ onEvent });
    const { _tag } = await client.exchangeCode({ code: endpoint.issueCode() });
    outcomes.push([
      _tag,
      await client.exchangeCode({ code: 'unknown' }),
      await client.exchangeCode({ code: undefined }),
    ]);
  }
  const { client } = make({ onEvent: undefined });
  const unheard = [
    'Success',
    await client.exchangeCode({ code: 'unknown' }),
    await client.exchangeCode({ code: undefined }),
  ].map((outcome) =>
    isTokenError(outcome) && outcome._tag === 'BadVerificationCode'
      ? { ...outcome, requestId: expect.any(String) as unknown }
      : outcome,
  );

  expect(outcomes).toEqual(Object.keys(listeners).map(() => unheard));
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
