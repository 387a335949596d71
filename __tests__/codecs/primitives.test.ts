import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decoder } from 'io-ts';
import { Scopes, Seconds, Text, Token } from '../../src/codecs/primitives.js';
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
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
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
