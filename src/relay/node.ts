import {
  headerOf,
  listenerOf,
  type NodeRequest,
  type NodeResponse,
  serializeParsedBody,
  toListener,
} from '../internal/node-http.js';
import { readNodeStream } from '../internal/read-stream.js';
import { responderOf, type TokenRelay } from './create-token-relay.js';
import type { RelayRequest } from './request.js';

/** The headers and the body that a body parser has left. */
const fromParsed = (incoming: NodeRequest): Pick<RelayRequest, 'header' | 'read'> => {
  const parsed = serializeParsedBody(incoming);
  if (parsed === undefined) return { header: (name) => headerOf(incoming, name), read: undefined };
  const { body, contentType } = parsed;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    header: (name) => {
      if (name === 'content-encoding') return null;
      return (name === 'content-type' ? contentType : undefined) ?? headerOf(incoming, name);
    },
    read: (limit) =>
      Promise.resolve({ bytes: bytes.subarray(0, limit), truncated: bytes.length > limit }),
  };
};

/** A request of `node:http`, whose body a body parser may have read, as the relay reads it. */
function fromIncoming(incoming: NodeRequest): RelayRequest {
  const { method = 'GET' } = incoming;
  return incoming.readableEnded
    ? { method, ...fromParsed(incoming) }
    : {
        method,
        header: (name) => headerOf(incoming, name),
        read: (limit, signal) => readNodeStream(incoming, limit, signal),
      };
}

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
