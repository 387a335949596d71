import { createTokenClient } from '../../src/client/with-ky.js';
import type { TokenError, TokenResponse } from '../../src/errors/types.js';
import { createTokenRelay } from '../../src/relay/create-token-relay.js';
import type { TokenRelayOptions } from '../../src/relay/options.js';
import type { RelayRefusal } from '../../src/relay/refusal.js';
import type { FakeApp } from '../../src/testing/app.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import { app, fakeApp } from '../support/app.js';

export const origin = 'https://app.example.com';
const allowedOrigins = [origin];

/** A request of the page, with other headers or none where they are given. */
export const request = (
  body: BodyInit | null | undefined = JSON.stringify({ code: 'e72e16c7e42f292c6912' }),
  headers: Readonly<Record<string, string | undefined>> = {},
  method = 'POST',
): Request =>
  new Request('https://api.example.com/auth/token', {
    method,
    headers: Object.entries<string | undefined>({
      origin,
      'content-type': 'application/json',
      ...headers,
    }).filter((pair): pair is [string, string] => pair[1] !== undefined),
    body: method === 'POST' ? body : null,
    ...({ duplex: 'half' } as object),
  });

export const json = (members: unknown, headers = {}): Request =>
  request(JSON.stringify(members), headers);

export const form = (text: string, headers = {}): Request =>
  request(text, { 'content-type': 'application/x-www-form-urlencoded', ...headers });

type Options = Partial<TokenRelayOptions>;

/** A relay, and what it told its listeners. */
export const listening = (options: Options & Pick<TokenRelayOptions, 'client'>) => {
  const errors: TokenError[] = [];
  const refusals: RelayRefusal[] = [];
  const relay = createTokenRelay({
    allowedOrigins,
    onError: (error) => errors.push(error),
    onRefusal: (refusal) => refusals.push(refusal),
    ...options,
  });
  return { relay, errors, refusals };
};

/** A relay over a client that always gives the same answer, and what was asked of it. */
export const relayOf = (response: unknown, options: Options = {}) => {
  const asked: unknown[] = [];
  const give = (params: unknown): Promise<never> => {
    asked.push(params);
    return Promise.resolve(response as never);
  };
  return {
    asked,
    ...listening({ client: { exchangeCode: give, refreshToken: give }, ...options }),
  };
};

/** A relay over the real client and the fake endpoint. */
export const relayToFake = (options: Options = {}, of: Partial<FakeApp> = {}) => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...fakeApp, ...of }] });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch });
  return { client, endpoint, ...listening({ client, ...options }) };
};

export const success = {
  _tag: 'Success',
  accessToken: 'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
  tokenType: 'bearer',
  scopes: [],
  expiresIn: 28_800,
  expiresAt: 1_800_000_000_000,
  refreshToken: 'ghr_1B4a2e77838347a7E420ce178F2E7c6912E1692',
  refreshTokenExpiresIn: 15_897_600,
  refreshTokenExpiresAt: 1_900_000_000_000,
} as const satisfies TokenResponse;

export interface Refused {
  readonly error: string;
  readonly error_description: string;
}

export const bodyOf = async <T = Refused>(response: Response): Promise<T> =>
  (await response.json()) as T;
