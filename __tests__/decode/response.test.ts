import { expect, test } from '@jest/globals';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  type ResponseLike,
} from '../../src/decode.js';
import { maximumBodyLength, maximumHeaders, normalizeResponse } from '../../src/decode/response.js';

const pairs = [
  ['Content-Type', 'application/json'],
  ['X-GitHub-Request-Id', 'C5F5:1E4B'],
] as const;
const read = { 'content-type': 'application/json', 'x-github-request-id': 'C5F5:1E4B' };

const boom = (): never => {
  throw new Error('boom');
};
const explosive = new Proxy({}, { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom });

const headersOf = (headers: unknown) => Object.fromEntries(normalizeResponse({ headers }).headers);

test('normalizeResponse() reads headers in every form', () => {
  const forms: readonly (readonly [string, unknown])[] = [
    ['a Headers object', new Headers(Object.fromEntries(pairs))],
    ['pairs', pairs],
    ['a Map', new Map(pairs)],
    [
      'a generator',
      (function* () {
        yield* pairs;
      })(),
    ],
    [
      'an object with forEach alone',
      {
        forEach: (callback: (value: string, name: string) => void) => {
          for (const [name, value] of pairs) callback(value, name);
        },
      },
    ],
    ['a record', Object.fromEntries(pairs)],
    ['a record in upper case', { 'CONTENT-TYPE': pairs[0][1], 'X-GITHUB-REQUEST-ID': pairs[1][1] }],
    ['a record of lists', { 'content-type': [pairs[0][1]], 'x-github-request-id': [pairs[1][1]] }],
    ['a record without a prototype', Object.assign(Object.create(null) as object, read)],
    [
      'values with blanks around them',
      { 'content-type': ' application/json ', 'x-github-request-id': '\tC5F5:1E4B' },
    ],
  ];
  for (const [form, headers] of forms) {
    const response = normalizeResponse({ headers });
    const each = Object.keys(read).map((name) => [name, response.header(name)]);
    expect([form, Object.fromEntries(each)]).toEqual([form, read]);
    expect([form, Object.fromEntries(response.headers)]).toEqual([form, read]);
    expect([form, response.header('server')]).toEqual([form, undefined]);
  }
});

test('normalizeResponse() reads a number in a header as digits, and an array as a list', () => {
  expect(headersOf({ 'Retry-After': 60, via: ['a', 'b'] })).toEqual({
    'retry-after': '60',
    via: 'a, b',
  });
});

test('normalizeResponse() reads a header that is called forEach', () => {
  expect(headersOf({ forEach: 'x' })).toEqual({ foreach: 'x' });
});

test('normalizeResponse() ignores headers and values of the wrong type', () => {
  const wrong = [
    undefined,
    null,
    'content-type: text/html',
    5,
    true,
    [],
    ['Content-Type', 'text/html'],
    [[]],
    [[5, 'x']],
    [['x', null]],
    { a: undefined, b: null, c: {}, d: true },
  ];
  expect(wrong.filter((headers) => Object.keys(headersOf(headers)).length > 0)).toEqual([]);
});

test('normalizeResponse() ignores a forEach() and an iterator of a polluted prototype', () => {
  const headers = new Headers({ Server: 'x' });
  const polluted: readonly PropertyKey[] = ['forEach', Symbol.iterator];
  try {
    for (const name of polluted)
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        value: (callback?: (value: string, name: string) => void) => {
          callback?.('text/html', 'content-type');
          return [['content-type', 'text/html']].values();
        },
      });
    expect([...normalizeResponse({ headers: { Server: 'x' } }).headers]).toEqual([['server', 'x']]);
    expect([...normalizeResponse({ headers }).headers]).toEqual([['server', 'x']]);
  } finally {
    for (const name of polluted) Reflect.deleteProperty(Object.prototype, name);
  }
});

test('normalizeResponse() reads a limited number of headers from an endless source', () => {
  const endless = (function* () {
    for (let count = 0; ; count += 1) yield [`x-${String(count)}`, 'y'];
  })();
  const endlessPairs = (function* () {
    for (;;) yield 'not a pair';
  })();
  const endlessForEach = {
    forEach: (callback: (value: string, name: string) => void) => {
      for (let count = 0; ; count += 1) callback('y', `x-${String(count)}`);
    },
  };
  const record = Object.fromEntries(
    Array.from({ length: 2 * maximumHeaders }, (_, count) => [`x-${String(count)}`, 'y']),
  );
  const sizes = [endless, endlessPairs, endlessForEach, record].map((headers) => {
    const { headers: read, text } = normalizeResponse({ status: 200, headers, body: 'error=x' });
    expect(text).toBe('error=x');
    return read.size;
  });
  expect(sizes).toEqual([maximumHeaders, 0, maximumHeaders, maximumHeaders]);
});

test('normalizeResponse() reads a header called __proto__ like any other', () => {
  const { headers } = normalizeResponse({ headers: [['__proto__', 'x']] });
  expect([...headers]).toEqual([['__proto__', 'x']]);
});

test('normalizeResponse() keeps the status and the body if headers throw', () => {
  const throwing: readonly (readonly [string, unknown])[] = [
    ['a Proxy that throws', explosive],
    ['an iterator that throws', { [Symbol.iterator]: boom }],
    [
      'a getter that throws',
      {
        get a() {
          return boom();
        },
      },
    ],
    ['a list with a symbol', { a: [Symbol('x')] }],
  ];
  for (const [, headers] of throwing) {
    const response = normalizeResponse({ status: 200, headers, body: 'access_token=gho_x' });
    expect(response).toMatchObject({ status: 200, text: 'access_token=gho_x' });
    expect(response.header('a')).toBeUndefined();
  }
});

test('normalizeResponse() reads an invalid status as 0', () => {
  const valid = [100, 200, 404, 599];
  expect(valid.map((status) => normalizeResponse({ status }).status)).toEqual(valid);
  for (const status of [undefined, null, NaN, Infinity, 200.5, '200', {}, [200]])
    expect(normalizeResponse({ status }).status).toBe(0);
});

test('normalizeResponse() reads text as it is, and bytes as UTF-8 without a byte order mark', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { buffer } = bytes('error=x');
  const cases = [
    [' error=x ', ' error=x '],
    [bytes('grüße'), 'grüße'],
    [bytes('\ufefferror=x'), 'error=x'],
    [Buffer.from('error=x'), 'error=x'],
    [bytes('xxerror=xxx').subarray(2, 9), 'error=x'],
    [buffer, 'error=x'],
    [new DataView(buffer), 'error=x'],
    [new Uint8Array([0x61, 0xff, 0x62]), 'a\ufffdb'],
  ] as const;
  expect(cases.map(([body]) => normalizeResponse({ body }).text)).toEqual(
    cases.map(([, text]) => text),
  );
});

test('normalizeResponse() copies a parsed body once', () => {
  let reads = 0;
  const body = {
    get error() {
      reads += 1;
      return reads === 1 ? 'access_denied' : boom();
    },
  };
  expect(normalizeResponse({ body }).parsed).toEqual({ error: 'access_denied' });
  expect(normalizeResponse({ body: { error: 'x' } })).toMatchObject({
    text: '{"error":"x"}',
    parsed: { error: 'x' },
  });
  expect(normalizeResponse({ body: [] }).text).toBe('[]');
  const bigInt = { access_token: 'gho_x', expires_in: 28800n };
  expect(normalizeResponse({ body: bigInt }).parsed).toEqual({
    access_token: 'gho_x',
    expires_in: '28800',
  });
});

test('normalizeResponse() reads any other body, and one that throws, as empty', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const throwing: readonly (readonly [string, unknown])[] = [
    ['that refers to itself', cyclic],
    [
      'whose getters throw',
      {
        get access_token() {
          return boom();
        },
      },
    ],
    ['that is a Proxy that throws', explosive],
    ['whose toJSON throws', { toJSON: boom }],
    ['whose toJSON returns nothing', { toJSON: () => undefined }],
  ];
  const others = [undefined, null, 5, true, Symbol('x'), () => 'x'];
  for (const body of [...others, ...throwing.map(([, thrower]) => thrower)]) {
    const normalized = normalizeResponse({ status: 503, headers: { server: 'x' }, body });
    expect(normalized).toMatchObject({ status: 503, text: '' });
    expect(normalized.parsed).toBeUndefined();
  }
});

test('normalizeResponse() returns a body above the limit as truncated', () => {
  const isTruncated = (body: unknown) => normalizeResponse({ body }).truncated;
  expect(isTruncated('x'.repeat(maximumBodyLength))).toBe(false);
  expect(isTruncated('x'.repeat(maximumBodyLength + 1))).toBe(true);
  expect(isTruncated({ x: 'x'.repeat(maximumBodyLength) })).toBe(true);
});

test('normalizeResponse() reads truncated and redirected as true only if they are true', () => {
  const flags = { truncated: true, redirected: true };
  expect(normalizeResponse(flags)).toMatchObject(flags);
  expect(normalizeResponse({ truncated: 'yes', redirected: 1 })).toMatchObject({
    truncated: false,
    redirected: false,
  });
});

test('normalizeResponse() returns an empty response for a value that is not a response', () => {
  for (const value of [undefined, null, 'error=x', 200, explosive])
    expect(normalizeResponse(value)).toMatchObject({
      status: 0,
      headers: new Map(),
      text: '',
      parsed: undefined,
      truncated: false,
      redirected: false,
    });
});

test('both decoders throw a TypeError that says how to pass a response that was not read', () => {
  const body = 'access_token=gho_x';
  for (const [name, decode] of Object.entries({ decodeTokenResponse, decodeDeviceCodeResponse })) {
    const decoding = (response: unknown) => () => decode(response as ResponseLike);
    const response = new Response(body);

    expect(decoding(response)).toThrow(TypeError);
    expect(decoding(response)).toThrow(
      new RegExp(
        `^${name}: response is a Response whose body was not read; .+await response\\.text`,
      ),
    );
    expect(decoding(new Response(null, { status: 204 }))).toThrow(/is a Response/);
    expect(decoding(Promise.resolve({ status: 200, body }))).toThrow(
      `${name}: response is a promise; await it first`,
    );
    expect(decoding({ status: 200, body: response.text() })).toThrow(
      /a promise as its body; await it/,
    );
    expect(decoding({ status: 200, body: new Response(body).body })).toThrow(
      /a stream as its body/,
    );
  }
});

test('decodeTokenResponse() decodes an object with a text() method if its body was read', () => {
  const body = 'access_token=gho_x';
  const response = { status: 200, body, text: () => body };
  expect(decodeTokenResponse(response as ResponseLike)._tag).toBe('Success');
});
