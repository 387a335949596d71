import { readResponse } from './read-response.js';
import type { Transport } from './transport.js';

/**
 * Makes a transport over `fetch`.
 *
 * @param fetch - A `fetch` to use in place of the global one, for example with a proxy agent.
 * @returns The transport: one `POST`, no redirect, bodies up to 64 KiB. It rejects where there is no
 * answer, which the client turns into a `NetworkFailure`.
 * @example
 * ```ts
 * import { createTokenClient, fetchTransport } from 'github-token-exchange/core';
 *
 * const transport = fetchTransport((input, init) => fetch(input, { ...init, keepalive: true }));
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…', transport });
 * console.log(client.tokenEndpoint);
 * ```
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch
 */
export const fetchTransport =
  (fetch?: typeof globalThis.fetch): Transport =>
  async ({ url, headers, body, signal }) => {
    // The global one is looked up at each call: programs replace it, and so do tests.
    const send = fetch ?? globalThis.fetch;
    return readResponse(
      await send(url, { method: 'POST', headers, body, signal, redirect: 'manual' }),
      signal,
    );
  };
