import { readResponse } from './read-response.js';
import type { Transport, TransportRequest } from './transport.js';

/** Posts a request with a `fetch`, which does not follow redirects. Default: the global one. */
export function post(
  { url, headers, body, signal }: TransportRequest,
  // Looked up at each call, since programs and tests replace the global fetch.
  fetch = globalThis.fetch,
): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
}

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
  return async (request) => readResponse(await post(request, fetch), request.signal);
}
