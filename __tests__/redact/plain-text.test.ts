import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../src/redact/plain-text.js';

describe('one line of printable text', () => {
  test.each([
    ['as it is', 'as it is'],
    ['  blanks  between \t and \r\n lines  ', 'blanks between and lines'],
    ['a\u0000b\u0007c\u001bd', 'a b c d'],
    ['\u001b[31mred\u001b[39m', '[31mred [39m'],
    ['a\u007fb\u0085c\u009bd', 'a b c d'],
    ['a\u2028b\u2029c', 'a b c'],
    ['a\u202eb\u202cc\u2066d\u2069e', 'a b c d e'],
    ['a\u200eb\u200fc\u061cd', 'a b c d'],
    ['\ufeffa', 'a'],
    ['a\ud800b', 'a b'],
    ['a\udc00b', 'a b'],
    ['\ud83d\ude00', '\ud83d\ude00'],
    ['Grüße, 世界', 'Grüße, 世界'],
    ['', ''],
    ['\n\t ', ''],
  ])('%j is %j', (text, line) => {
    expect(plainText(text, 100)).toBe(line);
  });
});

describe('the limit', () => {
  test('a text of just that length stays whole', () => {
    expect(plainText('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });

  test('a longer one ends in an ellipsis and is no longer than the limit', () => {
    expect(plainText('x'.repeat(11), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(plainText('x'.repeat(100_000), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  test('no pair of surrogates is cut apart', () => {
    expect(plainText('\ud83d\ude00'.repeat(10), 10)).toBe(`${'\ud83d\ude00'.repeat(4)}…`);
    expect(plainText('\ud83d\ude00'.repeat(10), 11)).toBe(`${'\ud83d\ude00'.repeat(5)}…`);
    expect(plainText(`x${'\ud83d\ude00'.repeat(100)}`, 10).isWellFormed()).toBe(true);
  });

  test('no blank stands before the ellipsis', () => {
    expect(plainText('abcd efgh', 6)).toBe('abcd…');
  });

  test('blanks do not eat the text behind them', () => {
    expect(plainText(`${' '.repeat(9)}abc`, 10)).toBe('abc');
  });
});

test('any text becomes well formed, bounded, printable, and stays so', () => {
  const anyUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(
      fc.oneof(anyUnits, fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 100 }),
      (text, limit) => {
        const line = plainText(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(plainText(line, limit)).toBe(line);
      },
    ),
  );
});
