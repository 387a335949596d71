import type { ServerResponse } from 'node:http';
import { drainRequest, type NodeRequest, toRequest } from '../internal/node-http.js';
import { readStream } from '../internal/read-stream.js';
import { type FakeRequest, readRequest } from './request.js';
import type { Delivery } from './response.js';

/** A fake endpoint that listens on loopback. */
export interface FakeServer {
  /** The base URL for the client, for example `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Ends all connections and stops listening. */
  readonly close: () => Promise<void>;
}

const maximumBodyLength = 64 * 1024;

const tooLarge: Delivery = { status: 413, headers: {}, body: '', delayMs: 0 };

/** Reads a request; `undefined` if its body is too large. */
const toFakeRequest = async (
  incoming: NodeRequest,
  origin: string,
): Promise<FakeRequest | undefined> => {
  const { method, url, headers, body } = await toRequest(incoming, origin);
  const read = body === null ? undefined : await readStream(body, maximumBodyLength);
  if (read?.truncated === true) return undefined;
  const text = new TextDecoder().decode(read?.bytes);
  return readRequest(method, new URL(url), Object.fromEntries(headers), text);
};

const send = async (delivery: Delivery, outgoing: ServerResponse): Promise<void> => {
  const { status, headers, body, delayMs, fault } = delivery;
  if (fault === 'hang') return;
  if (fault === 'reset') {
    outgoing.destroy();
    return;
  }
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  });
  if (fault === 'cut')
    outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => outgoing.destroy());
  else outgoing.end(bytes);
};

/** Serves the fake endpoint over HTTP on loopback. Node only. */
export async function serve(
  respond: (request: FakeRequest) => Promise<Delivery>,
  port: number,
): Promise<FakeServer> {
  // Loaded only here, so that the rest of the fake works in browsers too.
  const { listen } = await import('../internal/node-server.js');
  const server = await listen(
    (incoming, outgoing) => {
      outgoing.on('finish', () => drainRequest(incoming));
      toFakeRequest(incoming, server.url)
        .then((request) => (request === undefined ? tooLarge : respond(request)))
        .then((delivery) => send(delivery, outgoing))
        .catch(() => outgoing.destroy());
    },
    { port },
  );
  return server;
}
