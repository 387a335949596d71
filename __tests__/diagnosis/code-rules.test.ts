import { describe, expect, test } from '@jest/globals';
import type { Sent } from '../../src/diagnosis/sent.js';
import { errorOf, idsOf, now, right, rightPoll, told } from './requests.js';

const error = errorOf('BadVerificationCode');
const state = right.authorization?.state ?? '';
const tell = (rule: string, code: unknown) =>
  told(`code-${rule}`, error, { ...right, code } as Sent);

test('a right request has at most the causes that nobody can see', () => {
  expect(idsOf(error, right)).toEqual(['code-used-or-expired']);
});

describe('code-missing', () => {
  test.each([undefined, null, '', ' ', 'undefined', 'null', '"null"'])('fires on %j', (code) => {
    expect(tell('missing', code)?.certainty).toBe('certain');
  });

  test('fires where the grant or an undefined code tells of it', () => {
    expect(told('code-missing', error, { now, grant: 'authorization_code' })).toBeDefined();
    expect(told('code-missing', error, { now, code: undefined })).toBeDefined();
  });

  test('is silent where no code is told of, and on other grants', () => {
    expect(told('code-missing', error, { now, clientId: 'x' })).toBeUndefined();
    expect(told('code-missing', error, rightPoll)).toBeUndefined();
  });
});

test.each([
  ['undefined', 'missing'],
  ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'is-token'],
  ['ghr_16C7e42F292c6912E7710c838347Ae178B4a ', 'is-token'],
  ['github_pat_11AAAAAAA0', 'is-token'],
  [state, 'is-state'],
  ['e72e16c7e42f292c6912#_=_', 'has-query-tail'],
  ['e72e16c7e42f292c6912&state=x', 'has-query-tail'],
  ['e72e16c7e42f292c6912?error=access_denied', 'has-query-tail'],
  ['code=e72e16c7e42f292c6912', 'has-query-tail'],
  ['https://app.example.com/cb?code=e72e16c7e42f292c6912', 'has-query-tail'],
  ['e72e16c7%2Fe42f292c6912', 'is-percent-encoded'],
  [' e72e16c7e42f292c6912', 'has-whitespace'],
  ['e72e16c7e42f292c6912\n', 'has-whitespace'],
  ['e72e16c7 e42f292c6912', 'has-whitespace'],
  ['setImmediate$0.8134', 'of-unusual-form'],
  ['"e72e16c7e42f292c6912"', 'of-unusual-form'],
  ['E72E16C7E42F292C6912', 'of-unusual-form'],
  ['e72e16c7e42f292c691', 'of-unusual-form'],
  ['SplxlOBeZQQYbYS6WxSbIA==', 'of-unusual-form'],
  ['ghost_writer', 'of-unusual-form'],
])('the code %j has one fault: %s', (code, rule) => {
  expect(idsOf(error, { ...right, code })).toEqual([`code-${rule}`]);
});

test('faults are as certain as they can be', () => {
  const certainties = (code: string) =>
    told(idsOf(error, { ...right, code })[0] ?? '', error, { ...right, code })?.certainty;
  expect(certainties('gho_abc')).toBe('certain');
  expect(certainties(state)).toBe('certain');
  expect(certainties('a#b')).toBe('likely');
  expect(certainties('a%20b')).toBe('likely');
  expect(certainties('a b')).toBe('likely');
  expect(certainties('abc')).toBe('possible');
});

test('whitespace in a code is named', () => {
  expect(tell('has-whitespace', 'e72e16c7e42f292c6912\n')?.summary).toBe(
    'The authorization code ends with a newline.',
  );
});

test('an unusual code is told of by its length', () => {
  expect(tell('of-unusual-form', 'abc')?.summary).toBe(
    "The authorization code is 3 characters long; GitHub's are 20 hexadecimal digits.",
  );
});

describe('code-already-exchanged', () => {
  test.each([
    [0, '1 second'],
    [0.2, '1 second'],
    [1, '1 second'],
    [3, '3 seconds'],
    [119, '119 seconds'],
    [600, '10 minutes'],
  ])('tells that it was %d seconds ago', (exchangedSecondsAgo, words) => {
    expect(told('code-already-exchanged', error, { ...right, exchangedSecondsAgo })).toMatchObject({
      certainty: 'certain',
      summary: `This client exchanged the same code ${words} ago.`,
      source: 'https://github.com/soofstad/react-oauth2-pkce/issues/39',
    });
  });

  test('is silent on what is no time', () => {
    for (const exchangedSecondsAgo of [undefined, Number.NaN])
      expect(
        told('code-already-exchanged', error, { ...right, exchangedSecondsAgo }),
      ).toBeUndefined();
  });
});

describe('code-waited-too-long', () => {
  const waited = (callbackAgo: number | undefined, startedAgo?: number) =>
    told('code-waited-too-long', error, {
      ...right,
      callbackAt: callbackAgo === undefined ? undefined : now - callbackAgo * 1000,
      authorization: startedAgo === undefined ? undefined : { startedAt: now - startedAgo * 1000 },
    });

  test('fires more than 10 minutes after the callback', () => {
    expect(waited(1200)).toMatchObject({
      certainty: 'certain',
      summary: 'The callback arrived 20 minutes before the exchange.',
    });
    expect(waited(601)).toBeDefined();
  });

  test('is less sure where only the beginning of the sign-in is known', () => {
    expect(waited(undefined, 700)).toMatchObject({
      certainty: 'likely',
      summary: 'The sign-in began 12 minutes before the exchange.',
    });
  });

  test('is silent up to 10 minutes, and on a slow sign-in with a fresh callback', () => {
    expect(waited(600)).toBeUndefined();
    expect(waited(1, 3600)).toBeUndefined();
    expect(waited(undefined, 600)).toBeUndefined();
    expect(waited(undefined)).toBeUndefined();
    expect(waited(-1200)).toBeUndefined();
  });
});

describe('code-of-other-client', () => {
  const other = (clientId: string | undefined, began: string | undefined) =>
    told('code-of-other-client', error, { ...right, clientId, authorization: { clientId: began } });

  test('fires where another client ID began the sign-in', () => {
    expect(other('Ov23liTestTestTest00', 'Ov23liTestTestTest01')?.certainty).toBe('certain');
  });

  test('is silent on the same one, and where one is not known', () => {
    expect(other('Ov23liTestTestTest00', 'Ov23liTestTestTest00')).toBeUndefined();
    expect(other('Ov23liTestTestTest00', undefined)).toBeUndefined();
    expect(other(undefined, 'Ov23liTestTestTest00')).toBeUndefined();
  });
});

describe('code-used-or-expired', () => {
  test('speaks of 10 minutes only where they may be over', () => {
    expect(tell('used-or-expired', right.code)?.summary).toBe(
      'The code may have been used before.',
    );
    expect(told('code-used-or-expired', error, { ...right, callbackAt: undefined })?.summary).toBe(
      'The code may have been used before, or be older than 10 minutes.',
    );
  });

  test('is left out where a rule explains the error', () => {
    expect(idsOf(error, { ...right, exchangedSecondsAgo: 1 })).toEqual(['code-already-exchanged']);
  });
});
