/* eslint-disable @typescript-eslint/unified-signatures -- a compiler error names the missing option */
import { authorizationUrl } from '../authorize/authorization-url.js';
import { parseCallback } from '../authorize/parse-callback.js';
import { isErrorTag } from '../errors/definitions.js';
import type { TokenError, TokenOperation } from '../errors/types.js';
import type { Transport } from '../http/transport.js';
import { optionError } from '../internal/assert.js';
import { memberOf } from '../internal/own-members.js';
import { notifyNothingSent } from './events.js';
import { notLoaded, rulesNotLoaded } from './not-loaded.js';
import {
  type AppClientOptions,
  type CheckedOptions,
  readOptions,
  type RelayClientOptions,
} from './options.js';
import * as read from './parameters.js';
import type { RelayedRequests } from './relay-endpoint.js';
import type { Requests } from './requests.js';
import type { TokenClient } from './token-client.js';

interface TransportOptions {
  /** How requests are sent, for example `fetchTransport()`. */
  readonly transport: Transport;
}

/** The options of a client for an app. */
export interface TransportClientOptions extends AppClientOptions, TransportOptions {}

/** The options of a client for a page, which exchanges codes through a relay. */
export interface TransportRelayClientOptions extends RelayClientOptions, TransportOptions {}

/**
 * Creates a client for a page in a browser. It exchanges codes through a relay, which has the client
 * secret.
 *
 * @param options - The client ID of the app, the URL of the relay, and the transport.
 * @returns The client.
 * @throws `TypeError` if an option is missing or malformed.
 * @example
 * ```ts
 * import { createTokenClient, fetchTransport } from 'github-token-exchange/core';
 *
 * const client = createTokenClient({
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   tokenEndpoint: 'https://api.example.com/oauth/token',
 *   transport: fetchTransport(),
 * });
 * console.log(client.tokenEndpoint);
 * ```
 */
export function createTokenClient(options: TransportRelayClientOptions): TokenClient;
/**
 * Creates a client that sends its requests through a transport. It is the client of the main entry
 * without ky.
 *
 * @param options - The transport, and the client ID and the client secret of the app, or the URL of a
 * relay.
 * @returns The client.
 * @throws `TypeError` if an option is missing or malformed. It names the option and the fix, never the
 * value. Credentials that are `undefined` or empty do not throw.
 * @example
 * ```ts
 * import { createTokenClient, fetchTransport } from 'github-token-exchange/core';
 *
 * const client = createTokenClient({
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   clientSecret: '0123456789abcdef0123456789abcdef01234567',
 *   transport: fetchTransport(),
 * });
 * console.log(client.tokenEndpoint); // https://github.com/login/oauth/access_token
 * ```
 */
export function createTokenClient(options: TransportClientOptions): TokenClient;
export function createTokenClient(
  options: TransportClientOptions | TransportRelayClientOptions,
): TokenClient {
  const config = readOptions(options, ['transport']);
  const { transport } = options;
  if (typeof transport !== 'function')
    throw optionError(
      'createTokenClient',
      'transport',
      'is not a function',
      'pass fetchTransport() or a transport of your own',
    );
  return createClient(
    config,
    async () => (await import('./requests.js')).createRequests(config, transport),
    async () => (await import('./relay-endpoint.js')).createRelayedRequests(config, transport),
  );
}

/** Loads at the first call, and again after a failure. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
};

// In plain JavaScript, the error of a callback can be passed to exchangeCode. Its code is an OAuth
// error code, which must not be sent as an authorization code.
const isTokenError = (params: unknown): params is TokenError =>
  isErrorTag(memberOf(params, '_tag'));

/**
 * Creates a client from checked options. The operations are loaded when the first one is called; those
 * that a relay takes part in, and the rest, each for itself.
 */
export function createClient(
  config: CheckedOptions,
  load: () => Promise<Requests>,
  loadRelayed: () => Promise<RelayedRequests> = load,
): TokenClient {
  const { clientId, host, locale, issuer, tokenEndpoint } = config;
  const direct = once(load);
  const requests = config.relayed ? once(loadRelayed) : direct;
  // Parameters are checked before this is called, so that a missing file cannot hide a TypeError.
  const run = async <T, R>(
    grant: TokenOperation,
    loaded: () => Promise<T>,
    operation: (loaded: T) => Promise<R>,
  ) => {
    let operations: T;
    try {
      operations = await loaded();
    } catch (thrown) {
      return notifyNothingSent(config.onEvent, grant, notLoaded(config, thrown));
    }
    return operation(operations);
  };
  return Object.freeze<TokenClient>({
    tokenEndpoint,
    authorizationUrl: (options) =>
      // The base URL of the client is checked already.
      authorizationUrl({ ...options, clientId, baseUrl: host.web, allowInsecureHttp: true }),
    parseCallback: (input, options) =>
      parseCallback(
        input,
        typeof (options ?? {}) === 'object'
          ? { state: undefined, issuer, ...options, locale, baseUrl: host.web }
          : // parseCallback refuses it.
            options,
      ),
    exchangeCode: async (given) => {
      const passed: unknown = given;
      if (isTokenError(passed)) return passed;
      const params = read.readExchangeCode(given);
      return run('authorization_code', requests, ({ exchangeCode }) => exchangeCode(params));
    },
    refreshToken: async (given) => {
      const params = read.readRefreshToken(given);
      return run('refresh_token', requests, ({ refreshToken }) => refreshToken(params));
    },
    requestDeviceCode: async (given) => {
      const params = read.readRequestDeviceCode(given);
      return run('device_authorization', direct, ({ requestDeviceCode }) =>
        requestDeviceCode(params),
      );
    },
    pollForToken: async (givenDevice, givenOptions) => {
      const device = read.readDeviceCode(givenDevice);
      const options = read.readPollForToken(givenOptions);
      return run('device_code', direct, ({ pollForToken }) => pollForToken(device, options));
    },
    check: async (given) => {
      const params = read.readCheck(given);
      try {
        return await (await requests()).check(params);
      } catch {
        return rulesNotLoaded(config);
      }
    },
    verifyCredentials: async (given) => {
      const params = read.readVerifyCredentials(given);
      return run('verify_credentials', requests, ({ verifyCredentials }) =>
        verifyCredentials(params),
      );
    },
  });
}
