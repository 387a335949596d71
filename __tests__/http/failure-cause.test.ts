import { describe, expect, test } from '@jest/globals';
import { networkFailure } from '../../src/decode.js';
import { failureCause } from '../../src/http/network-failure.js';

const withCode = (error: Error, code: string) => Object.assign(error, { code });

describe('the name and the code', () => {
  test('of what Node throws when a connection is refused', () => {
    const refused = withCode(new Error('connect ECONNREFUSED 192.0.2.7:443'), 'ECONNREFUSED');
    expect(failureCause(new TypeError('fetch failed', { cause: refused }))).toStrictEqual({
      name: 'TypeError',
      code: 'ECONNREFUSED',
    });
  });

  test('of a host with several addresses, whose failures are one AggregateError', () => {
    const attempts = [
      withCode(new Error('connect ETIMEDOUT'), 'ETIMEDOUT'),
      withCode(new Error('connect ENETUNREACH'), 'ENETUNREACH'),
    ];
    expect(
      failureCause(new TypeError('fetch failed', { cause: new AggregateError(attempts) })),
    ).toStrictEqual({ name: 'TypeError', code: 'ETIMEDOUT' });
    expect(failureCause(withCode(new AggregateError(attempts), 'ECONNREFUSED'))).toStrictEqual({
      name: 'AggregateError',
      code: 'ECONNREFUSED',
    });
    expect(failureCause(new AggregateError([]))).toStrictEqual({ name: 'AggregateError' });
  });

  test('of a failure of TLS', () => {
    const cause = withCode(new Error('self-signed'), 'DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(failureCause(new TypeError('fetch failed', { cause }))).toStrictEqual({
      name: 'TypeError',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('of a DOMException, whose code is a number and no system code', () => {
    expect(failureCause(new DOMException('x', 'NetworkError'))).toStrictEqual({
      name: 'NetworkError',
    });
  });

  test('of what a browser throws, which tells no more', () => {
    expect(failureCause(new TypeError('Failed to fetch'))).toStrictEqual({ name: 'TypeError' });
  });

  test('of the outermost that has one', () => {
    expect(
      failureCause({ cause: { name: 'Inner', cause: { name: 'Deeper', code: 'ECONNRESET' } } }),
    ).toStrictEqual({ name: 'Inner', code: 'ECONNRESET' });
  });
});

test.each([undefined, null, 'ECONNREFUSED', 5, Symbol('x'), () => 'x', {}, [], new Proxy({}, {})])(
  '%p is some error',
  (thrown) => {
    expect(failureCause(thrown)).toStrictEqual({ name: 'Error' });
  },
);

describe('names that are none', () => {
  test.each([
    '',
    'two words',
    'client_secret=swordfish',
    'x\u001b[31m',
    'x'.repeat(51),
    '5',
    'https://octocat@github.com',
    5,
    {},
    ['TypeError'],
  ])('%j', (value) => {
    expect(failureCause({ name: value, code: value })).toStrictEqual({ name: 'Error' });
  });
});

test('messages and stacks, which hold addresses and bodies, are never told', () => {
  const error = new Error('swordfish', { cause: new Error('swordfish') });
  expect(JSON.stringify(failureCause(error))).not.toContain('swordfish');
});

describe('chains', () => {
  test('that lead back to themselves end', () => {
    const error = new Error('x');
    error.cause = error;
    expect(failureCause(error)).toStrictEqual({ name: 'Error' });
    const aggregate = new AggregateError([]);
    aggregate.errors.push(aggregate);
    expect(failureCause(aggregate)).toStrictEqual({ name: 'AggregateError' });
  });

  test('that are too long are not followed to their end', () => {
    let thrown: object = { code: 'ECONNRESET' };
    for (let depth = 0; depth < 100_000; depth += 1) thrown = { cause: thrown };
    expect(failureCause(thrown)).toStrictEqual({ name: 'Error' });
  });
});

describe('hostile values do not throw again', () => {
  const boom = (): never => {
    throw new Error('boom');
  };

  test.each([
    ['a Proxy', new Proxy({}, { get: boom, has: boom, getPrototypeOf: boom })],
    [
      'a cause',
      {
        get cause() {
          return boom();
        },
      },
    ],
    [
      'a list of errors',
      {
        get errors() {
          return boom();
        },
      },
    ],
    [
      'a name',
      {
        get name() {
          return boom();
        },
      },
    ],
    [
      'a code',
      {
        get code() {
          return boom();
        },
      },
    ],
    ['a cause within', new Error('x', { cause: new Proxy({}, { get: boom }) })],
  ])('%s', (_, thrown) => {
    expect(failureCause(thrown)).toMatchObject({ name: 'Error' });
  });
});

test('eight causes are looked at, and no more', () => {
  const nested = (depth: number): object =>
    depth === 1 ? { code: 'ECONNRESET' } : { cause: nested(depth - 1) };

  expect(failureCause(nested(8))).toStrictEqual({ name: 'Error', code: 'ECONNRESET' });
  expect(failureCause(nested(9))).toStrictEqual({ name: 'Error' });
});

test('networkFailure() joins the messages of a chain, the outermost first, each once', () => {
  const inner = new Error('connect ECONNREFUSED', { cause: new Error('fetch failed') });

  expect(networkFailure(new TypeError('fetch failed', { cause: inner })).cause.message).toBe(
    'fetch failed: connect ECONNREFUSED',
  );
});

test('networkFailure() has no message if what was thrown has none that can be read', () => {
  const hostile = {
    get message(): string {
      throw new Error('boom');
    },
  };

  for (const thrown of [undefined, null, 'text', {}, { message: 5 }, { message: ' ' }, hostile])
    expect(networkFailure(thrown).cause).not.toHaveProperty('message');
});

test('networkFailure() masks the secrets of the request in the message', () => {
  const error = new Error('could not send client_secret=swordfish-and-chips');

  expect(networkFailure(error, { secrets: ['swordfish-and-chips'] }).cause.message).toBe(
    'could not send client_secret=***',
  );
});

const failedWith = (members: object, message = '') =>
  networkFailure(
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), members) }),
  ).cause;

test('networkFailure() keeps the address, the port and the host name at which the connection failed', () => {
  const address = { code: 'ECONNREFUSED', address: '127.0.0.1', port: 8118 };
  expect(failedWith(address)).toMatchObject(address);

  const hostname = { code: 'ENOTFOUND', hostname: 'proxy.corp' };
  expect(failedWith(hostname)).toMatchObject(hostname);
  expect(failedWith(hostname)).not.toHaveProperty('address');

  const attempts = [Object.assign(new Error('x'), { address: '::1', port: '8118' })];
  expect(networkFailure(new AggregateError(attempts)).cause).toMatchObject({
    address: '::1',
    port: 8118,
  });
});

test('networkFailure() reads the place from the message if no member has it', () => {
  const places = [
    ['connect ECONNREFUSED 127.0.0.1:8118', { address: '127.0.0.1', port: 8118 }],
    ['connect ENETUNREACH 2001:db8::64:443 - Local (:::0)', { address: '2001:db8::64', port: 443 }],
    ['getaddrinfo EAI_AGAIN proxy.corp', { hostname: 'proxy.corp' }],
    [
      'Connect Timeout Error (attempted addresses: 192.0.2.7:3128, 192.0.2.8:3128, timeout: 10000ms)',
      { address: '192.0.2.7', port: 3128 },
    ],
    [
      'Connect Timeout Error (attempted address: proxy.corp:3128, timeout: 10000ms)',
      { hostname: 'proxy.corp', port: 3128 },
    ],
    ['read ECONNRESET', {}],
    ['connect ECONNREFUSED /run/proxy.sock', {}],
    ['could not connect to the database', {}],
  ] as const;
  const placeOf = ({ address, port, hostname }: ReturnType<typeof failedWith>) =>
    JSON.parse(JSON.stringify({ address, port, hostname })) as object;

  expect(places.map(([message]) => placeOf(failedWith({}, message)))).toEqual(
    places.map(([, place]) => place),
  );
});

test('networkFailure() ignores an address, a port or a host name of another form', () => {
  const hosts = [5, '', 'two words', 'a\u001b[31m', 'x'.repeat(254), '/run/proxy.sock', null];
  const ports = [0, -1, 1.5, 65_536, '', 'http', Symbol('x'), {}, Number.NaN];
  const members = hosts.map((text) => ({ address: text, hostname: text, port: 1 }));
  const hostile = {
    get address(): string {
      throw new Error('boom');
    },
  };

  expect(
    members
      .map((value) => failedWith(value))
      .filter((cause) => 'port' in cause || 'address' in cause),
  ).toEqual([]);
  expect(networkFailure(hostile).cause).toEqual({ name: 'Error' });
  expect(ports.filter((port) => 'port' in failedWith({ address: '192.0.2.7', port }))).toEqual([]);
});

test('networkFailure() masks the secrets of the request in a host name', () => {
  const error = Object.assign(new Error('x'), { hostname: 'swordfish-and-chips.example.com' });

  expect(networkFailure(error, { secrets: ['swordfish-and-chips'] }).cause.hostname).toBe(
    '***.example.com',
  );
});
