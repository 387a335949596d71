import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  appearanceOf,
  blockLetters,
  createPrinter,
  formatClock,
  wrapLines,
} from '../../src/cli/terminal.js';
import { formatTokenError } from '../../src/index.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';
import { fakeIo } from './fake-io.js';

const appearance = (isTTY: boolean, env: Readonly<Record<string, string>>, platform = 'linux') =>
  appearanceOf({ isTTY }, { env, platform });

test('appearanceOf() gives colors to terminals that are not dumb, and follows NO_COLOR and FORCE_COLOR', () => {
  const color = (isTTY: boolean, env = {}) => appearance(isTTY, env).color;

  expect([color(true), color(false)]).toEqual([true, false]);
  expect(color(true, { TERM: 'dumb' })).toBe(false);
  expect(color(true, { TERM: 'xterm-256color' })).toBe(true);
  expect(color(true, { NO_COLOR: '1' })).toBe(false);
  expect(color(true, { NO_COLOR: '' })).toBe(true);
  expect(color(false, { FORCE_COLOR: '1' })).toBe(true);
  expect(color(false, { FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
  expect(color(false, { FORCE_COLOR: '' })).toBe(false);
  expect(color(true, { FORCE_COLOR: '0' })).toBe(false);
  expect(color(true, { FORCE_COLOR: 'false' })).toBe(false);
  expect(color(false, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
});

test('appearanceOf() writes ASCII unless the locale is UTF-8, in the order of POSIX, or the platform Windows', () => {
  const ascii = (env: Readonly<Record<string, string>>, platform?: string) =>
    appearance(false, env, platform).ascii;

  expect(ascii({})).toBe(true);
  expect(ascii({ LANG: 'en_GB.UTF-8' })).toBe(false);
  expect(ascii({ LANG: 'en_GB.utf8' })).toBe(false);
  expect(ascii({ LC_CTYPE: 'C', LANG: 'en_GB.UTF-8' })).toBe(true);
  expect(ascii({ LC_ALL: 'en_GB.UTF-8', LC_CTYPE: 'C' })).toBe(false);
  expect(ascii({ LC_ALL: '', LANG: 'en_GB.UTF-8' })).toBe(false);
  expect(ascii({}, 'win32')).toBe(false);
});

test('appearanceOf() allows overwriting lines on terminals that are not dumb', () => {
  expect(appearance(true, {}).live).toBe(true);
  expect(appearance(true, { TERM: 'dumb' }).live).toBe(false);
  expect(appearance(false, {}).live).toBe(false);
});

test('wrapLines() breaks lines at blanks and indents the rest to the text', () => {
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

test('wrapLines() indents every line of an error to the text after its label', () => {
  for (const error of everyError())
    for (const width of [60, 120]) {
      const lines = formatTokenError(error)
        .split('\n')
        .slice(2)
        .map((line) => [line, wrapLines(line, width).split('\n').slice(1)] as const);
      const columnOf = (line: string) =>
        line.length - line.replace(/^ {2}\w* +(?:\d\. )?/, '').length;
      const misaligned = lines.filter(([line, rest]) =>
        rest.some((row) => row.search(/\S/) !== columnOf(line)),
      );

      expect(misaligned).toEqual([]);
    }
});

test('wrapLines() never breaks a URL, and keeps it on the line of its label', () => {
  const line = `  Read    https://docs.github.com/${'a'.repeat(60)}`;

  expect(wrapLines(line, 40)).toBe(line);
  expect(wrapLines(`  1. Open ${'b'.repeat(40)} now`, 30)).toBe(
    `  1. Open\n     ${'b'.repeat(40)}\n     now`,
  );
});

test('wrapLines() counts no width for styles', () => {
  const line = '\u001b[31m12345678901234567890\u001b[39m';

  expect(wrapLines(line, 20)).toBe(line);
});

test('wrapLines() changes nothing without a width or with one below 20', () => {
  const line = 'one two three four five six seven';

  expect(wrapLines(line, undefined)).toBe(line);
  expect(wrapLines(line, 5)).toBe(line);
});

test('wrapLines() keeps every word, and every line within the width', () => {
  const words = fc.array(fc.stringMatching(/^[a-z.✗·]{1,12}$/), { maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 30, max: 90 }), (some, width) => {
      const wrapped = wrapLines(some.join(' '), width);

      expect(wrapped.split(/\s+/).filter((word) => word !== '')).toEqual(some);
      for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }),
    runsOf(),
  );
});

test('wrapLines() takes linear time for a line that ends with a million blanks', () => {
  // Quadratic time would be hours.
  expect(wrapLines(`a b${' '.repeat(1_000_000)}`, 20)).toBe('a b');
});

test('createPrinter().overwrite() leaves the last column free', () => {
  const io = fakeIo({ terminal: 12 });
  createPrinter(io.stderr, io).overwrite('a line of many words');

  expect(io.written.err).toBe('\r\u001b[2Ka line of m');
});

test('createPrinter().overwrite() writes nothing to a pipe', () => {
  const io = fakeIo();
  createPrinter(io.stderr, io).overwrite('a line');

  expect(io.written.err).toBe('');
});

test('createPrinter().print() wraps lines on a terminal only', () => {
  const terminal = fakeIo({ terminal: 20 });
  const pipe = fakeIo();
  for (const io of [terminal, pipe]) createPrinter(io.stdout, io).print('one two three four five');

  expect(terminal.written.out).toBe('one two three four\nfive\n');
  expect(pipe.written.out).toBe('one two three four five\n');
});

test('createPrinter() writes no control character of a text to a terminal, in any method', () => {
  // Moves the cursor, sets the title, rings the bell, hides text, and reverses a line.
  const hostile = 'a\u001b[2J\u001b]0;b\u0007\u001b[8mc\r\u009b1Ad\u202ee\u2028f\tg';
  for (const method of ['print', 'success', 'warn', 'error', 'overwrite', 'raw'] as const) {
    const io = fakeIo({ terminal: 200, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } });
    createPrinter(io.stderr, io)[method](hostile);
    // eslint-disable-next-line no-control-regex -- overwrite() clears the line first
    const text = io.written.err.replace(/^\r\u001b\[2K/, '').replace(/\n$/, '');

    // eslint-disable-next-line no-control-regex -- none of these may be written
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(text).toContain('a [2J ]0;b  [8mc');
  }
});

test('createPrinter().print() keeps line feeds and the styles of this program', () => {
  const io = fakeIo({ terminal: 200 });
  const { print, red, bold } = createPrinter(io.stderr, io);
  print(`${red('a')}\n${bold('b')}\u001b[5m`);

  expect(io.written.err).toBe('\u001b[31ma\u001b[39m\n\u001b[1mb\u001b[22m [5m\n');
});

test('createPrinter().print() cuts lines at 10,000 characters', () => {
  const io = fakeIo();
  createPrinter(io.stderr, io).print(`${'a'.repeat(10_001)}\nb`);

  expect(io.written.err).toBe(`${'a'.repeat(10_000)}…\nb\n`);
});

test('createPrinter().raw() writes a text to a pipe as it is', () => {
  const io = fakeIo();
  createPrinter(io.stdout, io).raw('a\tb\n');

  expect(io.written.out).toBe('a\tb\n');
});

test('blockLetters() draws a code in five rows', () => {
  expect(blockLetters('wd-1', 80)).toBe(
    [
      '█   █ ████          █',
      '█   █ █   █        ██',
      '█ █ █ █   █  ███    █',
      '██ ██ █   █         █',
      '█   █ ████         ███',
    ].join('\n'),
  );
});

test('blockLetters() draws every character of user codes differently', () => {
  const drawn = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', (character) =>
    blockLetters(character, 5),
  );

  expect(drawn).not.toContain(undefined);
  expect(new Set(drawn).size).toBe(37);
});

test('blockLetters() returns undefined if the code does not fit, is empty, or has other characters', () => {
  expect(blockLetters('WDJB-MJHT', 53)).toBeDefined();
  expect(blockLetters('WDJB-MJHT', 52)).toBeUndefined();
  expect(blockLetters('', 80)).toBeUndefined();
  expect(blockLetters('A_B', 80)).toBeUndefined();
});

test('formatClock() shows minutes and seconds', () => {
  expect([0, 9, 60, 899].map(formatClock)).toEqual(['0:00', '0:09', '1:00', '14:59']);
});
