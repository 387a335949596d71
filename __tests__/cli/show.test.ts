import { expect, test } from '@jest/globals';
import { describeSuccess } from '../../src/cli/show.js';
import { createPrinter, wrapLines } from '../../src/cli/terminal.js';
import type { Success } from '../../src/index.js';
import { fakeIo } from './fake-io.js';

const describeToken = (members: Partial<Success>, scope?: readonly string[]): readonly string[] => {
  const io = fakeIo();
  return describeSuccess(
    { _tag: 'Success', accessToken: 'gho_x', tokenType: 'bearer', scopes: [], ...members },
    createPrinter(io.stdout, io),
    { scope },
  ).split('\n');
};

test('describeSuccess() writes scopes and token type on one line each, without control characters', () => {
  const plain = describeToken({ scopes: ['repo', 'gist'] });
  const hostile = describeToken({
    scopes: ['repo\n✓ Success\u001b[2J', 'gist\u0007'],
    tokenType: 'bea\u001b[31mrer\n',
  });

  expect(hostile).toHaveLength(plain.length);
  // eslint-disable-next-line no-control-regex -- none may be left
  expect(hostile.join('')).not.toMatch(/[\u0000-\u001f]/);
  expect(hostile).toContain('  Scopes     repo ✓ Success [2J, gist');
});

test('describeSuccess() cuts scopes and token type', () => {
  const lines = describeToken({ scopes: ['a'.repeat(100_000)], tokenType: 'b'.repeat(100_000) });

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(600);
});

test('describeSuccess() says which of the requested scopes were granted', () => {
  const compared = (members: Partial<Success>, scope?: readonly string[]) =>
    describeToken(members, scope).filter((line) => /Granted|Missing/.test(line));

  expect(compared({ scopes: ['repo'] }, ['public_repo', 'read:org', 'gist'])).toEqual([
    '  Granted    public_repo',
    '  Missing    read:org, gist; requested, but not granted',
  ]);
  expect(compared({ scopes: [] }, ['gist'])).toEqual([
    '  Missing    gist; requested, but not granted',
  ]);
  expect(compared({ scopes: ['repo'] }, ['repo', 'offline_access'])).toEqual([
    '  Granted    every requested scope',
  ]);
  expect(compared({ scopes: ['repo'] })).toEqual([]);
  // A GitHub App has permissions instead.
  expect(compared({ accessToken: 'ghu_x' }, ['repo'])).toEqual([]);
});

test('describeSuccess() aligns every line with the text after its label if a terminal wraps it', () => {
  const lines = describeToken({ scopes: ['a'.repeat(8), 'b'.repeat(8)], refreshToken: 'ghr_x' });
  const rows = lines.slice(3).flatMap((line) => wrapLines(line, 30).split('\n').slice(1));

  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter((row) => row.search(/\S/) !== 13)).toEqual([]);
});
