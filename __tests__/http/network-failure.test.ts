import { expect, test } from '@jest/globals';
import { networkFailure } from '../../src/decode.js';

const withCode = (error: Error, code: string) => Object.assign(error, { code });

/** The name and the code of the cause, without the message. */
const causeOf = (thrown: unknown) => {
  const { name, code } = networkFailure(thrown).cause;
  return code === undefined ? { name } : { name, code };
};

const boom = (): never => {
  throw new Error('boom');
};

const throwingGetter = (key: string) =>
  Object.defineProperty({}, key, { enumerable: true, get: boom });

test('networkFailure() takes the name of the error and the code of its cause, as Node throws them', () => {
  for (const code of ['ECONNREFUSED', 'DEPTH_ZERO_SELF_SIGNED_CERT']) {
    const cause = withCode(new Error('connect to 192.0.2.7:443'), code);

    expect(causeOf(new TypeError('fetch failed', { cause }))).toStrictEqual({
      name: 'TypeError',
      code,
    });
  }
});

test('networkFailure() takes the code of the first attempt of an AggregateError', () => {
  const attempts = [
    withCode(new Error('connect ETIMEDOUT'), 'ETIMEDOUT'),
    withCode(new Error('connect ENETUNREACH'), 'ENETUNREACH'),
  ];

  expect(
    causeOf(new TypeError('fetch failed', { cause: new AggregateError(attempts) })),
  ).toStrictEqual({ name: 'TypeError', code: 'ETIMEDOUT' });
  expect(causeOf(withCode(new AggregateError(attempts), 'ECONNREFUSED'))).toStrictEqual({
    name: 'AggregateError',
    code: 'ECONNREFUSED',
  });
  expect(causeOf(new AggregateError([]))).toStrictEqual({ name: 'AggregateError' });
});

test('networkFailure() ignores the code of a DOMException, which is a number', () => {
  expect(causeOf(new DOMException('x', 'NetworkError'))).toStrictEqual({ name: 'NetworkError' });
});

test('networkFailure() has no code for the TypeError of a browser', () => {
  expect(causeOf(new TypeError('Failed to fetch'))).toStrictEqual({ name: 'TypeError' });
});

test('networkFailure() takes the outermost name and the outermost code', () => {
  const thrown = { cause: { name: 'Inner', cause: { name: 'Deeper', code: 'ECONNRESET' } } };

  expect(causeOf(thrown)).toStrictEqual({ name: 'Inner', code: 'ECONNRESET' });
});

test('networkFailure() names anything without a name "Error"', () => {
  for (const thrown of [
    undefined,
    null,
    'ECONNREFUSED',
    5,
    Symbol('x'),
    () => 'x',
    {},
    [],
    new Proxy({}, {}),
  ])
    expect(causeOf(thrown)).toStrictEqual({ name: 'Error' });
});

test('networkFailure() ignores a name or a code that is not an identifier', () => {
  const violations = [
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
  ].filter((value) => JSON.stringify(causeOf({ name: value, code: value })) !== '{"name":"Error"}');

  expect(violations).toEqual([]);
});

test('networkFailure() does not throw for a getter or a Proxy that throws', () => {
  for (const thrown of [
    new Proxy({}, { get: boom, has: boom, getPrototypeOf: boom }),
    throwingGetter('cause'),
    throwingGetter('errors'),
    throwingGetter('name'),
    throwingGetter('code'),
    throwingGetter('message'),
    new Error('x', { cause: new Proxy({}, { get: boom }) }),
  ])
    expect(causeOf(thrown)).toStrictEqual({ name: 'Error' });
});

test('networkFailure() ends at a cause that leads back to itself', () => {
  const error = new Error('x');
  error.cause = error;
  const aggregate = new AggregateError([]);
  aggregate.errors.push(aggregate);

  expect(causeOf(error)).toStrictEqual({ name: 'Error' });
  expect(causeOf(aggregate)).toStrictEqual({ name: 'AggregateError' });
});

test('networkFailure() follows eight causes at most', () => {
  const nested = (depth: number): object => {
    let thrown: object = { code: 'ECONNRESET' };
    for (let at = 1; at < depth; at += 1) thrown = { cause: thrown };
    return thrown;
  };

  expect(causeOf(nested(8))).toStrictEqual({ name: 'Error', code: 'ECONNRESET' });
  for (const depth of [9, 100_000]) expect(causeOf(nested(depth))).toStrictEqual({ name: 'Error' });
});

test('networkFailure() joins the messages of a chain, the outermost first, each once', () => {
  const inner = new Error('connect ECONNREFUSED', { cause: new Error('fetch failed') });

  expect(networkFailure(new TypeError('fetch failed', { cause: inner })).cause.message).toBe(
    'fetch failed: connect ECONNREFUSED',
  );
});

test('networkFailure() has no message if what was thrown has none that can be read', () => {
  for (const thrown of [
    undefined,
    null,
    'text',
    {},
    { message: 5 },
    { message: ' ' },
    throwingGetter('message'),
  ])
    expect(networkFailure(thrown).cause).not.toHaveProperty('message');
});

test('networkFailure() never shows the stack', () => {
  const error = Object.assign(new Error('x'), { stack: 'swordfish' });

  expect(JSON.stringify(networkFailure(error))).not.toContain('swordfish');
});

test('networkFailure() is retryable unless the code is that of a certificate', () => {
  const isRetryable = (code: string) => networkFailure({ name: 'TypeError', code }).retryable;

  expect(
    ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_CONNECT_TIMEOUT', 'constructor'].filter(
      (code) => !isRetryable(code),
    ),
  ).toEqual([]);
  expect(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_UNTRUSTED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'HOSTNAME_MISMATCH',
      'UnknownIssuer',
    ].filter(isRetryable),
  ).toEqual([]);
});

test('networkFailure() without a code is retryable unless it is a TypeError, which browsers throw for blocked requests', () => {
  expect(networkFailure(new TypeError('Failed to fetch')).retryable).toBe(false);
  expect(networkFailure(new Error('x')).retryable).toBe(true);
});
