import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import { Hono } from 'hono';
import { toRequest } from '../../src/internal/node-http.js';
import { nodeListener } from '../../src/relay/node-listener.js';
import { httpServer } from '../support/raw-server.js';
import { origin, relayOf, relayToFake, success } from './requests.js';

interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const post = (
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | string[]>> = {},
  method = 'POST',
): Promise<Got> =>
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

/** Writes bytes to a socket as they are, and gives what comes back until it is closed. */
const raw = (url: string, ...parts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });

const head = (length: string) =>
  `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;

const code = JSON.stringify({ code: 'a' });
const asked = [expect.objectContaining({ code: 'a' })];

describe('on http.createServer', () => {
  test('a sign-in goes through, with its headers and its cookies', async () => {
    const { endpoint, relay } = relayToFake({ cookies: true }, { kind: 'github-app' });
    const url = await httpServer(nodeListener(relay));

    const got = await post(url, JSON.stringify({ code: endpoint.issueCode() }));

    expect(got.status).toBe(200);
    expect(JSON.parse(got.text)).toHaveProperty('_tag', 'Success');
    expect(got.headers['set-cookie']).toHaveLength(2);
    expect(got.headers['access-control-allow-origin']).toBe(origin);
    expect(got.headers.vary).toBe('Origin');
  });

  test('a preflight is answered, and other methods are refused', async () => {
    const url = await httpServer(nodeListener(relayOf(success).relay));

    expect((await post(url, '', {}, 'OPTIONS')).status).toBe(204);
    for (const method of ['GET', 'HEAD', 'DELETE', 'TRACE', 'PROPFIND'])
      expect((await post(url, '', {}, method)).status).toBe(405);
  });

  test('two Origin headers are refused; X-Forwarded headers and Host change nothing', async () => {
    const { relay } = relayOf(success);
    const url = await httpServer(nodeListener(relay));

    expect((await post(url, code, { origin: [origin, origin] })).status).toBe(403);
    expect(
      (await post(url, code, { origin: 'https://evil.org', 'x-forwarded-host': 'app.example.com' }))
        .status,
    ).toBe(403);
    expect((await post(url, code, { host: 'evil.org', 'x-forwarded-proto': 'x' })).status).toBe(
      200,
    );
  });

  test('a body that comes in pieces is put together', async () => {
    const given = relayOf(success);
    const url = await httpServer(nodeListener(given.relay));
    const chunks = Array.from(code, (character) => `1\r\n${character}\r\n`);

    const text = await raw(
      url,
      head('Transfer-Encoding: chunked\r\nConnection: close'),
      ...chunks,
      '0\r\n\r\n',
    );

    expect(text).toMatch(/^HTTP\/1\.1 200/);
    expect(given.asked).toEqual(asked);
  });

  test('one connection serves request after request', async () => {
    const given = relayOf(success);
    const url = await httpServer(nodeListener(given.relay));
    const one = head(`Content-Length: ${String(code.length)}`) + code;

    const text = await raw(
      url,
      one,
      one.replace(origin, 'https://evil.org'),
      one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );

    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 200']);
  });

  test('a body larger than the cap is refused, whatever its Content-Length says', async () => {
    const { relay, refusals } = relayOf(success);
    const url = await httpServer(nodeListener(relay));

    expect((await post(url, 'a'.repeat(20_000))).status).toBe(413);
    expect((await post(url, 'a'.repeat(20_000), { 'transfer-encoding': 'chunked' })).status).toBe(
      413,
    );
    expect(refusals.map(({ reason }) => reason)).toEqual(['too-large', 'too-large']);
  });

  test('a body that never ends is refused, and its connection is ended', async () => {
    const { relay } = relayOf(success);
    const url = await httpServer(nodeListener(relay));

    const text = await new Promise<string>((resolve) => {
      let got = '';
      const chunk = `3e8\r\n${'a'.repeat(1000)}\r\n`;
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(head('Transfer-Encoding: chunked'));
        const more = setInterval(() => socket.write(chunk), 1);
        socket.on('close', () => {
          clearInterval(more);
        });
      });
      socket.on('data', (some) => (got += String(some)));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(got);
      });
    });

    expect(text).toMatch(/^HTTP\/1\.1 413/);
  });

  test('a body that stops is refused at the deadline, and its connection is ended', async () => {
    const { relay } = relayOf(success, { bodyTimeoutMs: 20 });
    const url = await httpServer(nodeListener(relay));

    expect(await raw(url, head('Content-Length: 100'), '{"code":')).toMatch(/^HTTP\/1\.1 408/);
  });

  test('a refusal that looks at no body ends the connection of one who goes on sending', async () => {
    const { relay } = relayOf(success);
    const url = await httpServer(nodeListener(relay));

    const text = await raw(url, head('Content-Length: 100').replace(origin, 'null'), '{"code":');

    expect(text).toMatch(/^HTTP\/1\.1 403/);
  });

  test('a client that goes away in the middle of its body leaves nothing behind', async () => {
    const { relay, refusals } = relayOf(success, { bodyTimeoutMs: 60_000 });
    const refused = new Promise<void>((resolve) => {
      const told = setInterval(() => {
        if (refusals.length === 0) return;
        clearInterval(told);
        resolve();
      }, 5);
    });
    const url = await httpServer(nodeListener(relay));

    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(`${head('Content-Length: 100')}{"code":`, () => {
        setTimeout(() => socket.destroy(), 20);
      });
    });
    socket.on('error', () => undefined);
    await refused;

    expect(refusals.map(({ reason }) => reason)).toEqual(['malformed']);
    expect((await post(url, code)).status).toBe(200);
  });

  test('a client that goes away before the answer does not end the process', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      finish = resolve as (value: unknown) => void;
    });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const client = {
      exchangeCode: async () => {
        finish(undefined);
        await released;
        return success;
      },
      refreshToken: () => Promise.resolve(success),
    };
    const url = await httpServer(nodeListener(relayOf(success, { client }).relay));

    const left = raw(url, head(`Content-Length: ${String(code.length)}`) + code);
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(head(`Content-Length: ${String(code.length)}`) + code);
    });
    socket.on('error', () => undefined);
    await begun;
    socket.destroy();
    await new Promise((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();

    expect((await post(url, code)).status).toBe(200);
    void left;
  });

  test('a function around the relay that fails gives 500', async () => {
    const url = await httpServer(nodeListener(() => Promise.reject(new Error('s3cr3t'))));

    expect(await post(url, code)).toMatchObject({ status: 500, text: '' });
  });

  test('an answer that someone else began is left alone', async () => {
    const url = await httpServer((incoming, outgoing) => {
      outgoing.write('theirs');
      nodeListener(relayOf(success).relay)(incoming, outgoing);
      setTimeout(() => outgoing.end(' alone'), 20);
    });

    expect((await post(url, code)).text).toBe('theirs alone');
  });
});

describe('on Express', () => {
  const serve = (given: ReturnType<typeof relayOf>, ...parsers: express.RequestHandler[]) => {
    const app = express();
    app.use(...[...parsers, express.static('/nowhere')]);
    app.all('/auth/token', nodeListener(given.relay));
    return httpServer(app);
  };
  const parsers = [
    ['no parser', []],
    ['json', [express.json()]],
    ['urlencoded', [express.urlencoded()]],
    ['urlencoded with arrays', [express.json(), express.urlencoded({ extended: true })]],
    ['text', [express.text({ type: '*/*' })]],
    ['raw', [express.raw({ type: '*/*' })]],
  ] as const;

  test.each(parsers)('with %s, JSON and forms are read', async (_, some) => {
    const given = relayOf(success);
    const url = `${await serve(given, ...some)}/auth/token`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };

    expect((await post(url, code)).status).toBe(200);
    expect((await post(url, 'code=a', form)).status).toBe(200);
    expect(given.asked).toEqual([...asked, ...asked]);
    expect((await post(url, 'code=a&code=b', form)).status).toBe(400);
    expect((await post(url, '{"code":["a"]}')).status).toBe(400);
    expect((await post(url, '', {}, 'OPTIONS')).status).toBe(204);
    expect((await post(url, code, { origin: 'https://evil.org' })).status).toBe(403);
  });

  test.each(parsers)('with %s, the cap holds', async (_, some) => {
    const url = `${await serve(relayOf(success), ...some)}/auth/token`;

    expect((await post(url, JSON.stringify({ code: 'a'.repeat(20_000) }))).status).toBe(413);
  });

  test('what a parser has unpacked is no longer packed', async () => {
    const given = relayOf(success);
    const url = `${await serve(given, express.json())}/auth/token`;

    expect((await post(url, gzipSync(code), { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(given.asked).toEqual(asked);
  });

  test('a body that was longer than the cap before it was parsed is refused', async () => {
    const url = `${await serve(relayOf(success), express.json())}/auth/token`;

    const padded = code + ' '.repeat(20_000);

    expect((await post(url, padded)).status).toBe(413);
  });

  test('a body without content is read beside any parser', async () => {
    const given = relayOf(success);
    const url = `${await serve(given, express.json())}/auth/token`;

    await post(url, '');

    expect(given.asked).toEqual([expect.objectContaining({ code: undefined })]);
  });

  test('a body that was read and not kept names the way out in the log', async () => {
    const given = relayOf(success);
    const url = await serve(given, (incoming, _, next) => {
      incoming.resume();
      incoming.on('end', () => {
        next();
      });
    });

    expect((await post(`${url}/auth/token`, code)).status).toBe(500);
    expect(given.refusals[0]?.description).toMatch(/before a body parser/);
  });

  test('a request that is gone already is not waited for', async () => {
    const given = relayOf(success, { bodyTimeoutMs: 60_000 });
    const url = await serve(given, (incoming, _, next) => {
      incoming.on('error', () => undefined);
      incoming.destroy();
      incoming.on('close', () => {
        next();
      });
    });

    await expect(post(`${url}/auth/token`, code)).rejects.toThrow(/hang up|ECONNRESET/);
    while (given.refusals.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(given.refusals[0]?.reason).toBe('malformed');
  });
});

test('in Hono the relay is a handler as it is', async () => {
  const { endpoint, relay } = relayToFake();
  const app = new Hono().all('/auth/token', (c) => relay(c.req.raw));

  const response = await app.request('/auth/token', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: endpoint.issueCode() }),
  });

  expect(response.status).toBe(200);
});

test('headers of HTTP/2 that are no headers are left out', async () => {
  const url = await httpServer((incoming, outgoing) => {
    incoming.rawHeaders.push(':path', '/', 'x-odd');
    nodeListener(relayOf(success).relay)(incoming, outgoing);
  });

  expect((await post(url, code)).status).toBe(200);
});

test('a body is read from the socket no faster than the relay reads it', async () => {
  let sent = 0;
  const source = new Readable({
    highWaterMark: 1000,
    read() {
      sent += 1;
      this.push(sent > 1000 ? null : Buffer.alloc(1000));
    },
  });
  const incoming = Object.assign(source, { method: 'POST', rawHeaders: [], complete: false });
  const reader = (await toRequest(incoming)).body?.getReader();

  await reader?.read();
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));

  expect(sent).toBeLessThan(20);
});
