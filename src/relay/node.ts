import { type NodeRequest, type NodeResponse, webRequest } from '../internal/node-http.js';
import type { TokenRelay } from './create-token-relay.js';

const ignore = (): void => undefined;

// How long a client that is still sending may read its refusal before the connection ends.
const lingerMs = 1000;

/** Lets go of a request whose body nobody wants: what comes is dropped, and what never ends is ended. */
const drainRequest = (incoming: NodeRequest): void => {
  if (incoming.complete || incoming.destroyed) return;
  const timer = setTimeout(() => incoming.destroy(), lingerMs);
  const stop = (): void => {
    clearTimeout(timer);
  };
  incoming.on('end', stop);
  incoming.on('close', stop);
  incoming.resume();
};

const send = async (response: Response, outgoing: NodeResponse): Promise<void> => {
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.end(body);
};

/**
 * Makes a relay into a listener for `http.createServer`, and into a handler for Express, before or
 * behind its body parsers. It looks at no `Host` and no `X-Forwarded-*` header.
 *
 * @param relay - What `createTokenRelay` returns, or a function around it.
 * @returns A function of the request and the answer of `node:http`. It returns at once, throws
 * nothing, and ends every answer.
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
export function nodeListener(relay: TokenRelay) {
  return (incoming: NodeRequest, outgoing: NodeResponse): void => {
    // A client that goes away must not end the process.
    incoming.on('error', ignore);
    outgoing.on('error', ignore);
    outgoing.on('finish', () => {
      drainRequest(incoming);
    });
    webRequest(incoming)
      .then(relay)
      .then((response) => send(response, outgoing))
      .catch(() => {
        // Not of the relay's own making: a request that cannot be read, or a function around it.
        if (!outgoing.headersSent) outgoing.statusCode = 500;
        outgoing.end();
      });
  };
}
