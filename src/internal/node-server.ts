import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server that only this machine can reach. */
export interface LoopbackServer {
  /** The base URL, for example `http://127.0.0.1:49152`. */
  readonly url: string;
  /** The port on which the server listens. */
  readonly port: number;
  /** Stops listening, and ends the connections that are still open after the grace period. */
  readonly close: () => Promise<void>;
}

/** Where a server listens, and how it stops. */
export interface ListenOptions {
  /** An IP address of loopback. Default: `127.0.0.1`. */
  readonly hostname?: string | undefined;
  /** 0 uses any free port. */
  readonly port: number;
  /** The time in milliseconds that responses in progress have after `close`. Default: 0. */
  readonly graceMs?: number | undefined;
}

/** Starts an HTTP server. Rejects with the error of `node:http` if it cannot listen there. */
export async function listen(
  listener: RequestListener,
  { hostname = '127.0.0.1', port: wantedPort, graceMs = 0 }: ListenOptions,
): Promise<LoopbackServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, hostname, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${String(port)}`,
    port,
    close: () =>
      new Promise((resolve) => {
        // Browsers open connections in advance and keep them open.
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
