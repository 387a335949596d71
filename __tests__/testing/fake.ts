import {
  createFakeTokenEndpoint,
  type FakeApp,
  type FakeTokenEndpoint,
  type FakeTokenEndpointOptions,
} from '../../src/testing.js';
import { app, fakeApp } from '../support/app.js';

/** Creates a fake with one app, which differs from `fakeApp` in some options. */
export const createFake = (
  differing: Partial<FakeApp> = {},
  options: Partial<FakeTokenEndpointOptions> = {},
): FakeTokenEndpoint =>
  createFakeTokenEndpoint({ apps: [{ ...fakeApp, ...differing }], ...options });

/** A clock that a test moves. */
export const createClock = () => {
  const clock = { time: Date.UTC(2026, 7, 3), now: () => clock.time };
  return clock;
};

export const tokenUrl = 'https://github.com/login/oauth/access_token';
const json = { accept: 'application/json' };

/** Sends a token request with the credentials of the app. */
export const requestToken = (
  { fetch }: FakeTokenEndpoint,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = json,
): Promise<Response> => {
  const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
  const body = new URLSearchParams({ ...credentials, ...form });
  return fetch(tokenUrl, { method: 'POST', headers, body });
};

/** The members of a JSON response, as far as the tests read them. */
export interface Members {
  readonly access_token: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly error?: string;
  readonly interval?: number;
  readonly device_code: string;
  readonly user_code: string;
}

/** The members of a JSON response. */
export const membersOf = async (response: Response | Promise<Response>): Promise<Members> =>
  (await (await response).json()) as Members;

/** Sends a token request and returns the members of the response. */
export const tokenMembers = (
  endpoint: FakeTokenEndpoint,
  form: Readonly<Record<string, string>>,
): Promise<Members> => membersOf(requestToken(endpoint, form));

/** Sends a token request and returns the error code; `undefined` if there is a token. */
export const tokenError = async (
  endpoint: FakeTokenEndpoint,
  form: Readonly<Record<string, string>>,
): Promise<string | undefined> => (await tokenMembers(endpoint, form)).error;

/** Exchanges a code for the scopes and returns the members of the response. */
export const signIn = (
  endpoint: FakeTokenEndpoint,
  scopes: readonly string[] = [],
): Promise<Members> => tokenMembers(endpoint, { code: endpoint.issueCode({ scopes }) });

/** Requests a device code. */
export const requestDeviceCode = (
  { fetch }: FakeTokenEndpoint,
  scope = '',
  origin = 'https://github.com',
): Promise<Response> => {
  const body = new URLSearchParams({ client_id: app.clientId, scope });
  return fetch(`${origin}/login/device/code`, { method: 'POST', headers: json, body });
};
