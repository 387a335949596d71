import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../src/decode/answer.js';
import { retryAfterSeconds } from '../../src/decode/retry-after.js';
import { receivedAt } from '../support/answers.js';

const waitFor = (headers: Readonly<Record<string, string>>) =>
  retryAfterSeconds(readAnswer({ status: 429, headers }), receivedAt);

const date = (secondsFromNow: number) => new Date(receivedAt + secondsFromNow * 1000).toUTCString();
const week = 7 * 24 * 60 * 60;

describe('Retry-After', () => {
  test.each([
    ['60', 60],
    [' 60 ', 60],
    ['0', 0],
    ['99999999', week],
    ['9'.repeat(400), week],
    [date(90), 90],
    [date(-90), 0],
    [date(10 * week), week],
  ])('%s', (value, seconds) => {
    expect(waitFor({ 'retry-after': value })).toBe(seconds);
  });

  test.each(['', 'soon', '-5', '1.5', '60s', 'NaN', '1e3', '0x10', 'June 5', '2026-01-16'])(
    '%j says nothing',
    (value) => {
      expect(waitFor({ 'retry-after': value })).toBeUndefined();
    },
  );

  test('of two values the first counts', () => {
    expect(waitFor({ 'retry-after': '60, 60' })).toBe(60);
  });

  test("a date is compared with the server's own clock where it tells it", () => {
    expect(waitFor({ 'retry-after': date(3690), date: date(3600) })).toBe(90);
    expect(waitFor({ 'retry-after': date(90), date: 'yesterday' })).toBe(90);
  });
});

describe('x-ratelimit-reset', () => {
  const reset = String(receivedAt / 1000 + 120);

  test('counts where nothing remains', () => {
    expect(waitFor({ 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': '0' })).toBe(120);
  });

  test('does not count where something remains, or where that is not known', () => {
    expect(waitFor({ 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': '1' })).toBeUndefined();
    expect(waitFor({ 'x-ratelimit-reset': reset })).toBeUndefined();
  });

  test.each(['', '-5', 'soon', '1.5'])('%j says nothing', (value) => {
    expect(waitFor({ 'x-ratelimit-reset': value, 'x-ratelimit-remaining': '0' })).toBeUndefined();
  });

  test('a time that has passed means no wait', () => {
    const past = String(receivedAt / 1000 - 120);
    expect(waitFor({ 'x-ratelimit-reset': past, 'x-ratelimit-remaining': '0' })).toBe(0);
  });

  test('Retry-After outweighs it', () => {
    expect(
      waitFor({
        'retry-after': '5',
        'x-ratelimit-reset': reset,
        'x-ratelimit-remaining': '0',
      }),
    ).toBe(5);
  });
});

test('without headers nothing is known', () => {
  expect(waitFor({})).toBeUndefined();
});
