import { Agent } from 'node:http';
import { Agent as HttpsAgent, globalAgent } from 'node:https';
import type { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { networkFailure } from '../../src/decode.js';
import { nodeTransport, type NodeTransportOptions } from '../../src/node.js';
import { certificate, httpsServer } from '../support/https.js';
import { httpServer, socketServer } from '../support/raw-server.js';

const requestTo = (url: string, signal = new AbortController().signal) => ({
  url,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'code=a',
  signal,
});

/** What a promise rejects with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

test('nodeTransport() keeps its connection, and asks for no content encoding', async () => {
  const sockets = new Set<Socket>();
  const encodings: unknown[] = [];
  const url = await httpServer((incoming, outgoing) => {
    sockets.add(incoming.socket);
    encodings.push(incoming.headers['accept-encoding']);
    incoming.resume();
    outgoing.end('error=x');
  });
  const transport = nodeTransport();
  for (let sent = 0; sent < 3; sent += 1) await transport(requestTo(url));

  expect(sockets.size).toBe(1);
  expect(encodings).toEqual(['identity', 'identity', 'identity']);
});

test('nodeTransport() does not repeat a request on a kept connection that breaks', async () => {
  let received = 0;
  const url = await httpServer((incoming, outgoing) => {
    received += 1;
    if (received > 1) incoming.socket.destroy();
    else outgoing.end('error=x');
    incoming.resume();
  });
  const transport = nodeTransport();
  await transport(requestTo(url));
  const thrown = await rejection(transport(requestTo(url)));

  expect(networkFailure(thrown)).toMatchObject({
    codeSpent: 'unknown',
    cause: { code: 'ECONNRESET' },
  });
  expect(received).toBe(2);
});

test('nodeTransport() closes the connection of a body that is too long, or whose signal aborts', async () => {
  const closed: Promise<void>[] = [];
  let isOpen = (): void => undefined;
  const url = await httpServer((incoming, outgoing) => {
    closed.push(new Promise((resolve) => incoming.socket.on('close', () => resolve())));
    outgoing.write('x'.repeat(incoming.url === '/long' ? 100_000 : 10));
    isOpen();
  });
  const transport = nodeTransport();
  const { body, truncated } = await transport(requestTo(`${url}/long`));
  const controller = new AbortController();
  const begun = new Promise<void>((resolve) => (isOpen = resolve));
  const sent = rejection(transport(requestTo(url, controller.signal)));
  await begun;
  controller.abort('over');

  expect(body).toHaveLength(65_536);
  expect(truncated).toBe(true);
  expect(await sent).toBe('over');
  await Promise.all(closed);
  expect(closed).toHaveLength(2);
});

test('nodeTransport() sends nothing if its signal has aborted', async () => {
  let received = 0;
  const url = await httpServer(() => (received += 1));

  expect(await rejection(nodeTransport()(requestTo(url, AbortSignal.abort('over'))))).toBe('over');
  expect(received).toBe(0);
});

test('nodeTransport() uses the agent that it is given', async () => {
  const url = await httpServer((_, outgoing) => outgoing.end('error=x'));
  const agent = new Agent({ keepAlive: true });
  await nodeTransport({ agent })(requestTo(url));

  expect(Object.keys(agent.freeSockets)).toHaveLength(1);
  agent.destroy();
});

test('nodeTransport() trusts the authority of its agent, and sends nothing to a server of another one', async () => {
  const pem = await certificate('127.0.0.1', new Date(Date.now() + 86_400_000));
  const url = await httpsServer(pem);
  const agent = new HttpsAgent({ ca: pem.cert });

  expect(await nodeTransport({ agent })(requestTo(url))).toMatchObject({
    status: 200,
    body: 'error=access_denied',
  });
  expect(networkFailure(await rejection(nodeTransport()(requestTo(url))))).toMatchObject({
    codeSpent: 'no',
    retryable: false,
  });
});

// Node 20 has no agent with proxies; the global agent of newer ones has the option with NODE_USE_ENV_PROXY.
test('nodeTransport() uses the proxy of the global agent if the agents of Node have proxies', async () => {
  const targets: string[] = [];
  const proxy = await socketServer((socket) => {
    socket.on('data', (data) => {
      targets.push(String(data).split(' ', 2).join(' '));
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  const options = Reflect.get(globalAgent, 'options') as { proxyEnv?: object };
  options.proxyEnv = { HTTPS_PROXY: proxy };
  const transport = nodeTransport();
  delete options.proxyEnv;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const hasProxies = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);

  expect(
    networkFailure(await rejection(transport(requestTo('https://127.0.0.1:1')))),
  ).toMatchObject({
    codeSpent: 'no',
    cause: { code: hasProxies ? 'ERR_PROXY_TUNNEL' : 'ECONNREFUSED' },
  });
  expect(targets).toEqual(hasProxies ? ['CONNECT 127.0.0.1:1'] : []);
});

test('nodeTransport() throws a TypeError that names the option and the fix', () => {
  const messages: Readonly<Record<string, unknown>> = {
    'nodeTransport: agent is not an agent; pass an Agent of node:https or of a proxy package, or omit it':
      { agent: 'http://proxy.example' },
    'nodeTransport: unknown option "agnt"; did you mean "agent"?': { agnt: new Agent() },
  };
  for (const [message, options] of Object.entries(messages))
    expect(() => nodeTransport(options as NodeTransportOptions)).toThrow(new TypeError(message));
});
