import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { type NodeRequest, toRequest } from '../../src/internal/node-http.js';

/** A request of `node:http` whose body is a stream. */
const incomingOf = (
  members: Partial<NodeRequest>,
  body = Readable.from([Buffer.from('text')]),
): NodeRequest =>
  Object.assign(body, { method: 'POST', rawHeaders: [], complete: false, ...members });

test('toRequest() uses the path of the request target, and never its host', async () => {
  const origin = 'http://127.0.0.1:8080';
  const paths: Readonly<Record<string, string>> = {
    '/a?b=c': '/a?b=c',
    '/': '/',
    '//evil.example/a': '//evil.example/a',
    '/@evil.example': '/@evil.example',
    '/%': '/%',
    'http://evil.example/a?b=c': '/a?b=c',
    'HTTPS://evil.example/a': '/a',
    'http://evil.example': '/',
    'http://[': '/',
    'data:a': '/',
    '@evil.example': '/',
    '*': '/',
    '': '/',
  };
  const urls: Record<string, string> = {};
  for (const url of Object.keys(paths))
    urls[url] = (await toRequest(incomingOf({ url }), origin)).url.replace(origin, '');

  expect(urls).toEqual(paths);
  expect((await toRequest(incomingOf({}))).url).toBe('http://localhost/');
});

test('toRequest() keeps the method, and replaces those that a Request cannot have with PATCH', async () => {
  const methods: Readonly<Record<string, string>> = {
    GET: 'GET',
    HEAD: 'HEAD',
    DELETE: 'DELETE',
    PROPFIND: 'PROPFIND',
    TRACE: 'PATCH',
    CONNECT: 'PATCH',
    TRACK: 'PATCH',
  };
  const received: Record<string, string> = {};
  for (const method of Object.keys(methods))
    received[method] = (await toRequest(incomingOf({ method }))).method;

  expect(received).toEqual(methods);
  expect((await toRequest(incomingOf({ method: undefined }))).method).toBe('GET');
});

test('toRequest() joins repeated headers, and leaves out the pseudo-headers of HTTP/2', async () => {
  const rawHeaders = ['X-A', '1', ':path', '/', 'x-a', '2', 'x-b', '3'];
  const { headers } = await toRequest(incomingOf({ rawHeaders }));

  expect([...headers]).toEqual([
    ['x-a', '1, 2'],
    ['x-b', '3'],
  ]);
});

test('toRequest() passes the body on, except for GET and HEAD', async () => {
  expect(await (await toRequest(incomingOf({ method: 'DELETE' }))).text()).toBe('text');
  expect((await toRequest(incomingOf({ method: 'GET' }))).body).toBe(null);
  expect((await toRequest(incomingOf({ method: 'HEAD' }))).body).toBe(null);
});

test('toRequest() reads the body from the socket no faster than its reader', async () => {
  let sent = 0;
  const source = new Readable({
    highWaterMark: 1000,
    read() {
      sent += 1;
      this.push(sent > 1000 ? null : Buffer.alloc(1000));
    },
  });
  const { body } = await toRequest(incomingOf({}, source));
  await body?.getReader().read();
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));

  expect(sent).toBeLessThan(20);
});

test('toRequest() does not read a body that the handler does not read', async () => {
  const source = Readable.from(['text']);
  await toRequest(incomingOf({}, source));

  expect([source.listenerCount('data'), source.readableFlowing]).toEqual([0, null]);
});

test('toRequest() fails the body if the connection is closed before its end', async () => {
  const source = new Readable({ read: () => undefined });
  source.push('te');
  const request = await toRequest(incomingOf({}, source));
  setTimeout(() => source.destroy(), 5);

  await expect(request.text()).rejects.toThrow('The body is incomplete.');
});

test('toRequest() fails the body at once if the connection is already closed', async () => {
  const source = new Readable({ read: () => undefined });
  source.destroy();
  await new Promise((resolve) => source.on('close', resolve));

  await expect((await toRequest(incomingOf({}, source))).text()).rejects.toThrow(TypeError);
});

test('toRequest() serializes the body that a body parser has left', async () => {
  const rawHeaders = ['content-type', 'text/plain', 'content-encoding', 'gzip'];
  const received = [];
  for (const body of [{ code: 'a' }, 'code=a', Buffer.from('code=a')]) {
    const request = await toRequest(
      incomingOf({ readableEnded: true, rawHeaders, body }, {} as never),
    );
    const { headers } = request;
    received.push([
      headers.get('content-type'),
      headers.get('content-encoding'),
      await request.text(),
    ]);
  }

  expect(received).toEqual([
    ['application/json', null, '{"code":"a"}'],
    ['text/plain', null, 'code=a'],
    ['text/plain', null, 'code=a'],
  ]);
});

test('toRequest() returns a used body if something has read it and did not keep it', async () => {
  const request = await toRequest(incomingOf({ readableEnded: true }, {} as never));

  expect(request.bodyUsed).toBe(true);
});
