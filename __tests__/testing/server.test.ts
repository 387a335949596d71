import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from '@jest/globals';
import type { FakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { createFake, signIn } from './fake.js';

const withServer = async (
  endpoint: FakeTokenEndpoint,
  use: (tokenUrl: string, baseUrl: string) => Promise<void>,
): Promise<void> => {
  const server = await endpoint.listen();
  try {
    await use(`${server.url}/login/oauth/access_token`, server.url);
  } finally {
    await server.close();
  }
};

test('listen() serves on loopback what the fetch responds', async () => {
  const endpoint = createFake();
  await withServer(endpoint, async (url) => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    const body = new URLSearchParams({ client_id: app.clientId });
    const response = await fetch(url, { method: 'POST', body });
    expect(response.headers.get('server')).toBe('github.com');
    expect(await response.text()).toMatch(/^error=incorrect_client_credentials&/);
    expect(endpoint.requests).toHaveLength(1);
  });
});

test('listen() listens on 127.0.0.1 only', async () => {
  const reached: string[] = [];
  await withServer(createFake(), async (url) => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1');
    // All of 127.0.0.0/8 is this machine on Linux; elsewhere it may not be routed at all.
    if (process.platform === 'linux') others.push('127.0.0.2');
    for (const host of others)
      await new Promise<void>((resolve) => {
        const socket = connect({ host, port: Number(new URL(url).port) }, () => {
          reached.push(host);
          socket.destroy();
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
  });

  expect(reached).toEqual([]);
});

test('listen() responds to malformed HTTP Basic and to a multipart body', async () => {
  await withServer(createFake(), async (url) => {
    const headers = { authorization: 'Basic %\u00fc*' };
    const body = new FormData();
    body.set('client_id', app.clientId);

    expect((await fetch(url, { method: 'POST', headers })).status).toBe(404);
    expect(await (await fetch(url, { method: 'POST', body })).text()).toMatch(
      /^error=incorrect_client_credentials&/,
    );
  });
});

test('listen() responds to any request target and any Host header', async () => {
  const statusOf = (url: string, path: string, host?: string) =>
    new Promise((resolve, reject) => {
      const headers = host === undefined ? {} : { host };
      httpRequest(url, { method: 'POST', path, headers }, (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      })
        .on('error', reject)
        .end();
    });

  await withServer(createFake(), async (url) => {
    for (const path of ['//', '*', 'http://[', '/%']) expect(await statusOf(url, path)).toBe(403);
    for (const host of ['', 'a b', '[', 'user@host/path'])
      expect(await statusOf(url, '/', host)).toBe(403);
  });
});

test('listen() can reset, cut, delay and hang', async () => {
  const endpoint = createFake();
  endpoint.respondWith(
    { fault: 'reset' },
    { error: 'slow_down' },
    { fault: 'cut' },
    { fault: 'hang' },
    { status: 204 },
    { delayMs: 1, body: 'late' },
  );
  await withServer(endpoint, async (url) => {
    const send = (init: RequestInit = {}) => fetch(url, { method: 'POST', ...init });

    await expect(send()).rejects.toThrow();
    expect((await send()).status).toBe(200);
    await expect(send().then((response) => response.text())).rejects.toThrow();
    await expect(send({ signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect((await send()).status).toBe(204);
    expect(await (await send()).text()).toBe('late');
  });
});

test('listen() sends a response without a body for DELETE /applications/ID/token', async () => {
  const endpoint = createFake();
  const { access_token: token } = await signIn(endpoint);
  await withServer(endpoint, async (_url, baseUrl) => {
    const response = await fetch(`${baseUrl}/api/v3/applications/${app.clientId}/token`, {
      method: 'DELETE',
      headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
      body: new URLSearchParams({ access_token: token }),
    });

    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(response.headers.get('x-github-request-id')).not.toBeNull();
  });
});

test('listen() responds with 413 to a request body of more than 64 KiB', async () => {
  const endpoint = createFake();
  await withServer(endpoint, async (url) => {
    const statusOf = async (length: number) =>
      (await fetch(url, { method: 'POST', body: 'x'.repeat(length) })).status;

    expect(await statusOf(64 * 1024)).toBe(404);
    expect(await statusOf(64 * 1024 + 1)).toBe(413);
    expect(await statusOf(1_000_000)).toBe(413);
    expect(endpoint.requests).toHaveLength(1);
  });
});

test('listen() rejects if the port is in use', async () => {
  await withServer(createFake(), async (url) => {
    await expect(createFake().listen({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
