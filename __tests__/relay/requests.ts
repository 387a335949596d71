import { createTokenClient } from '../../src/index.js';
import type { TokenError, TokenResponse } from '../../src/index.js';
import {
  createTokenRelay,
  type RelayRefusal,
  type TokenRelay,
  type TokenRelayOptions,
} from '../../src/relay.js';
import { createFakeTokenEndpoint, type FakeApp } from '../../src/testing.js';
import { app, fakeApp } from '../support/app.js';

export const origin = 'https://app.example.com';

type HeaderValues = Readonly<Record<string, string | undefined>>;

/** A request of the page. `undefined` removes a header. */
export const request = (
  body: BodyInit | null | undefined = JSON.stringify({ code: 'e72e16c7e42f292c6912' }),
  headers: HeaderValues = {},
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

export const json = (parameters: unknown, headers: HeaderValues = {}): Request =>
  request(JSON.stringify(parameters), headers);

export const form = (text: string, headers: HeaderValues = {}): Request =>
  request(text, { 'content-type': 'application/x-www-form-urlencoded', ...headers });

let callThrough = (relay: TokenRelay): TokenRelay => relay;

/** Calls the relays of the tests that are imported afterwards through something else. */
export const useFront = (front: typeof callThrough): void => {
  callThrough = front;
};

type Options = Partial<TokenRelayOptions>;

/** A relay, and what its listeners were called with. */
export const listening = (options: Options & Pick<TokenRelayOptions, 'client'>) => {
  const errors: TokenError[] = [];
  const refusals: RelayRefusal[] = [];
  const relay = createTokenRelay({
    allowedOrigins: [origin],
    onError: (error) => errors.push(error),
    onRefusal: (refusal) => refusals.push(refusal),
    ...options,
  });
  return { relay: callThrough(relay), errors, refusals };
};

/** A relay with a client that always returns the same value, and the parameters of its calls. */
export const relayOf = (response: unknown, options: Options = {}) => {
  const calls: unknown[] = [];
  const respond = (params: unknown): Promise<never> => {
    calls.push(params);
    return Promise.resolve(response as never);
  };
  return {
    calls,
    ...listening({ client: { exchangeCode: respond, refreshToken: respond }, ...options }),
  };
};

/** A relay with the real client and the fake endpoint. */
export const relayToFake = (options: Options = {}, registered: Partial<FakeApp> = {}) => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...fakeApp, ...registered }] });
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

/** The body of a refusal. */
export interface RefusalBody {
  readonly error: string;
  readonly error_description: string;
}

export const bodyOf = async <T = RefusalBody>(response: Response): Promise<T> =>
  (await response.json()) as T;

/** What the relay does with a request: the status, the reason of a refusal, and the calls of the client. */
export const outcomeOf = async (sent: Request, options: Parameters<typeof relayOf>[1] = {}) => {
  const { relay, calls, refusals } = relayOf(success, options);
  const response = await relay(sent);
  return { response, status: response.status, reason: refusals[0]?.reason, calls };
};

/** The body of a response to what the page cannot know about. */
export const serverError = {
  error: 'server_error',
  error_description: 'The server could not complete the request. The log of the server says why.',
};

/** An error with what no page may see. */
export const boom = () =>
  Object.assign(new TypeError('no route to 10.0.0.7 with s3cr3t'), { code: 'EPROTO' });

export const fail = (): never => {
  throw boom();
};
