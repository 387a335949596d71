import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { app as express } from './relay-express.js';
import { app as hono } from './relay-hono.js';
import { server as node } from './relay-node.js';
import server from './relay-serve.js';
import { fake, origin } from './relay.js';

type Send = (request: Request) => Response | Promise<Response>;

/** The tag of an exchange over a relay. */
const tagOf = async (send: Send, url = origin) => {
  const request = new Request(`${url}/auth/token`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ code: fake.issueCode() }),
  });
  const response = await send(request);
  return ((await response.json()) as { readonly _tag: string })._tag;
};

const tagAt = async (mounted: Server) => {
  await once(mounted.listen(0, '127.0.0.1'), 'listening');
  const { port } = mounted.address() as AddressInfo;
  const tag = await tagOf(fetch, `http://127.0.0.1:${String(port)}`);
  mounted.closeAllConnections();
  mounted.close();
  return tag;
};

test('the relay exchanges codes in Node, Express, Hono, Deno and Bun', async () => {
  expect([
    await tagAt(node),
    await tagAt(createServer(express)),
    await tagOf((request) => hono.fetch(request)),
    await tagOf((request) => server.fetch(request)),
  ]).toEqual(['Success', 'Success', 'Success', 'Success']);
});
