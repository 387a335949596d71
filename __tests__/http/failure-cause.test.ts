import { expect, test } from '@jest/globals';
import { networkFailure } from '../../src/decode.js';
import { failureCause } from '../../src/http/failure-cause.js';

const withCode = (error: Error, code: string) => Object.assign(error, { code });

test('failureCause() returns the name and the first code of a chain, the outermost first', () => {
  const refused = withCode(new Error('connect ECONNREFUSED 192.0.2.7:443'), 'ECONNREFUSED');
  const attempts = [
    withCode(new Error('connect ETIMEDOUT'), 'ETIMEDOUT'),
    withCode(new Error('connect ENETUNREACH'), 'ENETUNREACH'),
  ];
  const rows: readonly (readonly [unknown, object])[] = [
    [
      new TypeError('fetch failed', { cause: refused }),
      { name: 'TypeError', code: 'ECONNREFUSED' },
    ],
    // The failures at several addresses of a host are one AggregateError.
    [
      new TypeError('fetch failed', { cause: new AggregateError(attempts) }),
      { name: 'TypeError', code: 'ETIMEDOUT' },
    ],
    [
      withCode(new AggregateError(attempts), 'ECONNREFUSED'),
      { name: 'AggregateError', code: 'ECONNREFUSED' },
    ],
    [new AggregateError([]), { name: 'AggregateError' }],
    // The code of a DOMException is a number.
    [new DOMException('x', 'NetworkError'), { name: 'NetworkError' }],
    [new TypeError('Failed to fetch'), { name: 'TypeError' }],
    [
      { cause: { name: 'Inner', cause: { name: 'Deeper', code: 'ECONNRESET' } } },
      { name: 'Inner', code: 'ECONNRESET' },
    ],
  ];
  expect(rows.map(([thrown]) => failureCause(thrown))).toStrictEqual(
    rows.map(([, cause]) => cause),
  );
});

test('failureCause() returns the name Error for a value that is not an error', () => {
  const values = [
    undefined,
    null,
    'ECONNREFUSED',
    5,
    Symbol('x'),
    () => 'x',
    {},
    [],
    new Proxy({}, {}),
  ];
  expect(values.map(failureCause)).toStrictEqual(values.map(() => ({ name: 'Error' })));
});

test('failureCause() ignores a name or a code that is not an identifier', () => {
  const values = [
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
  ];
  expect(values.map((value) => failureCause({ name: value, code: value }))).toStrictEqual(
    values.map(() => ({ name: 'Error' })),
  );
});

test('failureCause() shows no message, because it can contain the request', () => {
  const error = new Error('swordfish', { cause: new Error('swordfish') });
  expect(JSON.stringify(failureCause(error))).not.toContain('swordfish');
});

test('failureCause() ends at a cycle', () => {
  const error = new Error('x');
  error.cause = error;
  expect(failureCause(error)).toStrictEqual({ name: 'Error' });
  const aggregate = new AggregateError([]);
  aggregate.errors.push(aggregate);
  expect(failureCause(aggregate)).toStrictEqual({ name: 'AggregateError' });
});

test('failureCause() reads eight links of a chain, and no more', () => {
  const nested = (depth: number): object => {
    let thrown: object = { code: 'ECONNRESET' };
    for (let links = 1; links < depth; links += 1) thrown = { cause: thrown };
    return thrown;
  };
  expect(failureCause(nested(8))).toStrictEqual({ name: 'Error', code: 'ECONNRESET' });
  expect(failureCause(nested(9))).toStrictEqual({ name: 'Error' });
  expect(failureCause(nested(100_000))).toStrictEqual({ name: 'Error' });
});

test('failureCause() does not throw if a getter or a proxy of the thrown value throws', () => {
  const boom = (): never => {
    throw new Error('boom');
  };
  const hostile = ['cause', 'errors', 'name', 'code'].map((name) =>
    Object.defineProperty({}, name, { get: boom }),
  );
  const values = [
    ...hostile,
    new Proxy({}, { get: boom, has: boom, getPrototypeOf: boom }),
    new Error('x', { cause: new Proxy({}, { get: boom }) }),
  ];
  expect(values.map(failureCause)).toEqual(values.map(() => ({ name: 'Error' })));
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

test('networkFailure() shows no password of a proxy', () => {
  const url = 'http://octocat:swordfish@127.0.0.1:8080';
  const message = `Failed to establish tunnel to github.com:443 via ${url}: HTTP/1.1 407`;
  const causes = [
    failedWith({ code: 'ERR_PROXY_TUNNEL' }, message),
    failedWith({ hostname: 'octocat:swordfish', address: 'octocat:swordfish' }),
    failedWith({ code: 'ENOTFOUND', hostname: url }, `getaddrinfo ENOTFOUND ${url}`),
  ];

  expect(JSON.stringify(causes)).not.toContain('swordfish');
  expect(causes[0]?.message).toContain('via http://***@127.0.0.1:8080: HTTP/1.1 407');
  expect(causes[2]).not.toHaveProperty('hostname');
});

test('networkFailure() keeps an IPv6 address with a zone', () => {
  expect(failedWith({ address: 'fe80::1%eth0', port: 443 }).address).toBe('fe80::1%eth0');
});

test('networkFailure() masks the secrets of the request in a host name', () => {
  const error = Object.assign(new Error('x'), { hostname: 'swordfish-and-chips.example.com' });

  expect(networkFailure(error, { secrets: ['swordfish-and-chips'] }).cause.hostname).toBe(
    '***.example.com',
  );
});

test('networkFailure() never shows the stack', () => {
  const error = Object.assign(new Error('x'), { stack: 'swordfish' });

  expect(JSON.stringify(networkFailure(error))).not.toContain('swordfish');
});
