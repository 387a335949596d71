import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseUrl } from '../internal/parse.js';
import type { Delivery } from './fake-response.js';
import { type FakeRequest, readRequest } from './request.js';

/** A fake endpoint that listens on loopback. */
export interface FakeServer {
  /** The base URL for the client, for example `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Ends all connections and stops listening. */
  readonly close: () => Promise<void>;
}

const longestRequest = 64 * 1024;

const readText = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestRequest) throw new RangeError('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
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

const headersOf = (incoming: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );

/** Serves the fake endpoint over HTTP on loopback. Node only. */
export async function serve(
  respond: (request: FakeRequest) => Promise<Delivery>,
  port: number,
): Promise<FakeServer> {
  // Only here, so that the rest of the fake works in browsers too.
  const { createServer } = await import('node:http');
  const base = () => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    // A client can send any request target; one that is not a path is the root.
    const url = parseUrl(incoming.url ?? '/', base()) ?? new URL(base());
    const body = await readText(incoming);
    const request = await readRequest(incoming.method ?? 'GET', url, headersOf(incoming), body);
    await send(await respond(request), outgoing);
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: base(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
