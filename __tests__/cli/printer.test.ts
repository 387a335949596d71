import { expect, test } from '@jest/globals';
import { printerFor } from '../../src/cli/printer.js';
import { fakeIo } from './fake-io.js';

test('a line that changes in place leaves a column free, so that no row is begun', () => {
  const io = fakeIo({ terminal: 12 });
  printerFor(io.stderr, io).overwrite('a line of many words');

  expect(io.written.err).toBe('\r\u001b[2Ka line of m');
});

test('a line that changes in place is not written to a pipe', () => {
  const io = fakeIo();
  printerFor(io.stderr, io).overwrite('a line');

  expect(io.written.err).toBe('');
});

test('lines are broken on a terminal, and not in a pipe', () => {
  const terminal = fakeIo({ terminal: 20 });
  const pipe = fakeIo();
  for (const io of [terminal, pipe]) printerFor(io.stdout, io).print('one two three four five');

  expect(terminal.written.out).toBe('one two three four\nfive\n');
  expect(pipe.written.out).toBe('one two three four five\n');
});

// It moves the cursor, sets the title, rings, hides text, and turns a line around.
const hostile = 'a\u001b[2J\u001b]0;b\u0007\u001b[8mc\r\u009b1Ad\u202ee\u2028f\tg';

test.each(['print', 'good', 'warn', 'bad', 'overwrite', 'raw'] as const)(
  '%s() writes no control character of a text to a terminal',
  (method) => {
    const io = fakeIo({ terminal: 200, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } });
    printerFor(io.stderr, io)[method](hostile);
    // eslint-disable-next-line no-control-regex -- the line that is overwritten begins with it
    const text = io.written.err.replace(/^\r\u001b\[2K/, '');

    // eslint-disable-next-line no-control-regex -- none may be left but the line feed at the end
    expect(text.replace(/\n$/, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(text).toContain('a [2J ]0;b  [8mc');
  },
);

test('print() keeps line feeds and the colours of the program', () => {
  const io = fakeIo({ terminal: 200 });
  const { print, red, bold } = printerFor(io.stderr, io);
  print(`${red('a')}\n${bold('b')}\u001b[5m`);

  expect(io.written.err).toBe('\u001b[31ma\u001b[39m\n\u001b[1mb\u001b[22m [5m\n');
});

test('print() cuts a line of more than 10,000 characters', () => {
  const io = fakeIo();
  printerFor(io.stderr, io).print(`${'a'.repeat(10_001)}\nb`);

  expect(io.written.err).toBe(`${'a'.repeat(10_000)}…\nb\n`);
});

test('raw() writes a text for machines as it is', () => {
  const io = fakeIo();
  printerFor(io.stdout, io).raw('a\tb\n');

  expect(io.written.out).toBe('a\tb\n');
});
