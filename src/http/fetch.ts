import { readResponse } from './read-response.js';
import type { Transport } from './transport.js';

/**
 * Creates a transport that uses `fetch`.
 *
 * @param fetch - A `fetch` to use in place of the global one, for example with a proxy agent. It must
 * neither retry nor follow redirects.
 * @returns The transport: one `POST`, no redirect, bodies up to 64 KiB.
 * @example
 * ```ts
 * import { createTokenClient, fetchTransport } from 'github-token-exchange/core';
 *
 * const transport = fetchTransport((input, init) => fetch(input, { ...init, keepalive: true }));
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…', transport });
 * console.log(client.tokenEndpoint);
 * ```
 */
export function fetchTransport(fetch?: typeof globalThis.fetch): Transport {
  return async ({ url, headers, body, signal }) => {
    // Looked up at each call, since programs and tests replace the global fetch.
    const send = fetch ?? globalThis.fetch;
    return readResponse(
      await send(url, { method: 'POST', headers, body, signal, redirect: 'manual' }),
      signal,
    );
  };
}
