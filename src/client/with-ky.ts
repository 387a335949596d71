/* eslint-disable @typescript-eslint/unified-signatures -- a compiler error names the missing option */
import type { KyInstance } from 'ky';
import { optionError } from '../internal/assert.js';
import { createClient } from './create-token-client.js';
import { type AppClientOptions, readOptions, type RelayClientOptions } from './options.js';
import type { TokenClient } from './token-client.js';

interface KyOptions {
  /**
   * A `fetch` to use in place of the global one, for example with a proxy agent. It must send a request
   * only once, without a retry and without following a redirect: `codeSpent` relies on it.
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** A ky instance to use. Its headers and hooks apply; its retries and redirects do not. */
  readonly ky?: KyInstance | undefined;
}

/** The options of a client for an app. */
export interface TokenClientOptions extends AppClientOptions, KyOptions {}

/** The options of a client for a page, which exchanges codes through a relay. */
export interface RelayTokenClientOptions extends RelayClientOptions, KyOptions {}

const checkFunction = (option: 'fetch' | 'ky', value: unknown, fix: string): void => {
  if (value !== undefined && typeof value !== 'function')
    throw optionError('createTokenClient', option, 'is not a function', fix);
};

/**
 * Creates a client for a page in a browser. It exchanges codes through a relay, which has the client
 * secret.
 *
 * @param options - The client ID of the app, and the URL of the relay.
 * @returns The client.
 * @throws `TypeError` if an option is missing or malformed.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   tokenEndpoint: 'https://api.example.com/oauth/token',
 * });
 * console.log(client.tokenEndpoint);
 * ```
 */
export function createTokenClient(options: RelayTokenClientOptions): TokenClient;
/**
 * Creates a client that exchanges authorization codes for tokens. It sends its requests with ky.
 *
 * @param options - The client ID and the client secret of the app, or the URL of a relay.
 * @returns The client.
 * @throws `TypeError` if an option is missing or malformed. It names the option and the fix, never the
 * value. Credentials that are `undefined` or empty do not throw.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   clientSecret: '0123456789abcdef0123456789abcdef01234567',
 * });
 * console.log(client.tokenEndpoint); // https://github.com/login/oauth/access_token
 * ```
 */
export function createTokenClient(options: TokenClientOptions): TokenClient;
export function createTokenClient(
  options: TokenClientOptions | RelayTokenClientOptions,
): TokenClient {
  const config = readOptions(options, ['fetch', 'ky']);
  const { fetch, ky } = options;
  checkFunction('fetch', fetch, 'pass a function with the signature of the global fetch');
  checkFunction('ky', ky, 'pass ky or the result of ky.create()');
  const transport = async () => (await import('../http/ky.js')).kyTransport(ky, fetch);
  return createClient(
    config,
    async () => {
      const [{ createRequests }, sent] = await Promise.all([import('./requests.js'), transport()]);
      return createRequests(config, sent);
    },
    async () => {
      const [{ createRelayedRequests }, sent] = await Promise.all([
        import('./relay-endpoint.js'),
        transport(),
      ]);
      return createRelayedRequests(config, sent);
    },
  );
}
