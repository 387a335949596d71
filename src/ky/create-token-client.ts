import type { KyInstance } from 'ky';
import { readOptions, type ClientOptions } from '../client/client-options.js';
import { optionError } from '../client/option-error.js';
import { createClient, type TokenClient } from '../client/create-client.js';
import { loadRequests } from '../client/load-requests.js';

/** What a client over ky is made from. */
export type TokenClientOptions = ClientOptions & {
  /** A `fetch` to use in place of the global one, for example with a proxy agent. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** A ky instance of your own; its hooks run, its retries and redirects do not. */
  readonly ky?: KyInstance | undefined;
};

const checkFunction = (option: 'fetch' | 'ky', value: unknown, fix: string): void => {
  if (value !== undefined && typeof value !== 'function')
    throw optionError('createTokenClient', option, 'is not a function', fix);
};

/**
 * Makes a client that exchanges codes for tokens at GitHub, over ky.
 *
 * @param options - The app's client ID and client secret; where needed the base URL, the deadline
 * in milliseconds, a `fetch` or a ky instance.
 * @returns The client. Inspecting or serializing it shows no secret.
 * @throws `TypeError` when an option is missing or malformed; it names the option and the fix,
 * never the value.
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
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const createTokenClient = (options: TokenClientOptions): TokenClient => {
  const { fetch, ky } = (options as TokenClientOptions | undefined) ?? {};
  checkFunction('fetch', fetch, 'pass a function with the signature of the global fetch');
  checkFunction('ky', ky, 'pass ky or what ky.create() returns');
  return createClient(
    readOptions(options, ['fetch', 'ky']),
    // ky comes with the first request: most pages of an app send none.
    loadRequests(async () => (await import('./ky-transport.js')).kyTransport(ky, fetch)),
  );
};
