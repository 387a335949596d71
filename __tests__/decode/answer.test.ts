import { describe, expect, test } from '@jest/globals';
import { maximumBodyLength, maximumHeaders, readAnswer } from '../../src/decode/answer.js';

const pairs = [
  ['Content-Type', 'application/json'],
  ['X-GitHub-Request-Id', 'C5F5:1E4B'],
] as const;

const boom = (): never => {
  throw new Error('boom');
};
const explosive = new Proxy({}, { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom });

describe('headers', () => {
  const headersOf = (headers: unknown) => Object.fromEntries(readAnswer({ headers }).headers);
  const read = { 'content-type': 'application/json', 'x-github-request-id': 'C5F5:1E4B' };

  test.each([
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
  ])('%s', (_, headers) => {
    expect(headersOf(headers)).toEqual(read);
  });

  test('a number is read as its digits, several values as a list', () => {
    expect(headersOf({ 'Retry-After': 60, via: ['a', 'b'] })).toEqual({
      'retry-after': '60',
      via: 'a, b',
    });
  });

  test.each([
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
  ])('%j has none', (headers) => {
    expect(headersOf(headers)).toEqual({});
  });

  test('readAnswer() reads a record as such if Object.prototype has a forEach or an iterator', () => {
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
      expect([...readAnswer({ headers: { Server: 'x' } }).headers]).toEqual([['server', 'x']]);
      expect([...readAnswer({ headers }).headers]).toEqual([['server', 'x']]);
    } finally {
      for (const name of polluted) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  test('readAnswer() reads a bounded number of headers from a source that never ends', () => {
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
      const { headers: read, text } = readAnswer({ status: 200, headers, body: 'error=x' });
      expect(text).toBe('error=x');
      return read.size;
    });
    expect(sizes).toEqual([maximumHeaders, 0, maximumHeaders, maximumHeaders]);
  });

  test('a header called __proto__ is one like the others', () => {
    const { headers } = readAnswer({ headers: [['__proto__', 'x']] });
    expect([...headers]).toEqual([['__proto__', 'x']]);
  });

  test.each([
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
  ])('%s loses neither the status nor the body', (_, headers) => {
    expect(readAnswer({ status: 200, headers, body: 'access_token=gho_x' })).toMatchObject({
      status: 200,
      text: 'access_token=gho_x',
    });
  });
});

describe('the status', () => {
  test.each([100, 200, 404, 599])('%d', (status) => {
    expect(readAnswer({ status }).status).toBe(status);
  });

  test.each([undefined, null, NaN, Infinity, 200.5, '200', {}, [200]])(
    '%p is read as 0',
    (status) => {
      expect(readAnswer({ status }).status).toBe(0);
    },
  );
});

describe('the body', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('text stays as it is', () => {
    expect(readAnswer({ body: ' error=x ' }).text).toBe(' error=x ');
  });

  test('bytes are read as UTF-8, without a byte order mark', () => {
    expect(readAnswer({ body: bytes('grüße') }).text).toBe('grüße');
    expect(readAnswer({ body: bytes('\ufefferror=x') }).text).toBe('error=x');
    expect(readAnswer({ body: Buffer.from('error=x') }).text).toBe('error=x');
    expect(readAnswer({ body: bytes('xxerror=xxx').subarray(2, 9) }).text).toBe('error=x');
  });

  test('bytes that are no UTF-8 are read as far as they go', () => {
    expect(readAnswer({ body: new Uint8Array([0x61, 0xff, 0x62]) }).text).toBe('a\ufffdb');
  });

  test('a buffer and its views are bytes as well', () => {
    const { buffer } = bytes('error=x');
    expect(readAnswer({ body: buffer }).text).toBe('error=x');
    expect(readAnswer({ body: new DataView(buffer) }).text).toBe('error=x');
  });

  test('an object is taken as parsed', () => {
    expect(readAnswer({ body: { error: 'x' } })).toMatchObject({
      text: '{"error":"x"}',
      parsed: { error: 'x' },
    });
  });

  test('big numbers, as some parsers make them, are read as their digits', () => {
    expect(readAnswer({ body: { access_token: 'gho_x', expires_in: 28800n } }).parsed).toEqual({
      access_token: 'gho_x',
      expires_in: '28800',
    });
  });

  test('a list is read as its text is', () => {
    expect(readAnswer({ body: [] }).text).toBe('[]');
  });

  test('an object that changes between two looks is looked at once', () => {
    let looks = 0;
    const body = {
      get error() {
        looks += 1;
        return looks === 1 ? 'access_denied' : boom();
      },
    };
    expect(readAnswer({ body }).parsed).toEqual({ error: 'access_denied' });
  });

  test.each([undefined, null, 5, true, Symbol('x'), () => 'x'])('%p is none', (body) => {
    const read = readAnswer({ status: 200, body });
    expect(read.text).toBe('');
    expect(read.parsed).toBeUndefined();
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  test.each([
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
  ])('an object %s is no body, and the status stays', (_, body) => {
    expect(readAnswer({ status: 503, headers: { server: 'x' }, body })).toMatchObject({
      status: 503,
      text: '',
    });
  });
});

describe('the cap on bodies', () => {
  test('a body of just that length is whole, a longer one counts as cut off', () => {
    expect(readAnswer({ body: 'x'.repeat(maximumBodyLength) }).truncated).toBe(false);
    expect(readAnswer({ body: 'x'.repeat(maximumBodyLength + 1) }).truncated).toBe(true);
    expect(readAnswer({ body: { x: 'x'.repeat(maximumBodyLength) } }).truncated).toBe(true);
  });

  test('only true means true', () => {
    expect(readAnswer({ truncated: true, redirected: true })).toMatchObject({
      truncated: true,
      redirected: true,
    });
    expect(readAnswer({ truncated: 'yes', redirected: 1 })).toMatchObject({
      truncated: false,
      redirected: false,
    });
  });
});

test.each([
  ['undefined', undefined],
  ['null', null],
  ['a text', 'error=x'],
  ['a number', 200],
  ['a Proxy that throws', explosive],
])('%s is an answer without anything', (_, answer) => {
  expect(readAnswer(answer)).toEqual({
    status: 0,
    headers: new Map(),
    text: '',
    truncated: false,
    redirected: false,
  });
});
