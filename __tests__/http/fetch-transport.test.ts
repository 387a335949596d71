import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { fetchTransport } from '../../src/http/fetch.js';
import { failureCause } from '../../src/http/network-failure.js';
import type { TransportRequest } from '../../src/http/transport.js';

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

let answer: (response: ServerResponse) => void;
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
  void record(request).then(() => answer(response));
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

test('a form is posted once, and the answer is read', async () => {
  answer = (response) => {
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

describe('no redirect is followed', () => {
  test.each([301, 302, 303, 307, 308])('%d', async (status) => {
    answer = (response) => {
      response.writeHead(status, { location: `${origin}/elsewhere` });
      response.end();
    };
    expect(await fetchTransport()(requestTo())).toMatchObject({ status });
    expect(received.map(({ path }) => path)).toEqual(['/login/oauth/access_token']);
  });
});

test('a body beyond the cap is not read to its end', async () => {
  answer = (response) => {
    response.end('x'.repeat(300_000));
  };
  expect(await fetchTransport()(requestTo())).toMatchObject({ truncated: true });
});

test('a connection that breaks off in the body rejects', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"access_token":"gho_x"');
    setImmediate(() => response.destroy());
  };
  await expect(fetchTransport()(requestTo())).rejects.toThrow('terminated');
});

test('a refused connection rejects with what tells why', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const thrown: unknown = await fetchTransport()({
    ...requestTo(),
    url: `http://127.0.0.1:${String(port)}/`,
  }).catch((error: unknown) => error);
  expect(failureCause(thrown)).toEqual({ name: 'TypeError', code: 'ECONNREFUSED' });
});

test('the signal ends the request', async () => {
  answer = () => undefined;
  const controller = new AbortController();
  const sent = fetchTransport()(requestTo(controller.signal));
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});

describe('which fetch', () => {
  const fake = () => jest.fn<typeof fetch>(() => Promise.resolve(new Response('error=x')));

  test('the given one', async () => {
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

  test('the global one as it is at the time of the call', async () => {
    const transport = fetchTransport();
    const original = globalThis.fetch;
    globalThis.fetch = fake();
    try {
      expect(await transport(requestTo())).toMatchObject({ body: 'error=x' });
    } finally {
      globalThis.fetch = original;
    }
  });
});
