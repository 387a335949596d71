import { expect, test } from '@jest/globals';
import { blockLetters } from '../../src/cli/block-letters.js';

test('writes a code in five rows', () => {
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

test('has a letter of its own for everything in a user code', () => {
  const drawn = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', (character) =>
    blockLetters(character, 5),
  );

  expect(drawn).not.toContain(undefined);
  expect(new Set(drawn).size).toBe(37);
});

test('gives nothing where the code does not fit, is empty, or has other characters', () => {
  expect(blockLetters('WDJB-MJHT', 53)).toBeDefined();
  expect(blockLetters('WDJB-MJHT', 52)).toBeUndefined();
  expect(blockLetters('', 80)).toBeUndefined();
  expect(blockLetters('A_B', 80)).toBeUndefined();
});
