import { expect, test } from '@jest/globals';
import { clockOf, spanOf } from '../../src/cli/duration.js';

test('a span is told in the largest unit of which there are two', () => {
  expect([0, 1, 5, 119, 120, 7199, 7200, 28_800, 15_897_600].map(spanOf)).toEqual([
    '0 seconds',
    '1 second',
    '5 seconds',
    '119 seconds',
    '2 minutes',
    '119 minutes',
    '2 hours',
    '8 hours',
    '184 days',
  ]);
});

test('a clock shows minutes and seconds', () => {
  expect([0, 9, 60, 899].map(clockOf)).toEqual(['0:00', '0:09', '1:00', '14:59']);
});
