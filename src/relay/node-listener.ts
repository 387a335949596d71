import {
  listenerOf,
  type NodeRequest,
  type NodeResponse,
  toListener,
} from '../internal/node-http.js';
import { responderOf, type TokenRelay } from './create-token-relay.js';
import { fromIncoming } from './request.js';

/**
 * Converts a relay to a listener for `http.createServer` and to a handler for Express, before or after
 * its body parsers. It uses neither `Host` nor `X-Forwarded-*` headers.
 *
 * @param relay - What `createTokenRelay` returns, or a function that calls it.
 * @returns A function of the request and the response of `node:http`. It returns at once, does not
 * throw, and ends every response.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { createTokenRelay, nodeListener } from 'github-token-exchange/relay';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const relay = createTokenRelay({ client, allowedOrigins: ['https://app.example.com'] });
 * export const listener = nodeListener(relay); // http.createServer(listener).listen(3000)
 * ```
 * @see https://nodejs.org/api/http.html#event-request
 */
export function nodeListener(
  relay: TokenRelay,
): (incoming: NodeRequest, outgoing: NodeResponse) => void {
  const respond = responderOf(relay);
  return respond === undefined
    ? toListener(relay)
    : listenerOf((incoming) => respond(incoming, fromIncoming));
}
