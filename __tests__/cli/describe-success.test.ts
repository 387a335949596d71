import { expect, test } from '@jest/globals';
import { describeSuccess } from '../../src/cli/describe-success.js';
import { printerFor } from '../../src/cli/printer.js';
import type { Success } from '../../src/entries/index.js';
import { fakeIo } from './fake-io.js';

const describe = (members: Partial<Success>): readonly string[] => {
  const io = fakeIo();
  return describeSuccess(
    { _tag: 'Success', accessToken: 'gho_x', tokenType: 'bearer', scopes: [], ...members },
    printerFor(io.stdout, io),
  ).split('\n');
};

test('the scopes and the type of a token are one line each without control characters', () => {
  const plain = describe({ scopes: ['repo', 'gist'] });
  const hostile = describe({
    scopes: ['repo\n✓ Success\u001b[2J', 'gist\u0007'],
    tokenType: 'bea\u001b[31mrer\n',
  });

  expect(hostile).toHaveLength(plain.length);
  // eslint-disable-next-line no-control-regex -- none may be left
  expect(hostile.join('')).not.toMatch(/[\u0000-\u001f]/);
  expect(hostile).toContain('  Scopes  repo ✓ Success [2J, gist');
});

test('the scopes and the type of a token are cut', () => {
  const lines = describe({ scopes: ['a'.repeat(100_000)], tokenType: 'b'.repeat(100_000) });

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(600);
});
