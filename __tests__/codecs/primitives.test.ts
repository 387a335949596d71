import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decoder } from 'io-ts';
import {
  decodeOrUndefined,
  HttpsUrl,
  Interval,
  IntervalSeconds,
  NonEmptyString,
  NonNegative,
  Scopes,
  Seconds,
  Token,
  TokenType,
  UserCode,
  Wait,
  WaitSeconds,
  WebAddress,
} from '../../src/codecs/primitives.js';

type AnyDecoder = Decoder<unknown, unknown>;

const codecs: Readonly<Record<string, AnyDecoder>> = {
  HttpsUrl,
  Interval,
  NonEmptyString,
  Scopes,
  Seconds,
  Token,
  TokenType,
  UserCode,
  Wait,
  WebAddress,
};

/** The cases in which a codec decodes an input to something else than the expected value. */
const violations = (codec: AnyDecoder, cases: readonly (readonly [unknown, unknown])[]) =>
  cases
    .map(([input, expected]) => ({ input, expected, decoded: decodeOrUndefined(codec, input) }))
    .filter(({ expected, decoded }) => JSON.stringify(decoded) !== JSON.stringify(expected));

const unchanged = (...inputs: readonly unknown[]) => inputs.map((input) => [input, input] as const);
const rejected = (...inputs: readonly unknown[]) =>
  inputs.map((input) => [input, undefined] as const);

const neither = [undefined, null, {}, [], ['x'], { toString: () => 'https://x' }, true, false];
const noStrings = [...neither, 0, 5, NaN];

test('NonEmptyString trims a string and rejects a blank one', () => {
  expect(
    violations(NonEmptyString, [
      ...unchanged('bad_verification_code', '0'),
      [' a b ', 'a b'],
      ['\n\tx', 'x'],
      ...rejected('', ' ', '\n\t ', '\u00a0', ...noStrings),
    ]),
  ).toEqual([]);
});

test('Token accepts visible ASCII only', () => {
  expect(
    violations(Token, [
      ...unchanged('gho_16C7e42F292c6912E7710c838347Ae178B4a', 'x', '!', '~', 'a.b-c_d/e+f=', '"'),
      ...rejected('', ' ', ' gho_x', 'gho_x ', 'gho x', 'gho_x\n', 'gho_x\r\nset-cookie: a=b'),
      ...rejected('gho_\u0000', 'gho_\u007f', 'gho_ä', 'gho_\ud800', 'gho_\u200b', ...noStrings),
    ]),
  ).toEqual([]);
});

test('TokenType accepts one word, in lower case', () => {
  expect(
    violations(TokenType, [
      ...unchanged('bearer', 'mac'),
      ['Bearer', 'bearer'],
      ['BEARER', 'bearer'],
      [' bearer ', 'bearer'],
      ...rejected('', 'bearer\r\nx: y', 'bearer x', 'x'.repeat(101), ...noStrings),
    ]),
  ).toEqual([]);
});

test('Seconds accepts whole numbers and digits up to 100 years', () => {
  expect(
    violations(Seconds, [
      ...unchanged(0, 28800),
      ['28800', 28800],
      ['0', 0],
      ['007', 7],
      [Number.MAX_SAFE_INTEGER, 3_153_600_000],
      ...rejected(-1, '-1', 1.5, '1.5', '1e3', '0x10', ' 5', '5s', '', NaN, Infinity, 2 ** 53),
      ...rejected('9'.repeat(400), '٣', [5], ...neither),
    ]),
  ).toEqual([]);
});

test('NonNegative accepts finite numbers of at least 0', () => {
  expect(
    violations(NonNegative, [
      ...unchanged(0, 5, 0.5, Number.MAX_VALUE),
      ...rejected(-1, -0.5, NaN, Infinity, -Infinity, '5', ...neither),
    ]),
  ).toEqual([]);
});

test('Wait and Interval accept one week at most, and Interval reads 0 as the default of 5', () => {
  const week = 604_800;
  expect([
    ...violations(Wait, [...unchanged(0, 7), ['2000000', week], ...rejected(-1, 0.5)]),
    ...violations(WaitSeconds, [...unchanged(0, 0.5, 7), [2_000_000, week], ...rejected(-1, '7')]),
    ...violations(Interval, [
      [0, 5],
      ['0', 5],
      ...unchanged(7),
      ['2000000', week],
      [-1, undefined],
    ]),
    ...violations(IntervalSeconds, [[0.5, 5], ...unchanged(7), [2_000_000, week], [-1, undefined]]),
  ]).toEqual([]);
});

test('UserCode accepts one line of printable text of at most 100 characters', () => {
  expect(
    violations(UserCode, [
      ...unchanged('WDJB-MJHT'),
      ['A\u001b[31mB', 'A [31mB'],
      ...rejected('\u0007', '', 5),
    ]),
  ).toEqual([]);
  expect(decodeOrUndefined(UserCode, 'A\u001b]0;x\u0007'.repeat(1000))).toHaveLength(100);
});

test('Scopes splits at commas and spaces', () => {
  expect(
    violations(Scopes, [
      ['repo', ['repo']],
      ['repo,gist', ['repo', 'gist']],
      ['repo gist', ['repo', 'gist']],
      [' repo , gist,, user:email\n', ['repo', 'gist', 'user:email']],
      ['', []],
      [', ,', []],
      ...rejected(...noStrings),
    ]),
  ).toEqual([]);
});

test('Scopes removes control characters, and limits the length and the number of scopes', () => {
  expect(decodeOrUndefined(Scopes, 're\u001b]0;x\u0007po,\u0007,gist')).toEqual([
    're]0;xpo',
    'gist',
  ]);
  expect(decodeOrUndefined(Scopes, 'x'.repeat(60_000))?.[0]).toHaveLength(100);
  expect(decodeOrUndefined(Scopes, 'a,'.repeat(30_000))).toHaveLength(200);
});

test('HttpsUrl accepts absolute https URLs in visible ASCII without a user name', () => {
  expect(
    violations(HttpsUrl, [
      ...unchanged(
        'https://docs.github.com',
        'https://docs.github.com/',
        'https://docs.github.com/en/apps?x=y#access-denied',
        'https://ghes.example:8443/path/%C3%A4@b',
        'https://[::1]/x',
        'https://x?y',
        'https://x#y',
      ),
      ...rejected(
        'http://docs.github.com',
        'HTTPS://docs.github.com',
        'javascript:alert(1)',
        ' https://docs.github.com',
        'https://docs.github.com/a b',
        'https://docs.github.com/\n',
        'https://docs.github.com/ä',
        'https://docs.github.com@evil.example/',
        'https://user:password@docs.github.com/',
        'https://evil.example\\@docs.github.com/',
        'https:docs.github.com',
        'https:///docs.github.com',
        'https://',
        'https://x:99999999/',
        'https://[::1/',
        '//docs.github.com',
        '/en/apps',
        '',
        ...noStrings,
      ),
    ]),
  ).toEqual([]);
});

test('WebAddress accepts https URLs, and http URLs of a loopback address', () => {
  expect(
    violations(WebAddress, [
      ...unchanged('https://github.com/login/device', 'http://127.0.0.1:8080/login/device'),
      ...rejected(
        'javascript:alert(1)',
        'ftp://x',
        '/login/device',
        ' http://x',
        '',
        5,
        'http://verify.me',
        'http://localhost.evil.com',
        'https://user@github.com',
        'https://a\\b',
        'https://x/\u001b[31m',
        'https://',
        `https://x/${'y'.repeat(2000)}`,
      ),
    ]),
  ).toEqual([]);
});

test('each codec has the name of its export', () => {
  const names = Object.values(codecs).map((codec) => (codec as { name?: string }).name);
  expect(names).toEqual(Object.keys(codecs));
});

test('no codec throws, and a decoded value decodes to itself', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      for (const codec of Object.values(codecs)) {
        const decoded = decodeOrUndefined(codec, value);
        if (decoded !== undefined && codec !== Scopes)
          expect(decodeOrUndefined(codec, decoded)).toEqual(decoded);
      }
    }),
  );
});

test('is() accepts only values that decoding does not change', () => {
  expect([NonEmptyString.is('x'), Token.is('gho_x'), Seconds.is(5)]).toEqual([true, true, true]);
  expect([NonEmptyString.is(' x'), NonEmptyString.is(undefined), Seconds.is('5')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([['repo'], []].map(Scopes.is)).toEqual([true, true]);
  expect(['repo', ['repo,gist'], [5]].map(Scopes.is)).toEqual([false, false, false]);
});
