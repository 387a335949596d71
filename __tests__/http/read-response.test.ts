import { expect, jest, test } from '@jest/globals';
import { maximumBodyLength } from '../../src/decode/response.js';
import { readResponse } from '../../src/http/read-response.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const streamOf = (...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

const responseOf = (body: BodyInit | null, contentType = 'application/json') =>
  new Response(body, { status: 200, headers: { 'content-type': contentType } });

test('readResponse() returns the status, the headers and the body', async () => {
  const response = new Response('error=x', {
    status: 404,
    headers: { 'X-GitHub-Request-Id': 'a' },
  });
  expect(await readResponse(response)).toEqual({
    status: 404,
    headers: response.headers,
    body: 'error=x',
    truncated: false,
    redirected: false,
  });
});

test('readResponse() returns an empty body if there is none', async () => {
  expect(await readResponse(new Response(null, { status: 204 }))).toMatchObject({
    status: 204,
    body: '',
    truncated: false,
  });
});

test('readResponse() reports a redirect that a browser hides', async () => {
  const hidden = new Response(null);
  Object.defineProperties(hidden, { type: { value: 'opaqueredirect' }, status: { value: 0 } });
  expect(await readResponse(hidden)).toMatchObject({ status: 0, redirected: true });
});

test('readResponse() decodes the body in the charset of its content type, or else in UTF-8', async () => {
  for (const [contentType, body, text] of [
    ['application/json', bytes('grüße'), 'grüße'],
    ['application/json; charset=utf-8', bytes('grüße'), 'grüße'],
    ['application/json; charset="UTF-8"', bytes('grüße'), 'grüße'],
    ['text/html; charset=iso-8859-1', new Uint8Array([0x67, 0x72, 0xfc]), 'grü'],
    ['text/html;CHARSET = Windows-1252 ; x=y', new Uint8Array([0xfc]), 'ü'],
    ['text/html; charset=utf-16le', new Uint8Array([0x61, 0, 0x62, 0]), 'ab'],
    ['text/html; charset=nonsense', bytes('grüße'), 'grüße'],
    ["text/html; charset='utf-8'", bytes('grüße'), 'grüße'],
    ['text/html; charset=', bytes('grüße'), 'grüße'],
    ['application/json', bytes('\ufeff{}'), '{}'],
    ['application/json', new Uint8Array([0x61, 0xff]), 'a\ufffd'],
  ] as const)
    expect([contentType, (await readResponse(responseOf(body, contentType))).body]).toEqual([
      contentType,
      text,
    ]);
});

test('readResponse() decodes a character that is split between two chunks', async () => {
  const [first = 0, ...rest] = bytes('ü');
  const stream = streamOf(new Uint8Array([first]), new Uint8Array(rest));
  expect(await readResponse(responseOf(stream))).toMatchObject({ body: 'ü' });
});

test('readResponse() returns the whole of a body of 64 KiB', async () => {
  const body = 'x'.repeat(maximumBodyLength);
  expect(await readResponse(responseOf(body))).toMatchObject({ body, truncated: false });
});

test('readResponse() truncates a body after 64 KiB', async () => {
  const body = 'x'.repeat(maximumBodyLength);
  expect(await readResponse(responseOf(`${body}y`))).toMatchObject({ body, truncated: true });
});

test('readResponse() cancels an endless body, even if that fails', async () => {
  for (const leave of [() => Promise.resolve(), () => Promise.reject(new Error('x'))]) {
    const cancel = jest.fn(leave);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(5000).fill(0x78)),
      cancel,
    });
    expect(await readResponse(responseOf(endless))).toMatchObject({
      body: 'x'.repeat(maximumBodyLength),
      truncated: true,
    });
    expect(cancel).toHaveBeenCalledTimes(1);
  }
});

test('readResponse() does not wait for the cancellation of a body', async () => {
  const stubborn = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(50_000)),
    cancel: () => new Promise<never>(() => undefined),
  });
  expect(await readResponse(responseOf(stubborn))).toMatchObject({ truncated: true });
});

test('readResponse() reads a body of many small chunks', async () => {
  const tiny = streamOf(...Array.from({ length: 20_000 }, () => bytes('xyz')));
  expect(await readResponse(responseOf(tiny))).toMatchObject({ body: 'xyz'.repeat(20_000) });
});

test('readResponse() rejects if the body breaks off', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes('{"access_token":"gho_x'));
    },
    pull: (controller) => {
      controller.error(new TypeError('terminated'));
    },
  });
  await expect(readResponse(responseOf(broken))).rejects.toThrow('terminated');
});

test('readResponse() rejects if the body was read before', async () => {
  const response = responseOf('x');
  await response.text();
  await expect(readResponse(response)).rejects.toThrow('locked');
});

test('readResponse() reads a body that is not a web stream, as in React Native', async () => {
  const plain = {
    status: 200,
    headers: new Headers({ 'content-type': 'application/json' }),
    type: 'default',
    body: undefined,
    text: () => Promise.resolve('error=x'),
    arrayBuffer: () => Promise.resolve(bytes('error=x').buffer),
  } as unknown as Response;
  expect(await readResponse(plain)).toMatchObject({ body: 'error=x', truncated: false });
});

test('readResponse() keeps 64 KiB of a body that is not a web stream', async () => {
  for (const [length, truncated] of [
    [64 * 1024, false],
    [64 * 1024 + 1, true],
  ] as const) {
    const plain = {
      status: 200,
      headers: new Headers(),
      body: undefined,
      arrayBuffer: () => Promise.resolve(new Uint8Array(length).fill(120).buffer),
    } as unknown as Response;
    const response = await readResponse(plain);

    expect(response.truncated).toBe(truncated);
    expect(response.body).toHaveLength(64 * 1024);
  }
});

const stalled = () => new Promise<never>(() => undefined);

test('readResponse() cancels an endless body and rejects if its signal aborts', async () => {
  const cancel = jest.fn<() => void>();
  const controller = new AbortController();
  let chunks = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      chunks += 1;
      if (chunks === 5) controller.abort(new Error('over'));
      stream.enqueue(new Uint8Array([0x78]));
    },
    cancel,
  });

  await expect(readResponse(responseOf(body), controller.signal)).rejects.toThrow('over');
  expect(cancel).toHaveBeenCalledTimes(1);
  expect(chunks).toBeLessThan(10);
});

test('readResponse() cancels a stalled body and rejects if its signal aborts', async () => {
  const cancel = jest.fn<() => void>();
  const controller = new AbortController();
  const reading = readResponse(
    responseOf(new ReadableStream<Uint8Array>({ pull: stalled, cancel })),
    controller.signal,
  );
  controller.abort(new Error('over'));

  await expect(reading).rejects.toThrow('over');
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('readResponse() cancels the body at once if its signal is aborted already', async () => {
  const cancel = jest.fn<() => void>();
  const body = new ReadableStream<Uint8Array>({ pull: stalled, cancel });

  await expect(
    readResponse(responseOf(body), AbortSignal.abort(new Error('over'))),
  ).rejects.toThrow('over');
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('readResponse() leaves no listener on its signal', async () => {
  const { signal } = new AbortController();
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  await readResponse(responseOf('x'), signal);

  expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
});

test('readResponse() reports a response that came after a redirect', async () => {
  const followed = responseOf('{}');
  Object.defineProperty(followed, 'redirected', { value: true });

  expect(await readResponse(followed)).toMatchObject({ redirected: true });
});
