import { readResponse } from './read-response.js';
import type { Transport } from './transport.js';

/** A transport over `fetch`: the global one, or one with a proxy agent or a certificate authority. */
export const fetchTransport =
  (fetch?: typeof globalThis.fetch): Transport =>
  async ({ url, headers, body, signal }) => {
    // The global one is looked up at each call: programs replace it, and so do tests.
    const send = fetch ?? globalThis.fetch;
    return readResponse(
      await send(url, { method: 'POST', headers, body, signal, redirect: 'manual' }),
    );
  };
