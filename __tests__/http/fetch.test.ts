import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { fetchTransport, type TransportRequest } from '../../src/core.js';
import { networkFailure } from '../../src/decode.js';
import { closedPort } from '../support/raw-server.js';

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

test('fetchTransport() posts a form once and reads the response', async () => {
  respond = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-github-request-id': 'a' });
    response.end('{"error":"access_denied"}');
  };
  expect(await fetchTransport()(requestTo())).toMatchObject({
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

test('fetchTransport() follows no redirect', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    received.length = 0;
    respond = (response) => {
      response.writeHead(status, { location: `${origin}/elsewhere` });
      response.end();
    };

    expect(await fetchTransport()(requestTo())).toMatchObject({ status });
    expect(received.map(({ path }) => path)).toEqual(['/login/oauth/access_token']);
  }
});

test('fetchTransport() truncates a long body', async () => {
  respond = (response) => {
    response.end('x'.repeat(300_000));
  };
  expect(await fetchTransport()(requestTo())).toMatchObject({ truncated: true });
});

test('fetchTransport() rejects if the connection breaks within the body', async () => {
  respond = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"access_token":"gho_x"');
    setImmediate(() => response.destroy());
  };
  await expect(fetchTransport()(requestTo())).rejects.toThrow('terminated');
});

test('fetchTransport() rejects with the system error code of a refused connection', async () => {
  const url = await closedPort();
  const thrown: unknown = await fetchTransport()({ ...requestTo(), url }).catch(
    (error: unknown) => error,
  );

  expect(networkFailure(thrown).cause).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED' });
});

test('fetchTransport() rejects if its signal aborts', async () => {
  respond = () => undefined;
  const controller = new AbortController();
  const sent = fetchTransport()(requestTo(controller.signal));
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
