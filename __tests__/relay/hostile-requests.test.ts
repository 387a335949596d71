import { describe, expect, jest, test } from '@jest/globals';
import { bodyOf, form, json, origin, relayOf, request, success } from './requests.js';

describe('origins', () => {
  test.each([
    undefined,
    'null',
    '',
    '*',
    'https://app.example.com.evil.org',
    'https://app.example.com:444',
    'https://app.example.com:443',
    'https://APP.example.com',
    'HTTPS://app.example.com',
    'https://app.example.com/',
    'https://app.example.com.',
    'https://user@app.example.com',
    'https://evil.org@app.example.com',
    'http://app.example.com',
    'https://sub.app.example.com',
    'https://xapp.example.com',
    'https://app.example.com, https://evil.org',
    'https://app.example.com,https://app.example.com',
    'https://app.example.com https://evil.org',
    '__proto__',
  ])('%s is refused without CORS headers', async (hostile) => {
    const { relay, asked, refusals } = relayOf(success, { cookies: true });

    for (const method of ['POST', 'OPTIONS']) {
      const response = await relay(request(undefined, { origin: hostile }, method));

      expect(response.status).toBe(403);
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
      expect(response.headers.get('vary')).toBe('Origin');
      expect(response.headers.has('set-cookie')).toBe(false);
      expect((await bodyOf(response)).error).toBe('invalid_request');
    }
    expect(asked).toEqual([]);
    expect(refusals.map(({ reason }) => reason)).toEqual(['origin', 'origin']);
  });

  test('two Origin headers are refused, though both are allowed', async () => {
    const { relay } = relayOf(success);
    const twice = request();
    twice.headers.append('origin', origin);

    expect((await relay(twice)).status).toBe(403);
  });

  test('the log says which origin to add', async () => {
    const { relay, refusals } = relayOf(success);

    await relay(request(undefined, { origin: 'https://preview.example.com' }));
    await relay(request(undefined, { origin: undefined }));
    await relay(request(undefined, { origin: `https://${'x'.repeat(5000)}\u0085` }));

    expect(refusals[0]).toEqual({
      reason: 'origin',
      status: 403,
      origin: 'https://preview.example.com',
      description:
        'The origin https://preview.example.com is not in allowedOrigins; add it exactly like this if it is yours.',
    });
    expect(refusals[1]?.description).toMatch(/^The request has no Origin header/);
    expect(refusals[2]?.origin).toHaveLength(200);
  });

  test('each allowed origin gets itself back', async () => {
    const allowedOrigins = [origin, 'http://localhost:5173', 'http://[::1]:3000'];
    const { relay } = relayOf(success, { allowedOrigins });

    for (const one of allowedOrigins) {
      const { headers } = await relay(request(undefined, { origin: one }));
      expect(headers.get('access-control-allow-origin')).toBe(one);
    }
  });
});

describe('media types', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8; q=1',
    'application/vnd.example.v1+json',
  ])('%s is read', async (type) => {
    const { relay, asked } = relayOf(success);

    expect((await relay(json({ code: 'a' }, { 'content-type': type }))).status).toBe(200);
    expect(asked).toEqual([expect.objectContaining({ code: 'a' })]);
  });

  test.each([
    '',
    'text/plain',
    'text/json',
    'application/jsonp',
    'application/json, text/plain',
    'application/json; charset=utf-16',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'x/application/json',
  ])('%j is refused', async (type) => {
    const { relay, asked, refusals } = relayOf(success);

    const response = await relay(json({ code: 'a' }, { 'content-type': type }));

    expect(response.status).toBe(415);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refusals[0]?.reason).toBe('media-type');
    expect(asked).toEqual([]);
  });

  test('a body without one is refused', async () => {
    const { relay } = relayOf(success);

    const bytes = new TextEncoder().encode('{"code":"a"}');
    expect((await relay(request(bytes, { 'content-type': undefined }))).status).toBe(415);
  });

  test.each(['gzip', 'br', 'GZIP', 'identity, gzip', 'x'])(
    'a body encoded as %s is refused',
    async (encoding) => {
      const { relay, refusals } = relayOf(success);

      const response = await relay(request(undefined, { 'content-encoding': encoding }));

      expect(response.status).toBe(415);
      expect(refusals[0]?.reason).toBe('content-encoding');
    },
  );

  test('identity is no encoding', async () => {
    const { relay } = relayOf(success);

    expect((await relay(request(undefined, { 'content-encoding': 'Identity' }))).status).toBe(200);
  });
});

describe('bodies', () => {
  test.each([
    '',
    '{',
    '{"code":"a"}}',
    '{"code":a}',
    "{'code':'a'}",
    '[]',
    '[{"code":"a"}]',
    'null',
    '"code"',
    '1',
    '{"code":1}',
    '{"code":true}',
    '{"code":["a"]}',
    '{"code":{"$ne":""}}',
    '{"code":"a","code":"b"}',
    '{"code":"a","co\\u0064e":"a"}',
    '{"x":{"y":"\\"}"},"code":"a","z":[{"code":1}],"code":"b"}',
    '{"redirect_uri":1}',
    '{"code_verifier":[]}',
    '{"grant_type":{}}',
    '{"refresh_token":false}',
    '{"repository_id":-1}',
    '{"repository_id":1.5}',
    '{"repository_id":1e30}',
    '{"repository_id":"1 or 1=1"}',
    '{"repository_id":[1]}',
    '{"repository_id":"123456789012345678901"}',
  ])('%s as JSON is refused', async (body) => {
    const { relay, asked, refusals } = relayOf(success);

    const response = await relay(request(body));

    expect(response.status).toBe(400);
    expect((await bodyOf(response)).error_description).toMatch(/^Send /);
    expect(refusals[0]?.reason).toBe('malformed');
    expect(asked).toEqual([]);
  });

  test.each([
    'code=a&code=b',
    'code=a&code=a',
    'code=&code=',
    'repository_id=x',
    'c%6fde=a&code=b',
  ])('%s as form data is refused', async (body) => {
    const { relay, asked } = relayOf(success);

    expect((await relay(form(body))).status).toBe(400);
    expect(asked).toEqual([]);
  });

  test.each([
    '{"code":"a","z":{"code":"b"}}',
    '{"z":["code",{"code":"b"}],"code":"a"}',
    '{"z":"code","y":"code","code":"a"}',
    '{"z":"\\",\\"code\\":\\"b\\"","code":"a"}',
    '{"z":1,"z":2,"code":"a"}',
    '\ufeff{"code":"a"}',
    '{"code":"a","__proto__":{"grant_type":"refresh_token","code":"b"}}',
    '{"code":"a","constructor":1,"toString":2}',
  ])('%s as JSON is read as it stands', async (body) => {
    const { relay, asked } = relayOf(success);

    expect((await relay(request(body))).status).toBe(200);
    expect(asked).toEqual([
      { code: 'a', redirectUri: undefined, codeVerifier: undefined, repositoryId: undefined },
    ]);
  });

  test('what is inherited counts as little as what is left out', async () => {
    const { relay, asked } = relayOf(success);

    Object.defineProperty(Object.prototype, 'code', { value: 'b', configurable: true });
    try {
      expect((await relay(request('{"__proto__":{"code":"b"}}'))).status).toBe(200);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'code');
    }
    expect(asked).toEqual([expect.objectContaining({ code: undefined })]);
  });

  test('a repository_id of 20 digits is passed on', async () => {
    const { relay, asked } = relayOf(success);

    await relay(json({ code: 'a', repository_id: '12345678901234567890' }));

    expect(asked).toEqual([expect.objectContaining({ repositoryId: '12345678901234567890' })]);
  });

  test('bytes that are no UTF-8 are refused', async () => {
    const { relay } = relayOf(success);
    const bytes = Uint8Array.from('{"code":"\xff"}', (character) => character.charCodeAt(0));

    expect((await relay(request(bytes))).status).toBe(400);
  });

  test('a character cut in two by chunks is read whole', async () => {
    const { relay, asked } = relayOf(success);
    const bytes = new TextEncoder().encode('{"code":"ü"}');
    const chunks = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });

    expect((await relay(request(chunks))).status).toBe(200);
    expect(asked).toEqual([expect.objectContaining({ code: 'ü' })]);
  });
});

/** A stream hears of its end a little later; one that never hears of it ends in jest's own deadline. */
const untilCalled = async (callback: { readonly mock: { readonly calls: readonly unknown[] } }) => {
  while (callback.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
};

describe('the cap', () => {
  const filled = (length: number) => `{"code":"${'a'.repeat(length - 11)}"}`;

  test('is 16 KiB to the byte', async () => {
    const { relay, refusals } = relayOf(success);

    expect((await relay(request(filled(16_384)))).status).toBe(200);
    const response = await relay(request(filled(16_385)));

    expect(response.status).toBe(413);
    expect((await bodyOf(response)).error_description).toMatch(/16384 bytes/);
    expect(refusals.map(({ reason }) => reason)).toEqual(['too-large']);
  });

  test('can be another', async () => {
    const { relay } = relayOf(success, { maxBodyBytes: 20 });

    expect((await relay(request(filled(20)))).status).toBe(200);
    expect((await relay(request(filled(20), { 'content-length': '20' }))).status).toBe(200);
    expect((await relay(request(filled(21)))).status).toBe(413);
  });

  test('refuses early where Content-Length says enough, without reading', async () => {
    const { relay } = relayOf(success);
    const pull = jest.fn<() => void>();
    const unread = new ReadableStream({ pull }, { highWaterMark: 0 });

    const response = await relay(request(unread, { 'content-length': '16385' }));

    expect(response.status).toBe(413);
    expect(pull).not.toHaveBeenCalled();
  });

  test('does not trust a Content-Length that says less', async () => {
    const { relay } = relayOf(success);

    for (const length of ['1', 'NaN', '-1', '0x1'])
      expect((await relay(request(filled(16_385), { 'content-length': length }))).status).toBe(413);
  });

  test('ends a body that never ends, and lets go of it', async () => {
    const { relay } = relayOf(success);
    const cancel = jest.fn<() => Promise<void>>(() => Promise.reject(new Error('too late')));
    const endless = new ReadableStream(
      {
        pull: (controller) => {
          controller.enqueue(new Uint8Array(1000).fill(97));
        },
        cancel,
      },
      { highWaterMark: 0 },
    );

    expect((await relay(request(endless))).status).toBe(413);
    await untilCalled(cancel);
  });
});

test('a body that stops arriving is refused at the deadline, and let go of', async () => {
  const { relay, refusals, asked } = relayOf(success, { bodyTimeoutMs: 1 });
  const cancel = jest.fn<() => void>();

  const response = await relay(request(new ReadableStream({ cancel })));

  expect(response.status).toBe(408);
  expect(refusals.map(({ reason }) => reason)).toEqual(['too-slow']);
  await untilCalled(cancel);
  expect(asked).toEqual([]);
});

test.each([new Error('reset by 10.0.0.7'), 'x'])(
  'a body that breaks off is refused',
  async (why) => {
    const { relay } = relayOf(success);
    const broken = new ReadableStream({
      pull: (controller) => {
        controller.error(why);
      },
    });

    const response = await relay(request(broken));

    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/10\.0/);
  },
);
