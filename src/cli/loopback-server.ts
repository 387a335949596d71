import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './exit-codes.js';

/** Answers a request, as a route of a web framework does. */
export type Handle = (request: Request) => Promise<Response>;

/** A server that this machine alone can reach. */
export interface LoopbackServer {
  readonly port: number;
  /** Stops listening and lets answers that are under way arrive. */
  readonly close: () => Promise<void>;
}

const longestRequest = 64 * 1024;
const lastAnswersMs = 300;

const readBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestRequest) throw new RangeError('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const toRequest = async (incoming: IncomingMessage, origin: string): Promise<Request> => {
  const { method = 'GET', url = '/' } = incoming;
  const body = await readBody(incoming);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Request(new URL(origin + url), {
    method,
    headers,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) }),
  });
};

const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': body.length,
    // So that closing the server waits for nobody.
    connection: 'close',
  });
  outgoing.end(body);
};

const explainPort = (error: NodeJS.ErrnoException): Error => {
  const problem = { EADDRINUSE: 'is in use', EACCES: 'may not be used here' }[error.code ?? ''];
  return problem === undefined
    ? error
    : new UsageError(`The port ${problem}. Give another one with --port.`);
};

/** Serves a handler on loopback; port 0 takes any that is free. */
export const serveOnLoopback = async (
  handle: Handle,
  { hostname = '127.0.0.1', port }: { readonly hostname?: string; readonly port: number },
): Promise<LoopbackServer> => {
  const listening = () => (server.address() as AddressInfo).port;
  const server = createServer((incoming, outgoing) => {
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    toRequest(incoming, `http://${host}:${String(listening())}`)
      .then(handle)
      .then((response) => send(response, outgoing))
      // A request that no browser would send.
      .catch(() => outgoing.writeHead(400, { connection: 'close' }).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(explainPort(error));
    });
    server.listen(port, hostname, resolve);
  });
  return {
    port: listening(),
    close: () =>
      new Promise((resolve) => {
        // Browsers open connections in advance, and would keep them.
        const timer = setTimeout(() => server.closeAllConnections(), lastAnswersMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
};
