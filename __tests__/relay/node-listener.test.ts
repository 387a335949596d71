import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import express from 'express';
import { Hono } from 'hono';
import { nodeListener, type TokenRelay } from '../../src/relay.js';
import { httpServer } from '../support/raw-server.js';
import { origin, relayOf, relayToFake, success } from './requests.js';

const serve = (relay: TokenRelay): Promise<string> => httpServer(nodeListener(relay));

interface Received {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const post = (
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | string[]>> = {},
  method = 'POST',
): Promise<Received> =>
  new Promise((resolve, reject) => {
    httpRequest(
      url,
      { method, headers: { origin, 'content-type': 'application/json', ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        });
      },
    )
      .on('error', reject)
      .end(body);
  });

/** Opens a connection; `received` is everything until it is closed. */
const open = (url: string, onConnect: (socket: Socket) => void) => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
    onConnect(socket);
  });
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.on('error', () => undefined);
  const received = new Promise<string>((resolve) => {
    socket.on('close', () => {
      resolve(text);
    });
  });
  return { socket, received };
};

/** Sends bytes as they are; resolves with everything that is received until the connection is closed. */
const raw = (url: string, ...parts: readonly string[]): Promise<string> =>
  open(url, (socket) => {
    for (const part of parts) socket.write(part);
  }).received;

const head = (length: string): string =>
  `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;

const code = JSON.stringify({ code: 'a' });
const whole = head(`Content-Length: ${String(code.length)}`) + code;
const calls = [expect.objectContaining({ code: 'a' })];

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('nodeListener() serves a sign-in on http.createServer, with its headers and cookies', async () => {
  const { endpoint, relay } = relayToFake({ cookies: true }, { kind: 'github-app' });
  const { status, headers, text } = await post(
    await serve(relay),
    JSON.stringify({ code: endpoint.issueCode() }),
  );

  expect(status).toBe(200);
  expect(JSON.parse(text)).toHaveProperty('_tag', 'Success');
  expect(headers['set-cookie']).toHaveLength(2);
  expect(headers['access-control-allow-origin']).toBe(origin);
  expect(headers.vary).toBe('Origin');
});

test('nodeListener() responds to a preflight request with 204, and to other methods with 405', async () => {
  const url = await serve(relayOf(success).relay);
  const methods = ['OPTIONS', 'GET', 'HEAD', 'DELETE', 'TRACE', 'PROPFIND'];
  const statuses = [];
  for (const method of methods) statuses.push((await post(url, '', {}, method)).status);

  expect(statuses).toEqual([204, 405, 405, 405, 405, 405]);
});

test('nodeListener() refuses two Origin headers, and ignores Host and X-Forwarded headers', async () => {
  const url = await serve(relayOf(success).relay);
  const statuses = [];
  for (const headers of [
    { origin: [origin, origin] },
    { origin: 'https://evil.org', 'x-forwarded-host': 'app.example.com' },
    { host: 'evil.org', 'x-forwarded-proto': 'x' },
  ])
    statuses.push((await post(url, code, headers)).status);

  expect(statuses).toEqual([403, 403, 200]);
});

test('nodeListener() joins a body that is sent in chunks', async () => {
  const given = relayOf(success);
  const chunks = Array.from(code, (character) => `1\r\n${character}\r\n`);
  const start = head('Transfer-Encoding: chunked\r\nConnection: close');
  const text = await raw(await serve(given.relay), start, ...chunks, '0\r\n\r\n');

  expect(text).toMatch(/^HTTP\/1\.1 200/);
  expect(given.calls).toEqual(calls);
});

test('nodeListener() serves several requests on one connection', async () => {
  const text = await raw(
    await serve(relayOf(success).relay),
    whole,
    whole.replace(origin, 'https://evil.org'),
    whole.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
  );

  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 200']);
});

test('nodeListener() refuses a body that is too large, with and without a Content-Length', async () => {
  const { relay, refusals } = relayOf(success);
  const url = await serve(relay);
  const large = 'a'.repeat(20_000);

  expect((await post(url, large)).status).toBe(413);
  expect((await post(url, large, { 'transfer-encoding': 'chunked' })).status).toBe(413);
  expect(refusals.map(({ reason }) => reason)).toEqual(['too-large', 'too-large']);
});

test('nodeListener() closes the connection of a body that does not end', async () => {
  const chunk = `3e8\r\n${'a'.repeat(1000)}\r\n`;
  let sending: NodeJS.Timeout | undefined;
  const { received } = open(await serve(relayOf(success).relay), (opened) => {
    opened.write(head('Transfer-Encoding: chunked'));
    sending = setInterval(() => opened.write(chunk), 1);
  });
  const text = await received;
  clearInterval(sending);

  expect(text).toMatch(/^HTTP\/1\.1 413/);
});

test('nodeListener() closes the connection of a body that stops arriving', async () => {
  const url = await serve(relayOf(success, { bodyTimeoutMs: 20 }).relay);

  expect(await raw(url, head('Content-Length: 100'), '{"code":')).toMatch(/^HTTP\/1\.1 408/);
});

test('nodeListener() closes the connection if a refused body is not sent to its end', async () => {
  const url = await serve(relayOf(success).relay);
  const text = await raw(url, head('Content-Length: 100').replace(origin, 'null'), '{"code":');

  expect(text).toMatch(/^HTTP\/1\.1 403/);
});

test('nodeListener() stops reading if the client closes the connection in the middle of its body', async () => {
  let refuse: (reason: string) => void;
  const refused = new Promise<string>((resolve) => {
    refuse = resolve;
  });
  const { relay } = relayOf(success, {
    bodyTimeoutMs: 60_000,
    onRefusal: ({ reason }) => refuse(reason),
  });
  const url = await serve(relay);
  open(url, (socket) => {
    socket.write(`${head('Content-Length: 100')}{"code":`, () => {
      setTimeout(() => socket.destroy(), 20);
    });
  });

  expect(await refused).toBe('malformed');
  expect((await post(url, code)).status).toBe(200);
});

test('nodeListener() goes on serving if a client closes the connection before its response', async () => {
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const exchangeCode = async () => {
    start();
    await finished;
    return success;
  };
  const client = { exchangeCode, refreshToken: exchangeCode };
  const url = await serve(relayOf(success, { client }).relay);
  const { socket, received } = open(url, (opened) => opened.write(whole));
  await started;
  socket.destroy();
  await received;
  await delay(20);
  finish();

  expect((await post(url, code)).status).toBe(200);
});

test('nodeListener() responds with 500 and no text if a function around the relay rejects', async () => {
  const url = await serve(() => Promise.reject(new Error('s3cr3t')));

  expect(await post(url, code)).toMatchObject({ status: 500, text: '' });
});

test('nodeListener() passes the path to a function around the relay, with a host of its own', async () => {
  const urls: string[] = [];
  const { relay } = relayOf(success);
  const url = await serve((request) => {
    urls.push(request.url);
    return relay(request);
  });
  await post(`${url}/auth/token?a=b`, code, { host: 'evil.org' });

  expect(urls).toEqual(['http://localhost/auth/token?a=b']);
});

test('nodeListener() does not change a response that something else has begun', async () => {
  const url = await httpServer((incoming, outgoing) => {
    outgoing.write('theirs');
    nodeListener(relayOf(success).relay)(incoming, outgoing);
    setTimeout(() => outgoing.end(' alone'), 20);
  });

  expect((await post(url, code)).text).toBe('theirs alone');
});

test('nodeListener() ignores the pseudo-headers of HTTP/2', async () => {
  const url = await httpServer((incoming, outgoing) => {
    incoming.rawHeaders.push(':path', '/', 'x-odd');
    nodeListener(relayOf(success).relay)(incoming, outgoing);
  });

  expect((await post(url, code)).status).toBe(200);
});

/** The URL of a relay in an Express app, behind other handlers. */
const serveExpress = async (relay: TokenRelay, ...handlers: readonly express.RequestHandler[]) => {
  const app = express();
  app.use(...[...handlers, express.static('/nowhere')]);
  app.all('/auth/token', nodeListener(relay));
  return `${await httpServer(app)}/auth/token`;
};

const parsers: Readonly<Record<string, readonly express.RequestHandler[]>> = {
  none: [],
  json: [express.json()],
  urlencoded: [express.urlencoded()],
  'json and urlencoded': [express.json(), express.urlencoded({ extended: true })],
  text: [express.text({ type: '*/*' })],
  raw: [express.raw({ type: '*/*' })],
};

test('nodeListener() reads JSON and form data in Express, behind every body parser and without one', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const outcomes: Record<string, unknown> = {};
  for (const [name, handlers] of Object.entries(parsers)) {
    const given = relayOf(success);
    const url = await serveExpress(given.relay, ...handlers);
    const statuses = [];
    for (const { status } of [
      await post(url, code),
      await post(url, 'code=a', form),
      await post(url, 'code=a&code=b', form),
      await post(url, '{"code":["a"]}'),
      await post(url, '', {}, 'OPTIONS'),
      await post(url, code, { origin: 'https://evil.org' }),
    ])
      statuses.push(status);
    outcomes[name] = [statuses, given.calls];
  }

  const expected = [
    [200, 200, 400, 400, 204, 403],
    [...calls, ...calls],
  ];
  expect(outcomes).toEqual(
    Object.fromEntries(Object.keys(parsers).map((name) => [name, expected])),
  );
});

test('nodeListener() refuses a body that is too large behind every body parser', async () => {
  const large = JSON.stringify({ code: 'a'.repeat(20_000) });
  const statuses = [];
  for (const handlers of Object.values(parsers))
    statuses.push(
      (await post(await serveExpress(relayOf(success).relay, ...handlers), large)).status,
    );

  expect(statuses).toEqual(statuses.map(() => 413));
});

test('nodeListener() accepts a body that express.json() has decompressed', async () => {
  const given = relayOf(success);
  const url = await serveExpress(given.relay, express.json());

  expect((await post(url, gzipSync(code), { 'content-encoding': 'gzip' })).status).toBe(200);
  expect(given.calls).toEqual(calls);
});

test('nodeListener() refuses a body that was too large before express.json() parsed it', async () => {
  const url = await serveExpress(relayOf(success).relay, express.json());

  expect((await post(url, code + ' '.repeat(20_000))).status).toBe(413);
});

test('nodeListener() refuses a body that is too large after express.json() has decompressed it', async () => {
  const url = await serveExpress(relayOf(success).relay, express.json());
  const large = gzipSync(JSON.stringify({ code: 'a'.repeat(20_000) }));

  expect((await post(url, large, { 'content-encoding': 'gzip' })).status).toBe(413);
});

test('nodeListener() accepts an empty body behind express.json()', async () => {
  const given = relayOf(success);
  await post(await serveExpress(given.relay, express.json()), '');

  expect(given.calls).toEqual([expect.objectContaining({ code: undefined })]);
});

test('nodeListener() responds with 500 if the body was read and not kept, and the log says what to do', async () => {
  const given = relayOf(success);
  const url = await serveExpress(given.relay, (incoming, _, next) => {
    incoming.resume();
    incoming.on('end', () => {
      next();
    });
  });

  expect((await post(url, code)).status).toBe(500);
  expect(given.refusals[0]?.description).toContain('mount the relay before a body parser');
});

test('nodeListener() does not wait for the body of a closed connection', async () => {
  const given = relayOf(success, { bodyTimeoutMs: 60_000 });
  const url = await serveExpress(given.relay, (incoming, _, next) => {
    incoming.on('error', () => undefined);
    incoming.destroy();
    incoming.on('close', () => {
      next();
    });
  });

  await expect(post(url, code)).rejects.toThrow(/hang up|ECONNRESET/);
  while (given.refusals.length === 0) await delay(1);
  expect(given.refusals[0]?.reason).toBe('malformed');
});

test('createTokenRelay() returns a handler for Hono', async () => {
  const { endpoint, relay } = relayToFake();
  const app = new Hono().all('/auth/token', (c) => relay(c.req.raw));
  const { status } = await app.request('/auth/token', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: endpoint.issueCode() }),
  });

  expect(status).toBe(200);
});
