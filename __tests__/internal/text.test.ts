import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatCount,
  formatDuration,
  paint,
  sanitizeText,
  toAscii,
  withoutStyles,
} from '../../src/internal/text.js';

test('sanitizeText() returns one line of printable text', () => {
  const rows = [
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
  ] as const;
  expect(rows.map(([text]) => [text, sanitizeText(text, 100)])).toEqual(rows);
});

test('sanitizeText() does not cut a text of the maximum length', () => {
  expect(sanitizeText('x'.repeat(10), 10)).toBe('x'.repeat(10));
});

test('sanitizeText() cuts a longer text and ends it with an ellipsis', () => {
  expect(sanitizeText('x'.repeat(11), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(sanitizeText('x'.repeat(100_000), 10)).toBe(`${'x'.repeat(9)}…`);
});

test('sanitizeText() does not cut a surrogate pair apart', () => {
  expect(sanitizeText('\ud83d\ude00'.repeat(10), 10)).toBe(`${'\ud83d\ude00'.repeat(4)}…`);
  expect(sanitizeText('\ud83d\ude00'.repeat(10), 11)).toBe(`${'\ud83d\ude00'.repeat(5)}…`);
  expect(sanitizeText(`x${'\ud83d\ude00'.repeat(100)}`, 10).isWellFormed()).toBe(true);
});

test('sanitizeText() leaves no blank before the ellipsis', () => {
  expect(sanitizeText('abcd efgh', 6)).toBe('abcd…');
});

test('sanitizeText() drops leading blanks before it cuts', () => {
  expect(sanitizeText(`${' '.repeat(9)}abc`, 10)).toBe('abc');
});

test('sanitizeText() returns well-formed, bounded, printable text for any text, and is idempotent', () => {
  const anyUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(
      fc.oneof(anyUnits, fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 100 }),
      (text, limit) => {
        const line = sanitizeText(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(sanitizeText(line, limit)).toBe(line);
      },
    ),
  );
});

test('toAscii() replaces characters by similar ones, and keeps line breaks and escape sequences', () => {
  expect(toAscii('✓ ✗ a · b… → █ é «ß»\u00a0中\n\r\u001b[1m')).toBe(
    '+ x a - b... -> # e "ss" ?\n\r\u001b[1m',
  );
});

test('paint() wraps a text in escape sequences, or in nothing without color', () => {
  expect(paint(true).red('a')).toBe('\u001b[31ma\u001b[39m');
  expect(paint(false).red('a')).toBe('a');
});

test('withoutStyles() removes what paint() added', () => {
  const { bold, dim, red, green, yellow } = paint(true);

  expect(withoutStyles(bold(dim(red(green(yellow('a'))))))).toBe('a');
});

test('formatCount() adds the plural ending unless the number is 1', () => {
  expect([0, 1, 2].map((count) => formatCount(count, 'character'))).toEqual([
    '0 characters',
    '1 character',
    '2 characters',
  ]);
});

test('formatDuration() takes the largest unit of which there are at least two, rounded up', () => {
  expect(
    [0, 0.3, 1, 5, 119, 120, 121, 7199, 7200, 28_800, 15_897_600].map((seconds) =>
      formatDuration(seconds),
    ),
  ).toEqual([
    '0 seconds',
    '0.3 seconds',
    '1 second',
    '5 seconds',
    '119 seconds',
    '2 minutes',
    '3 minutes',
    '120 minutes',
    '2 hours',
    '8 hours',
    '184 days',
  ]);
});
