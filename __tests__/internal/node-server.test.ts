import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { listen } from '../../src/internal/node-server.js';

test('listen() serves on loopback, and close() stops listening', async () => {
  const { url, port, close } = await listen((_, outgoing) => outgoing.end('text'), { port: 0 });

  expect(url).toBe(`http://127.0.0.1:${String(port)}`);
  expect(await (await fetch(url)).text()).toBe('text');
  await close();
  await expect(fetch(url)).rejects.toThrow();
});

test('listen() puts an IPv6 address into brackets in its URL', async () => {
  const server = await listen((_, outgoing) => outgoing.end('text'), { hostname: '::1', port: 0 });

  expect(server.url).toBe(`http://[::1]:${String(server.port)}`);
  expect(await (await fetch(server.url)).text()).toBe('text');
  await server.close();
});

test('listen() rejects with the error of node:http if the port is in use', async () => {
  const server = await listen(() => undefined, { port: 0 });

  await expect(listen(() => undefined, { port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await server.close();
});

test('close() ends a connection without a response at once', async () => {
  const { url, close } = await listen(() => undefined, { port: 0 });
  const response = expect(fetch(url)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await close();
  await response;
});

test('close() lets a response arrive within the grace period, and ends idle connections after it', async () => {
  const { url, port, close } = await listen(
    (_, outgoing) => setTimeout(() => outgoing.end('late'), 50),
    { port: 0, graceMs: 300 },
  );
  const idle = connect(port, '127.0.0.1');
  const ended = new Promise((resolve) => idle.on('close', resolve));
  const response = fetch(url);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await close();

  expect(await (await response).text()).toBe('late');
  await ended;
});
