import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseForm } from '../../src/decode/parse-form.js';

describe('parseForm', () => {
  test.each([
    ['error=x', { error: 'x' }],
    ['error=x&error_description=a+b%21', { error: 'x', error_description: 'a b!' }],
    ['?error=x', { error: 'x' }],
    ['&error=x&&', { error: 'x' }],
    ['\n  error=x\n  &interval=5\n', { error: 'x', interval: '5' }],
    ['a=1&scope=', { a: '1', scope: '' }],
    ['a=1&scope', { a: '1', scope: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['uri=https%3A%2F%github.com%2Fx', { uri: 'https:/%github.com/x' }],
    ['a=%ff%zz', { a: '\ufffd%zz' }],
  ])('%j', (text, fields) => {
    expect(parseForm(text)).toEqual(fields);
  });

  test('a name that comes twice with the same value has that value', () => {
    expect(parseForm('error=x&error=x')).toEqual({ error: 'x' });
  });

  test('a name that comes twice with different values is a list', () => {
    expect(parseForm('access_token=a&access_token=b&access_token=a')).toEqual({
      access_token: ['a', 'b'],
    });
    expect(parseForm('error=&error=x')).toEqual({ error: ['', 'x'] });
  });

  test('__proto__ is a name like any other', () => {
    const fields = parseForm('__proto__=x&constructor=y&a=z');
    expect(Object.entries(fields ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['a', 'z'],
    ]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  test.each([
    '',
    '   ',
    'Not Found',
    'error',
    '=x',
    '&=x',
    'Cookies must be enabled to use GitHub.',
    'see https://example.com/?a=b',
    '<html lang="en">',
    '{"a":"b=c"}',
    '"a=b"',
    '1=2',
    `${'a'.repeat(1000)}=x`,
  ])('%j is no form data', (text) => {
    expect(parseForm(text)).toBeUndefined();
  });

  test('reads back what URLSearchParams writes', () => {
    const names = fc.stringMatching(/^[a-z_][\w.-]{0,20}$/);
    const values = fc.string({ unit: 'grapheme' }).map((value) => value.trim());
    fc.assert(
      fc.property(
        fc.dictionary(names, values, { minKeys: 1, noNullPrototype: true }),
        (members) => {
          expect(parseForm(new URLSearchParams(members).toString())).toEqual(members);
        },
      ),
    );
  });

  test('throws at nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseForm(text);
        parseForm(`a=${text}`);
      }),
    );
  });
});

test('line feeds around ampersands and names do not matter', () => {
  expect(parseForm('\n ?&a=1\n&\na=2\n&\nb=3 ')).toEqual({ a: ['1', '2'], b: '3' });
});
