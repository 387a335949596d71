import { expect, test } from '@jest/globals';
import { normalizeResponse } from '../../src/decode/response.js';
import { retryAfterSeconds } from '../../src/decode/retry-after.js';
import { receivedAt } from '../support/answers.js';

const waitFor = (headers: Readonly<Record<string, string>>) =>
  retryAfterSeconds(normalizeResponse({ status: 429, headers }), receivedAt);

const date = (secondsFromNow: number) => new Date(receivedAt + secondsFromNow * 1000).toUTCString();
const week = 7 * 24 * 60 * 60;

test('retryAfterSeconds() reads Retry-After as seconds or as a date, up to one week', () => {
  const cases = [
    ['60', 60],
    [' 60 ', 60],
    ['60, 60', 60],
    ['0', 0],
    ['99999999', week],
    ['9'.repeat(400), week],
    [date(90), 90],
    [date(-90), 0],
    [date(10 * week), week],
  ] as const;
  expect(cases.map(([value]) => waitFor({ 'retry-after': value }))).toEqual(
    cases.map(([, seconds]) => seconds),
  );
});

test('retryAfterSeconds() returns undefined for a malformed or absent header', () => {
  const malformed = ['', 'soon', '-5', '1.5', '60s', 'NaN', '1e3', '0x10', 'June 5', '2026-01-16'];
  expect(malformed.filter((value) => waitFor({ 'retry-after': value }) !== undefined)).toEqual([]);
  expect(waitFor({})).toBeUndefined();
});

test('retryAfterSeconds() compares a date with the clock of the server, if it is known', () => {
  expect(waitFor({ 'retry-after': date(3690), date: date(3600) })).toBe(90);
  expect(waitFor({ 'retry-after': date(90), date: 'yesterday' })).toBe(90);
});

const exhausted = (seconds: number) => ({
  'x-ratelimit-reset': String(receivedAt / 1000 + seconds),
  'x-ratelimit-remaining': '0',
});

test('retryAfterSeconds() reads the reset time of an exhausted rate limit', () => {
  expect(waitFor(exhausted(120))).toBe(120);
  expect(waitFor(exhausted(-120))).toBe(0);
  expect(waitFor({ ...exhausted(120), 'x-ratelimit-remaining': '1' })).toBeUndefined();
  const { 'x-ratelimit-reset': reset } = exhausted(120);
  expect(waitFor({ 'x-ratelimit-reset': reset })).toBeUndefined();
  for (const malformed of ['', '-5', 'soon', '1.5'])
    expect(waitFor({ ...exhausted(120), 'x-ratelimit-reset': malformed })).toBeUndefined();
});

test('retryAfterSeconds() prefers Retry-After to the reset time', () => {
  expect(waitFor({ ...exhausted(120), 'retry-after': '5' })).toBe(5);
});
