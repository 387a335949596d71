import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import { createFetch, type Network, systemAuthorities } from '../../src/cli/network.js';
import { proxyOf } from '../../src/cli/proxy.js';
import { certificate, httpsServer } from '../support/https.js';

// Keys are generated, which takes seconds on a busy machine.
jest.setTimeout(30_000);

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A proxy on loopback that connects every tunnel to one port. */
const startProxy = async (target: number, status = 200) => {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', (request, socket: Socket) => {
    requests.push(request);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`);
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests };
};

const github = async () => {
  const pem = await certificate('ghe.example.com', new Date(Date.now() + 86_400_000));
  return { ca: pem.cert, port: Number(new URL(await httpsServer(pem)).port) };
};

/** Resolves every name to loopback. */
const network = (ca: string): Network => ({
  lookup: () => Promise.resolve(['127.0.0.1']),
  connect: (_, port) => connect(port, '127.0.0.1'),
  ca: [ca],
});

test('fetch of the command line sends https through a tunnel of the proxy, with its credentials', async () => {
  const { ca, port } = await github();
  const proxy = await startProxy(port);
  const fetch = createFetch(network(ca), {
    HTTPS_PROXY: `http://user:p%40ss@proxy.example.com:${String(proxy.port)}`,
  });
  const response = await fetch('https://ghe.example.com/login/oauth/access_token', {
    method: 'POST',
    body: new URLSearchParams({ code: 'abc' }),
  });

  expect(await response.text()).toBe('error=access_denied');
  expect(proxy.requests.map(({ url }) => url)).toEqual(['ghe.example.com:443']);
  expect(proxy.requests[0]?.headers['proxy-authorization']).toBe(
    `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
  );
});

test('fetch of the command line rejects if the proxy refuses the tunnel, as undici does', async () => {
  const { ca, port } = await github();
  const proxy = await startProxy(port, 407);
  const fetch = createFetch(network(ca), {
    HTTPS_PROXY: `http://proxy.example.com:${String(proxy.port)}`,
  });

  const error = await fetch('https://ghe.example.com/').catch((reason: unknown) => reason);
  expect(
    JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause),
  ).toContain('Proxy response (407) !== 200 when HTTP Tunneling');
});

test('fetch of the command line rejects a certificate that no authority has signed', async () => {
  const { port } = await github();
  const proxy = await startProxy(port);
  const other = await certificate('other.example.com', new Date(Date.now() + 86_400_000));
  const fetch = createFetch(network(other.cert), {
    HTTPS_PROXY: `http://proxy.example.com:${String(proxy.port)}`,
  });

  await expect(fetch('https://ghe.example.com/')).rejects.toThrow();
});

test('proxyOf() follows NO_PROXY, prefers lower case, and never sends loopback through a proxy', () => {
  const env = { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:2' };
  const hostOf = (url: string, variables: Readonly<Record<string, string>>) =>
    proxyOf(new URL(url), variables)?.url?.host;

  expect(hostOf('https://github.com', env)).toBe('lower:2');
  expect(hostOf('https://github.com', { HTTP_PROXY: 'proxy.example.com:8080' })).toBe(
    'proxy.example.com:8080',
  );
  expect(hostOf('https://ghe.example.com', { ...env, NO_PROXY: '.example.com' })).toBeUndefined();
  expect(hostOf('https://github.com', { ...env, no_proxy: '*' })).toBeUndefined();
  expect(hostOf('http://127.0.0.1:1', env)).toBeUndefined();
});

test('systemAuthorities() reads certificates only if NODE_USE_SYSTEM_CA asks for them', () => {
  const tls = { getCACertificates: (type: string) => [type] };

  expect(systemAuthorities({}, tls)).toBeUndefined();
  expect(systemAuthorities({ NODE_USE_SYSTEM_CA: '1' }, tls)).toEqual(['default', 'system']);
});
