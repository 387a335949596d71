/* eslint-disable @typescript-eslint/unified-signatures -- a compiler error names the missing option */
import { authorizationUrl } from '../authorize/authorization-url.js';
import { parseCallback } from '../authorize/parse-callback.js';
import { isErrorTag } from '../errors/definitions.js';
import type { LikelyCause, NetworkFailure, TokenError } from '../errors/types.js';
import { networkFailure } from '../http/network-failure.js';
import type { Transport } from '../http/transport.js';
import { optionError } from '../internal/assert.js';
import { maskOf } from '../internal/mask.js';
import { memberOf } from '../internal/own-members.js';
import {
  type AppClientOptions,
  type ClientConfig,
  readOptions,
  type RelayClientOptions,
} from './options.js';
import * as read from './parameters.js';
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
  return createClient(config, async () => {
    const { createRequests } = await import('./requests.js');
    return createRequests(config, transport);
  });
}

/** Loads at the first call, and again after a failure. */
const once = (load: () => Promise<Requests>): (() => Promise<Requests>) => {
  let loading: Promise<Requests> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
};

/** The error of an operation whose code cannot be loaded. */
const notLoaded = ({ host, locale }: ClientConfig, thrown: unknown): NetworkFailure =>
  networkFailure(thrown, { host, locale, mask: maskOf([]) }, 'no', {
    description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
    retryable: true,
  });

// An empty list would say that nothing is wrong.
const rulesNotLoaded: readonly LikelyCause[] = Object.freeze([
  Object.freeze({
    id: 'rules-not-loaded',
    certainty: 'certain',
    summary: 'A file of github-token-exchange could not be loaded; nothing was checked.',
    fix: 'Deploy all files of the package, or reload the page if a new version was deployed.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/import',
  }),
]);

// In plain JavaScript, the error of a callback can be passed to exchangeCode. Its code is an OAuth
// error code, which must not be sent as an authorization code.
const isTokenError = (params: unknown): params is TokenError =>
  isErrorTag(memberOf(params, '_tag'));

/** Creates a client from checked options. The operations are loaded when the first one is called. */
export function createClient(config: ClientConfig, load: () => Promise<Requests>): TokenClient {
  const { clientId, host, locale, issuer, tokenEndpoint } = config;
  const loaded = once(load);
  // Parameters are checked before this is called, so that a missing file cannot hide a TypeError.
  const run = async <R>(operation: (requests: Requests) => Promise<R>) => {
    let requests: Requests;
    try {
      requests = await loaded();
    } catch (thrown) {
      return notLoaded(config, thrown);
    }
    return operation(requests);
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
      return run(({ exchangeCode }) => exchangeCode(params));
    },
    refreshToken: async (given) => {
      const params = read.readRefreshToken(given);
      return run(({ refreshToken }) => refreshToken(params));
    },
    requestDeviceCode: async (given) => {
      const params = read.readRequestDeviceCode(given);
      return run(({ requestDeviceCode }) => requestDeviceCode(params));
    },
    pollForToken: async (givenDevice, givenOptions) => {
      const device = read.readDeviceCode(givenDevice);
      const options = read.readPollForToken(givenOptions);
      return run(({ pollForToken }) => pollForToken(device, options));
    },
    check: async (given) => {
      const params = read.readCheck(given);
      try {
        return await (await loaded()).check(params);
      } catch {
        return rulesNotLoaded;
      }
    },
    verifyCredentials: async (given) => {
      const params = read.readVerifyCredentials(given);
      return run(({ verifyCredentials }) => verifyCredentials(params));
    },
  });
}
