import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wrapLines } from '../../src/cli/wrap-lines.js';
import { runsOf } from '../support/fuzz.js';

test('breaks at blanks, and hangs the rest below the text', () => {
  expect(wrapLines('  Who     the developer who deployed this', 24)).toBe(
    ['  Who     the developer', '          who deployed', '          this'].join('\n'),
  );
  expect(wrapLines('          3. one two threes four', 26)).toBe(
    ['          3. one two', '             threes four'].join('\n'),
  );
  expect(wrapLines('✗ one two three four five', 20)).toBe('✗ one two three four\n  five');
  expect(wrapLines('  Nothing was sent to it at all', 20)).toBe(
    '  Nothing was sent\n  to it at all',
  );
});

test('leaves an address whole, and beside its label', () => {
  const line = `  Read    https://docs.github.com/${'a'.repeat(60)}`;

  expect(wrapLines(line, 40)).toBe(line);
  expect(wrapLines(`  1. Open ${'b'.repeat(40)} now`, 30)).toBe(
    `  1. Open\n     ${'b'.repeat(40)}\n     now`,
  );
});

test('gives colours no room', () => {
  const line = '\u001b[31m12345678901234567890\u001b[39m';

  expect(wrapLines(line, 20)).toBe(line);
});

test('does nothing without a width, and on terminals that are too narrow for anything', () => {
  const line = 'one two three four five six seven';

  expect(wrapLines(line, undefined)).toBe(line);
  expect(wrapLines(line, 5)).toBe(line);
});

const words = fc.array(fc.stringMatching(/^[a-z.✗·]{1,12}$/), { maxLength: 30 });

test('loses no word and keeps every line within the width', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 30, max: 90 }), (some, width) => {
      const wrapped = wrapLines(some.join(' '), width);

      expect(wrapped.split(/\s+/).filter((word) => word !== '')).toEqual(some);
      for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }),
    runsOf(),
  );
});

test('a line with a million blanks at its end takes linear time', () => {
  // Hours if each of the blanks is followed to the end of the line.
  expect(wrapLines(`a b${' '.repeat(1_000_000)}`, 20)).toBe('a b');
});
