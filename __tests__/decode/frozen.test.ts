import { expect, test } from '@jest/globals';
import { frozen } from '../../src/decode/frozen.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

test('freezes data and everything in it, and hands back the same object', () => {
  const data = { a: { b: [{ c: 1 }, null, 'x', undefined] }, d: [] };
  expect(frozen(data)).toBe(data);
  expect(isDeepFrozen(data)).toBe(true);
});
