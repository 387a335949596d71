import { readOptions, type TransportClientOptions } from './client-options.js';
import { optionError } from './option-error.js';
import { createClient, type TokenClient } from './create-client.js';
import { loadRequests } from './load-requests.js';

/**
 * Makes a client that sends its requests through a transport of the caller's choice. It is the client
 * of the main entry without ky.
 *
 * @param options - The app's client ID and client secret, or the address of a relay; the transport;
 * where needed the base URL and the deadline in milliseconds.
 * @returns The client. Inspecting or serializing it shows no secret.
 * @throws `TypeError` when an option is missing or malformed; it names the option and the fix,
 * never the value.
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
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const createTokenClient = (options: TransportClientOptions): TokenClient => {
  const { transport } = (options as TransportClientOptions | undefined) ?? {};
  if (typeof transport !== 'function')
    throw optionError(
      'createTokenClient',
      'transport',
      'is not a function',
      'pass fetchTransport() or one of your own',
    );
  return createClient(
    readOptions(options, ['transport']),
    loadRequests(() => transport),
  );
};
