import { describe, expect, test } from '@jest/globals';
import {
  createTokenClient,
  isTokenError,
  type TokenClient,
  type TokenEvent,
} from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

const make = (options: object) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const events: TokenEvent[] = [];
  const client = createTokenClient({
    ...app,
    fetch: endpoint.fetch,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { endpoint, client, events };
};

const device = {
  _tag: 'DeviceCode',
  deviceCode: 'abc',
  userCode: 'A-B',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: Date.now() + 900_000,
  interval: 5,
} as const;

const withSecret: Readonly<Record<string, (client: TokenClient) => Promise<unknown>>> = {
  exchangeCode: (client) => client.exchangeCode({ code: 'abc' }),
  refreshToken: (client) => client.refreshToken({ refreshToken: 'ghr_abc' }),
  verifyCredentials: (client) => client.verifyCredentials(),
};
const deviceFlow: Readonly<Record<string, (client: TokenClient) => Promise<unknown>>> = {
  requestDeviceCode: (client) => client.requestDeviceCode(),
  pollForToken: (client) => client.pollForToken(device),
};

const causesOf = (response: unknown) =>
  isTokenError(response)
    ? response.remediation.likelyCauses.map(({ id, certainty }) => [response._tag, id, certainty])
    : [];

describe.each([undefined, '', ' \n'])('a client whose credentials are %j', (missing) => {
  test.each(Object.entries({ ...withSecret, ...deviceFlow }))(
    'resolves %s() without a client ID to a certain cause and sends nothing',
    async (_, request) => {
      const { client, endpoint, events } = make({ clientId: missing });

      expect(causesOf(await request(client))).toEqual([
        ['IncorrectClientCredentials', 'client-id-missing', 'certain'],
      ]);
      expect(endpoint.requests).toHaveLength(0);
      expect(events).toMatchObject([
        { tag: 'IncorrectClientCredentials', durationMs: 0, attempt: 1 },
      ]);
    },
  );

  test.each(Object.entries(withSecret))(
    'resolves %s() without a client secret to a certain cause and sends nothing',
    async (_, request) => {
      const { client, endpoint } = make({ clientSecret: missing });
      const response = await request(client);

      expect(causesOf(response)).toEqual([
        ['IncorrectClientCredentials', 'client-secret-missing', 'certain'],
      ]);
      expect(response).toMatchObject({ description: expect.stringContaining('nothing was sent') });
      expect(endpoint.requests).toHaveLength(0);
    },
  );

  test('requests a device code without a client secret', async () => {
    const { client } = make({ clientSecret: missing });

    expect((await client.requestDeviceCode())._tag).toBe('DeviceCode');
  });

  test('reports both with check()', async () => {
    const { client } = make({ clientId: missing, clientSecret: missing });

    expect(await client.check()).toMatchObject([
      { id: 'client-id-missing', certainty: 'certain' },
      { id: 'client-secret-missing', certainty: 'certain' },
    ]);
  });
});

test('authorizationUrl() rejects with a TypeError that names the client ID if it is missing', async () => {
  await expect(make({ clientId: undefined }).client.authorizationUrl()).rejects.toThrow(
    /^authorizationUrl: clientId is missing; .+/,
  );
});

test('a client with a secret of null sends its requests without one', async () => {
  const { client, endpoint } = make({ clientSecret: null });
  await client.exchangeCode({ code: 'abc' });

  expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toEqual({
    client_id: app.clientId,
    code: 'abc',
  });
});

test('a client of a relay needs neither to exchange a code', async () => {
  const { client } = make({
    clientId: undefined,
    clientSecret: undefined,
    tokenEndpoint: 'https://app.example.com/oauth/token',
    fetch: () => Promise.resolve(new Response('{"error":"bad_verification_code"}')),
  });

  expect((await client.exchangeCode({ code: 'abc' }))._tag).toBe('BadVerificationCode');
});
