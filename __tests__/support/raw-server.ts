import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const urlOf = (address: AddressInfo): string => `http://127.0.0.1:${String(address.port)}`;

/** An HTTP server on loopback that is closed behind the test. */
export const httpServer = async (
  handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<string> => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return urlOf(server.address() as AddressInfo);
};

/** A TCP server on loopback, for what no HTTP server would send. */
export const socketServer = async (handle: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return urlOf(server.address() as AddressInfo);
};

/** An address on loopback where nobody listens. */
export const closedPort = async (): Promise<string> => {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = urlOf(server.address() as AddressInfo);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return url;
};
