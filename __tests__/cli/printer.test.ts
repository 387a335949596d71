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
