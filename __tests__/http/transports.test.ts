import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { fetchTransport, type Transport, type TransportRequest } from '../../src/core.js';
import { networkFailure } from '../../src/decode.js';
import { nodeTransport } from '../../src/node.js';
import { closedPort, socketServer } from '../support/raw-server.js';

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

let respond: (response: ServerResponse) => void;
const received: Received[] = [];

const record = async (request: IncomingMessage): Promise<void> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { method, url: path, headers } = request;
  received.push({
    method,
    path,
    accept: headers.accept,
    contentType: headers['content-type'],
    body,
  });
};

const server = createServer((request, response) => {
  void record(request).then(() => respond(response));
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  received.length = 0;
});

const requestTo = (signal = new AbortController().signal): TransportRequest => ({
  url: `${origin}/login/oauth/access_token`,
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  body: 'client_id=a&code=b+c',
  signal,
});

const transports: readonly (readonly [name: string, create: () => Transport])[] = [
  ['fetchTransport', () => fetchTransport()],
  ['nodeTransport', () => nodeTransport()],
];

test.each(transports)('%s() posts a form once and reads the response', async (_, create) => {
  respond = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-github-request-id': 'a' });
    response.end('{"error":"access_denied"}');
  };
  expect(await create()(requestTo())).toMatchObject({
    status: 200,
    body: '{"error":"access_denied"}',
    truncated: false,
    redirected: false,
  });
  expect(received).toEqual([
    {
      method: 'POST',
      path: '/login/oauth/access_token',
      accept: 'application/json',
      contentType: 'application/x-www-form-urlencoded',
      body: 'client_id=a&code=b+c',
    },
  ]);
});

test.each(transports)('%s() follows no redirect', async (_, create) => {
  for (const status of [301, 302, 303, 307, 308]) {
    received.length = 0;
    respond = (response) => {
      response.writeHead(status, { location: `${origin}/elsewhere` });
      response.end();
    };

    expect(await create()(requestTo())).toMatchObject({ status });
    expect(received.map(({ path }) => path)).toEqual(['/login/oauth/access_token']);
  }
});

test.each(transports)('%s() truncates a long body', async (_, create) => {
  respond = (response) => {
    response.end('x'.repeat(300_000));
  };
  expect(await create()(requestTo())).toMatchObject({ truncated: true });
});

test.each(transports)(
  '%s() rejects if the connection breaks within the body',
  async (_, create) => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"access_token":"gho_x"');
      setImmediate(() => response.destroy());
    };
    await expect(create()(requestTo())).rejects.toThrow(/^(?:terminated|aborted)$/);
  },
);

test.each(transports)(
  '%s() rejects with the system error code of a refused connection',
  async (_, create) => {
    const url = await closedPort();
    const thrown: unknown = await create()({ ...requestTo(), url }).catch(
      (error: unknown) => error,
    );

    expect(networkFailure(thrown)).toMatchObject({
      codeSpent: 'no',
      retryable: true,
      cause: { code: 'ECONNREFUSED', address: '127.0.0.1', port: Number(new URL(url).port) },
    });
  },
);

test.each(transports)(
  '%s() rejects if the server switches to another protocol, or closes the connection',
  async (_, create) => {
    for (const response of [
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
      '',
    ]) {
      const url = await socketServer((socket) => {
        socket.on('data', () => socket.end(response));
      });
      const thrown = await create()({ ...requestTo(), url }).catch((error: unknown) => error);

      expect(networkFailure(thrown)).toMatchObject({ codeSpent: 'unknown', retryable: true });
    }
  },
);

test.each(transports)('%s() rejects if its signal aborts', async (_, create) => {
  respond = () => undefined;
  const controller = new AbortController();
  const sent = create()(requestTo(controller.signal));
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});

const fake = () => jest.fn<typeof fetch>(() => Promise.resolve(new Response('error=x')));

test('fetchTransport() uses the given fetch', async () => {
  const given = fake();
  expect(await fetchTransport(given)(requestTo())).toMatchObject({ body: 'error=x' });
  expect(given).toHaveBeenCalledWith(requestTo().url, {
    method: 'POST',
    headers: requestTo().headers,
    body: 'client_id=a&code=b+c',
    signal: expect.any(AbortSignal),
    redirect: 'manual',
  });
});

test('fetchTransport() uses the global fetch as it is at the time of the call', async () => {
  const transport = fetchTransport();
  const original = globalThis.fetch;
  globalThis.fetch = fake();
  try {
    expect(await transport(requestTo())).toMatchObject({ body: 'error=x' });
  } finally {
    globalThis.fetch = original;
  }
});
