import { createServer } from 'node:http';

/**
 * Runs a function while a server listens on a free port of loopback.
 *
 * @template T
 * @param {(origin: string) => import('node:http').RequestListener} createListener
 * @param {(origin: string) => Promise<T>} run
 */
export const whileListening = async (createListener, run) => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${String(address.port)}`;
  server.on('request', createListener(origin));
  try {
    return await run(origin);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
