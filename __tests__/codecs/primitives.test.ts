import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decoder } from 'io-ts';
import {
  Interval,
  Scopes,
  Seconds,
  Text,
  Token,
  UserCode,
  Wait,
} from '../../src/codecs/primitives.js';
import { read } from '../../src/codecs/read.js';

const noStrings = [undefined, null, true, false, 0, 5, NaN, {}, [], ['x'], { toString: () => 'x' }];

describe('Text', () => {
  test.each([
    ['bad_verification_code', 'bad_verification_code'],
    [' a b ', 'a b'],
    ['\n\tx', 'x'],
    ['0', '0'],
  ])('%j is %j', (value, text) => {
    expect(read(Text, value)).toBe(text);
  });

  test.each(['', ' ', '\n\t ', '\u00a0', ...noStrings])('%j is none', (value) => {
    expect(read(Text, value)).toBeUndefined();
  });
});

describe('Token', () => {
  test.each(['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'x', '!', '~', 'a.b-c_d/e+f=', '"'])(
    '%j is one as it stands',
    (value) => {
      expect(read(Token, value)).toBe(value);
    },
  );

  test.each([
    '',
    ' ',
    ' gho_x',
    'gho_x ',
    'gho x',
    'gho_x\n',
    'gho_x\r\nset-cookie: a=b',
    'gho_\u0000',
    'gho_\u007f',
    'gho_ä',
    'gho_\ud800',
    'gho_\u200b',
    ...noStrings,
  ])('%j is none', (value) => {
    expect(read(Token, value)).toBeUndefined();
  });
});

describe('Seconds', () => {
  test.each([
    [0, 0],
    [28800, 28800],
    ['28800', 28800],
    ['0', 0],
    ['007', 7],
    [Number.MAX_SAFE_INTEGER, 3_153_600_000],
  ])('%j is %j', (value, seconds) => {
    expect(read(Seconds, value)).toBe(seconds);
  });

  test.each([
    -1,
    '-1',
    1.5,
    '1.5',
    '1e3',
    '0x10',
    ' 5',
    '5s',
    '',
    NaN,
    Infinity,
    2 ** 53,
    '9'.repeat(400),
    '٣',
    null,
    undefined,
    true,
    [5],
    {},
  ])('%j are none', (value) => {
    expect(read(Seconds, value)).toBeUndefined();
  });
});

test.each([0, '0'])('Interval reads %j as the default of 5 seconds', (value) => {
  expect(read(Interval, value)).toBe(5);
});

test('Interval and Wait read a week at most', () => {
  for (const codec of [Interval, Wait]) {
    expect(read(codec, 7)).toBe(7);
    expect(read(codec, '2000000')).toBe(604_800);
    expect(read(codec, -1)).toBeUndefined();
  }
  expect(read(Wait, 0)).toBe(0);
});

test('UserCode is one line of printable text, bounded', () => {
  expect(read(UserCode, 'WDJB-MJHT')).toBe('WDJB-MJHT');
  expect(read(UserCode, 'A\u001b]0;x\u0007'.repeat(1000))).toHaveLength(100);
  expect(read(UserCode, 'A\u001b[31mB')).toBe('A [31mB');
  for (const value of ['\u0007', '', 5]) expect(read(UserCode, value)).toBeUndefined();
});

test('Scopes have no control characters and are bounded in length and number', () => {
  expect(read(Scopes, 're\u001b]0;x\u0007po,\u0007,gist')).toEqual(['re]0;xpo', 'gist']);
  expect(read(Scopes, 'x'.repeat(60_000))?.[0]).toHaveLength(100);
  expect(read(Scopes, 'a,'.repeat(30_000))).toHaveLength(200);
});

describe('Scopes', () => {
  test.each([
    ['repo', ['repo']],
    ['repo,gist', ['repo', 'gist']],
    ['repo gist', ['repo', 'gist']],
    [' repo , gist,, user:email\n', ['repo', 'gist', 'user:email']],
    ['', []],
    [', ,', []],
  ])('%j is %j', (value, scopes) => {
    expect(read(Scopes, value)).toEqual(scopes);
  });

  test.each(noStrings)('%j is no list of scopes', (value) => {
    expect(read(Scopes, value)).toBeUndefined();
  });
});

describe('every codec', () => {
  const codecs: readonly (readonly [string, Decoder<unknown, unknown>])[] = [
    ['Text', Text],
    ['Token', Token],
    ['Seconds', Seconds],
    ['Scopes', Scopes],
  ];

  test.each(codecs)('%s carries its name and throws at nothing', (name, codec) => {
    expect(codec).toMatchObject({ name });
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
        expect(() => read(codec, value)).not.toThrow();
      }),
    );
  });

  test('what is decoded decodes to itself', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const codec of [Text, Token, Seconds]) {
          const once = read(codec as Decoder<unknown, unknown>, value);
          if (once !== undefined)
            expect(read(codec as Decoder<unknown, unknown>, once)).toEqual(once);
        }
      }),
    );
  });

  test('a value that needs no change is of the type', () => {
    expect(Text.is('x')).toBe(true);
    expect(Text.is(' x')).toBe(false);
    expect(Token.is('gho_x')).toBe(true);
    expect(Seconds.is(5)).toBe(true);
    expect(Seconds.is('5')).toBe(false);
    expect(Text.is(undefined)).toBe(false);
    expect(Scopes.is(['repo'])).toBe(true);
    expect(Scopes.is([])).toBe(true);
    expect(Scopes.is('repo')).toBe(false);
    expect(Scopes.is(['repo,gist'])).toBe(false);
    expect(Scopes.is([5])).toBe(false);
  });
});
