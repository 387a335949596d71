import { expect, test } from '@jest/globals';
import type { LikelyCauseId, RequestFacts } from '../../src/decode.js';
import { causeOf, errorOf, idsOf, now, rightPoll, rightRefresh, secret } from './requests.js';

const refresh = (id: LikelyCauseId, more: Partial<RequestFacts>) =>
  causeOf(id, errorOf('BadRefreshToken'), { ...rightRefresh, ...more });

test('refresh-token-already-used tells how long ago the refresh token was used', () => {
  expect(refresh('refresh-token-already-used', { refreshedSecondsAgo: 0 })).toMatchObject({
    certainty: 'certain',
    summary: 'This client used the same refresh token 1 second ago.',
  });
  expect(refresh('refresh-token-already-used', {})).toBeUndefined();
});

test('refresh-token-is-access-token fires on every other kind of token', () => {
  const certainty = (refreshToken: string | undefined) =>
    refresh('refresh-token-is-access-token', { refreshToken })?.certainty;
  for (const token of ['gho_abc', 'ghu_abc', 'ghp_abc', 'github_pat_abc', ' ghu_abc\n'])
    expect(certainty(token)).toBe('certain');
  for (const token of ['ghr_abc', 'abc', 'ghost', undefined])
    expect(certainty(token)).toBeUndefined();
});

test('refresh-token-too-old fires from the moment of expiry', () => {
  const certainty = (refreshTokenExpiresAt: number | undefined) =>
    refresh('refresh-token-too-old', { refreshTokenExpiresAt })?.certainty;
  expect([now - 1, now].map(certainty)).toEqual(['certain', 'certain']);
  expect([now + 1, undefined].map(certainty)).toEqual([undefined, undefined]);
});

test('a refresh and a poll without a fault have no likely cause', () => {
  expect(idsOf(errorOf('BadRefreshToken'), rightRefresh)).toEqual([]);
  expect(idsOf(errorOf('IncorrectDeviceCode'), rightPoll)).toEqual([]);
  expect(idsOf(errorOf('SlowDown'), rightPoll)).toEqual([]);
});

const poll = (id: LikelyCauseId, more: Partial<RequestFacts>) =>
  causeOf(id, errorOf('IncorrectDeviceCode'), { ...rightPoll, ...more });

test('device-code-is-user-code fires on the form of a user code', () => {
  const certainty = (deviceCode: string | undefined) =>
    poll('device-code-is-user-code', { deviceCode })?.certainty;
  for (const code of ['WDJB-MJHT', 'wdjb-mjht', 'WDJBMJHT', ' WDJB-MJHT'])
    expect(certainty(code)).toBe('certain');
  for (const code of [rightPoll.deviceCode, secret, 'WDJB-MJHTX', undefined])
    expect(certainty(code)).toBeUndefined();
});

test('device-code-is-user-code and device-code-already-used explain bad_verification_code as well', () => {
  const badCode = errorOf('BadVerificationCode');
  const facts = { ...rightPoll, deviceCode: 'WDJB-MJHT', deviceCodeUsedSecondsAgo: 7 };
  expect(idsOf(badCode, facts)).toEqual(['device-code-is-user-code', 'device-code-already-used']);
});

test('device-code-already-used tells how long ago the device code was exchanged', () => {
  expect(poll('device-code-already-used', { deviceCodeUsedSecondsAgo: 7 })).toMatchObject({
    certainty: 'likely',
    summary: 'The same device code was exchanged for a token 7 seconds ago.',
  });
  expect(poll('device-code-already-used', {})).toBeUndefined();
});

test('polled-too-early compares the time since the last poll with the interval', () => {
  const early = (secondsSinceLastPoll: number | undefined, interval?: number) =>
    causeOf('polled-too-early', errorOf('SlowDown'), { now, secondsSinceLastPoll, interval });
  expect(early(4.9, 5)).toMatchObject({
    certainty: 'certain',
    summary: 'The last poll was 4 seconds ago; the interval is 5 seconds.',
  });
  expect(early(0, 10)?.summary).toContain('1 second ago; the interval is 10 seconds');
  expect(early(4)).toBeDefined();
  expect(early(5)).toBeUndefined();
  expect(early(9, 10)).toBeDefined();
  expect(early(10, 10)).toBeUndefined();
  expect(early(undefined, 10)).toBeUndefined();
});

test('a second slow_down after a kept interval has a fast clock or a second poller as its cause', () => {
  const slowed = (more: Partial<RequestFacts>) =>
    idsOf(errorOf('SlowDown'), {
      now,
      interval: 10,
      slowDowns: 2,
      secondsSinceLastPoll: 12,
      ...more,
    });
  for (const wall of [11, 13])
    expect(slowed({ wallSecondsSinceLastPoll: wall })).toEqual(['clock-runs-fast']);
  expect(slowed({ wallSecondsSinceLastPoll: 12.1 })).toEqual(['device-code-has-second-poller']);
  expect(slowed({})).toEqual(['device-code-has-second-poller']);
  expect(slowed({ slowDowns: 1 })).toEqual([]);
  expect(slowed({ slowDowns: undefined })).toEqual([]);
  expect(slowed({ secondsSinceLastPoll: 9 })).toEqual(['polled-too-early']);
  expect(slowed({ secondsSinceLastPoll: undefined })).toEqual([]);
  expect(slowed({ interval: undefined, secondsSinceLastPoll: 5 })).toEqual([
    'device-code-has-second-poller',
  ]);
});
