import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { createTokenClient as createCoreClient } from '../../src/core.js';
import { createTokenClient, formatTokenError, isTokenError } from '../../src/index.js';
import { app } from '../support/app.js';
import { closedPort, httpServer, socketServer } from '../support/raw-server.js';

const code = 'c0dec0dec0dec0dec0de';
const token = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

const exchange = async (baseUrl: string, options: object = {}, signal?: AbortSignal) => {
  const client = createTokenClient({ ...app, baseUrl, ...options });
  const response = await client.exchangeCode({ code, ...(signal === undefined ? {} : { signal }) });
  if (isTokenError(response)) {
    expect(response.remediation.steps.length).toBeGreaterThanOrEqual(2);
    const shown = JSON.stringify(response) + formatTokenError(response);
    expect(shown).not.toContain(app.clientSecret);
    expect(shown).not.toContain(code);
  }
  return response;
};

describe('no answer', () => {
  test('is NetworkFailure when nobody listens', async () => {
    expect(await exchange(await closedPort())).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { name: 'TypeError', code: 'ECONNREFUSED' },
    });
  });

  test('is NetworkFailure when the connection is closed before the answer', async () => {
    const url = await socketServer((socket) => socket.once('data', () => socket.destroy()));

    expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
  });

  test('is NetworkFailure when the answer is cut off in the middle', async () => {
    const url = await socketServer((socket) =>
      socket.once('data', () => {
        socket.end(
          `HTTP/1.1 200 OK\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\n\r\naccess_token=${token}&scope=re`,
        );
      }),
    );

    expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
  });

  test('is NetworkFailure when what comes is no HTTP', async () => {
    const url = await socketServer((socket) =>
      socket.once('data', () => socket.end('SSH-2.0\r\n')),
    );

    expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
  });

  test('is RequestTimedOut when the server keeps silent', async () => {
    const url = await httpServer(() => undefined);

    expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({
      _tag: 'RequestTimedOut',
      timeoutMs: 50,
      retryable: true,
    });
  });

  test('is RequestTimedOut when the body never ends: one deadline covers it', async () => {
    const url = await httpServer((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.write('{"access_token":');
    });

    expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({ _tag: 'RequestTimedOut' });
  });

  test('is RequestTimedOut when the body comes one byte at a time', async () => {
    const url = await httpServer((incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const trickle = setInterval(() => outgoing.write(' '), 5);
      incoming.socket.once('close', () => clearInterval(trickle));
    });

    expect(await exchange(url, { timeoutMs: 60 })).toMatchObject({ _tag: 'RequestTimedOut' });
  });

  test('is too-large, not a wait, when the body never ends', async () => {
    const url = await httpServer((incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        while (!incoming.socket.destroyed && outgoing.write('x'.repeat(16_384)));
      };
      outgoing.on('drain', pour);
      pour();
    });

    expect(await exchange(url)).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large' });
  });

  test('is NetworkFailure with the name as the cause when the host cannot be resolved', async () => {
    expect(await exchange('https://no-such-host.invalid')).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { code: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/) },
      remediation: {
        likelyCauses: [{ summary: 'The name no-such-host.invalid could not be resolved.' }],
      },
    });
  });

  test('is NetworkFailure with a hint on CORS in a browser alone, which hides why', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const elsewhere = await exchange('https://github.com', { fetch });
    Object.assign(globalThis, { document: {} });
    const inBrowser = await exchange('https://github.com', { fetch });
    Reflect.deleteProperty(globalThis, 'document');

    expect(inBrowser).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { name: 'TypeError', message: 'Failed to fetch' },
      remediation: { steps: expect.arrayContaining([expect.stringMatching(/relay.+CORS/)]) },
    });
    expect(elsewhere).toMatchObject({
      cause: { name: 'TypeError', message: 'Failed to fetch' },
      remediation: { likelyCauses: [] },
    });
    expect(JSON.stringify(elsewhere)).not.toMatch(/relay|CORS/);
  });

  test('is the answer or RequestAborted, at whatever moment the caller aborts', async () => {
    const url = await httpServer((_, outgoing) => {
      setTimeout(() => {
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        outgoing.write('{"error":');
        setTimeout(() => outgoing.end('"access_denied"}'), 4);
      }, 4);
    });
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, async (_, milliseconds) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), milliseconds);
        return (await exchange(url, {}, controller.signal))._tag;
      }),
    );

    expect([...new Set(['AccessDenied', 'RequestAborted', ...outcomes])]).toEqual([
      'AccessDenied',
      'RequestAborted',
    ]);
  });

  test('is RequestAborted when the caller aborts while it waits', async () => {
    const controller = new AbortController();
    const url = await httpServer(() => controller.abort());

    expect(await exchange(url, {}, controller.signal)).toMatchObject({ _tag: 'RequestAborted' });
  });

  test('is RequestAborted when the caller aborts while the body comes', async () => {
    const controller = new AbortController();
    const url = await httpServer((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.write('{', () => setTimeout(() => controller.abort(), 20));
    });

    expect(await exchange(url, {}, controller.signal)).toMatchObject({ _tag: 'RequestAborted' });
  });

  test('is RequestAborted without a request when the signal was aborted before', async () => {
    let requests = 0;
    const url = await httpServer(() => (requests += 1));

    expect(await exchange(url, {}, AbortSignal.abort())).toMatchObject({ _tag: 'RequestAborted' });
    expect(requests).toBe(0);
  });

  test('is NetworkFailure that says what a fetch of the caller said, without secrets', async () => {
    const text = `Proxy response (407) for\u001b[2J ${app.clientSecret} ${code}${'x'.repeat(5000)}`;
    const fetch = () =>
      Promise.reject(new RangeError('no tunnel', { cause: new Error(text.trimEnd()) }));
    const response = await exchange('https://github.com', { fetch });

    if (response._tag !== 'NetworkFailure') throw new Error(response._tag);
    const { message = '' } = response.cause;
    expect(response.cause.name).toBe('RangeError');
    expect(message).toMatch(/^no tunnel: Proxy response \(407\) for \[2J \*\*\*/);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(formatTokenError(response)).toContain(`Got     ${message}`);
  });

  test('is NetworkFailure when the answer of a transport cannot be read', async () => {
    const transport = () =>
      Promise.resolve({
        status: 200,
        get headers(): never {
          throw new Error('boom');
        },
        body: '',
      });
    const client = createCoreClient({ ...app, transport });

    expect(['NetworkFailure', 'UnexpectedResponse']).toContain(
      (await client.exchangeCode({ code }))._tag,
    );
  });
});

describe('an answer of another kind', () => {
  const answered = (status: number, headers: Record<string, string>, body: string | Buffer) =>
    httpServer((_, outgoing) => outgoing.writeHead(status, headers).end(body));

  test('is UnexpectedResponse for HTML with status 200', async () => {
    const url = await answered(
      200,
      { 'content-type': 'text/html' },
      '<!DOCTYPE html><title>Welcome</title>',
    );

    expect(await exchange(url)).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'html-page',
      bodyExcerpt: 'Welcome',
    });
  });

  test('is UnexpectedResponse for an empty body', async () => {
    expect(await exchange(await answered(200, {}, ''))).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'empty-body',
      bodyLength: 0,
    });
  });

  test('is UnexpectedResponse for 5 MB, and the rest is not read', async () => {
    const body = `{"access_token":"${token}","pad":"${'x'.repeat(5_000_000)}"}`;

    expect(
      await exchange(await answered(200, { 'content-type': 'application/json' }, body)),
    ).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'too-large', bodyLength: 64 * 1024 });
  });

  test('is UnexpectedResponse for a small body that inflates past the cap', async () => {
    const body = gzipSync(`{"access_token":"${token}","pad":"${' '.repeat(8_000_000)}"}`);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

    expect(await exchange(await answered(200, headers, body))).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'too-large',
    });
  });

  test.each([301, 302, 303, 307, 308])(
    'is UnexpectedResponse for a %i to another host, where nothing is sent',
    async (status) => {
      let stolen = 0;
      const thief = await httpServer((_, outgoing) => {
        stolen += 1;
        outgoing.end();
      });
      const url = await answered(status, { location: `${thief}/login/oauth/access_token` }, '');

      expect(await exchange(url)).toMatchObject({
        _tag: 'UnexpectedResponse',
        reason: 'redirect',
        status,
      });
      expect(stolen).toBe(0);
    },
  );

  test('is ServerUnavailable for 500 to 504, and is not asked again', async () => {
    for (const status of [500, 502, 503, 504]) {
      let requests = 0;
      const url = await httpServer((_, outgoing) => {
        requests += 1;
        outgoing.writeHead(status, { 'retry-after': '7' }).end();
      });

      expect(await exchange(url)).toMatchObject({
        _tag: 'ServerUnavailable',
        status,
        retryAfterSeconds: 7,
      });
      expect(requests).toBe(1);
    }
  });

  test('is read in the character set that it names', async () => {
    const body = Buffer.from('{"error":"odd","error_description":"caf\xe9"}', 'latin1');
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };

    expect(await exchange(await answered(200, headers, body))).toMatchObject({
      description: 'café',
    });
  });

  test('is UnexpectedResponse for a redirect that a fetch of the caller followed all the same', async () => {
    const target = await answered(
      200,
      { 'content-type': 'application/json' },
      `{"access_token":"${token}"}`,
    );
    const url = await answered(302, { location: target }, '');
    const options = {
      fetch: (input: Request) => fetch(new Request(input, { redirect: 'follow' })),
    };

    expect(await exchange(url, options)).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'redirect',
      status: 200,
    });
  });
});
