import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import {
  serveOnLoopback,
  type Handle,
  type LoopbackServer,
} from '../../src/cli/loopback-server.js';

const servers: LoopbackServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const serve = async (handle: Handle, options = { port: 0 }) => {
  const server = await serveOnLoopback(handle, options);
  servers.push(server);
  return server;
};

/** What a server answers to bytes that no HTTP client would send. */
const answerTo = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

const echo: Handle = async (request) =>
  new Response(`${request.method} ${request.url} ${await request.text()}`, {
    status: 201,
    headers: { 'x-a': request.headers.get('x-a') ?? '' },
  });

test('a handler gets the request and gives the answer', async () => {
  const { port } = await serve(echo);
  const url = `http://127.0.0.1:${String(port)}/a?b=c`;
  const answer = await fetch(url, { method: 'POST', body: 'text', headers: { 'x-a': '1' } });

  expect([answer.status, answer.headers.get('x-a')]).toEqual([201, '1']);
  expect(await answer.text()).toBe(`POST ${url} text`);
  expect(await (await fetch(url)).text()).toBe(`GET ${url} `);
});

test('it listens on loopback alone, on IPv6 where asked', async () => {
  const { port } = await serve(echo, { port: 0, hostname: '::1' } as never);
  const url = `http://[::1]:${String(port)}/`;

  expect(await (await fetch(url)).text()).toBe(`GET ${url} `);
  await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow();
});

test('what no browser sends, and what is too large, is refused', async () => {
  const { port } = await serve(echo);
  const url = `http://127.0.0.1:${String(port)}/`;

  expect(await answerTo(port, 'TRACE / HTTP/1.1\r\nhost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  expect((await fetch(url, { method: 'POST', body: 'a'.repeat(65_537) })).status).toBe(400);
});

test('a path with two slashes names no other host', async () => {
  const { port } = await serve(echo);

  expect(await answerTo(port, 'GET //evil/ HTTP/1.1\r\nhost: a\r\n\r\n')).toContain(
    `GET http://127.0.0.1:${String(port)}//evil/`,
  );
});

test('closing lets an answer arrive, and waits for no connection without a request', async () => {
  const { port, close } = await serveOnLoopback(
    async () => {
      await new Promise((next) => setTimeout(next, 50));
      return new Response('late');
    },
    { port: 0 },
  );
  const idle = answerTo(port, '');
  const answer = fetch(`http://127.0.0.1:${String(port)}/`);
  await new Promise((next) => setTimeout(next, 20));
  await close();

  expect(await (await answer).text()).toBe('late');
  expect(await idle).toBe('');
});

test('an address that cannot be listened on is an error', async () => {
  await expect(serve(echo, { port: 0, hostname: '192.0.2.1' } as never)).rejects.toThrow(
    'EADDRNOTAVAIL',
  );
});
