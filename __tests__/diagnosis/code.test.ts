import { expect, test } from '@jest/globals';
import type { RequestFacts } from '../../src/decode.js';
import {
  causeOf,
  codeChallenge,
  codeVerifier,
  errorOf,
  idsOf,
  now,
  right,
  rightPoll,
} from './requests.js';

const error = errorOf('BadVerificationCode');
const badCredentials = errorOf('IncorrectClientCredentials');
const server = 'https://ghe.example.com';
const state = right.authorization?.state ?? '';
const withCode = (code: unknown) => ({ ...right, code }) as RequestFacts;

test('code-missing fires on an empty code and on words for a missing value', () => {
  const codes = [undefined, null, '', ' ', 'undefined', 'null', '"null"'];
  const violations = codes.filter(
    (code) => causeOf('code-missing', error, withCode(code))?.certainty !== 'certain',
  );
  expect(violations).toEqual([]);
});

test('code-missing fires only if the grant or a code member says that a code was expected', () => {
  expect(causeOf('code-missing', error, { now, grant: 'authorization_code' })).toBeDefined();
  expect(causeOf('code-missing', error, { now, code: undefined })).toBeDefined();
  expect(causeOf('code-missing', error, { now, clientId: 'x' })).toBeUndefined();
  expect(causeOf('code-missing', error, rightPoll)).toBeUndefined();
});

test('a code has exactly one fault, with the certainty of its rule', () => {
  const faults = [
    ['undefined', 'missing', 'certain'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'is-token', 'certain'],
    ['ghr_16C7e42F292c6912E7710c838347Ae178B4a ', 'is-token', 'certain'],
    ['github_pat_11AAAAAAA0', 'is-token', 'certain'],
    [state, 'is-state', 'certain'],
    ['e72e16c7e42f292c6912#_=_', 'has-query-tail', 'likely'],
    ['e72e16c7e42f292c6912&state=x', 'has-query-tail', 'likely'],
    ['e72e16c7e42f292c6912?error=access_denied', 'has-query-tail', 'likely'],
    ['code=e72e16c7e42f292c6912', 'has-query-tail', 'likely'],
    ['https://app.example.com/cb?code=e72e16c7e42f292c6912', 'has-query-tail', 'likely'],
    ['e72e16c7%2Fe42f292c6912', 'is-percent-encoded', 'likely'],
    [' e72e16c7e42f292c6912', 'has-whitespace', 'likely'],
    ['e72e16c7e42f292c6912\n', 'has-whitespace', 'likely'],
    ['e72e16c7 e42f292c6912', 'has-whitespace', 'likely'],
    ['setImmediate$0.8134', 'of-unusual-form', 'possible'],
    ['"e72e16c7e42f292c6912"', 'of-unusual-form', 'possible'],
    ['E72E16C7E42F292C6912', 'of-unusual-form', 'possible'],
    ['e72e16c7e42f292c691', 'of-unusual-form', 'possible'],
    ['SplxlOBeZQQYbYS6WxSbIA==', 'of-unusual-form', 'possible'],
    ['ghost_writer', 'of-unusual-form', 'possible'],
  ] as const;
  for (const [code, rule, certainty] of faults) {
    expect(idsOf(error, withCode(code))).toEqual([`code-${rule}`]);
    expect(causeOf(`code-${rule}`, error, withCode(code))?.certainty).toBe(certainty);
  }
});

test('code-has-whitespace names the character', () => {
  expect(causeOf('code-has-whitespace', error, withCode('e72e16c7e42f292c6912\n'))?.summary).toBe(
    'The authorization code ends with a newline.',
  );
});

test('code-of-unusual-form tells the length of the code', () => {
  expect(causeOf('code-of-unusual-form', error, withCode('abc'))?.summary).toBe(
    "The authorization code has 3 characters; GitHub's have 20 hexadecimal digits.",
  );
});

test('code-already-exchanged tells how long ago the code was exchanged', () => {
  const exchanged = (exchangedSecondsAgo: number | undefined) =>
    causeOf('code-already-exchanged', error, { ...right, exchangedSecondsAgo });
  const durations = [
    [0, '1 second'],
    [0.2, '1 second'],
    [1, '1 second'],
    [3, '3 seconds'],
    [119, '119 seconds'],
    [600, '10 minutes'],
    [620, '10 minutes'],
    [28_700, '8 hours'],
    [7_000_000, '81 days'],
  ] as const;
  for (const [seconds, words] of durations)
    expect(exchanged(seconds)).toMatchObject({
      certainty: 'certain',
      summary: `This client exchanged the same code ${words} ago.`,
      source: 'https://github.com/soofstad/react-oauth2-pkce/issues/39',
    });
  expect(exchanged(undefined)).toBeUndefined();
  expect(exchanged(Number.NaN)).toBeUndefined();
});

test('code-waited-too-long fires more than 10 minutes after the callback or the start of the sign-in', () => {
  const waited = (callbackAgo: number | undefined, startedAgo?: number) =>
    causeOf('code-waited-too-long', error, {
      ...right,
      callbackAt: callbackAgo === undefined ? undefined : now - callbackAgo * 1000,
      authorization: startedAgo === undefined ? undefined : { startedAt: now - startedAgo * 1000 },
    });
  expect(waited(1200)).toMatchObject({
    certainty: 'certain',
    summary: 'The callback arrived 20 minutes before the exchange.',
  });
  expect(waited(undefined, 700)).toMatchObject({
    certainty: 'likely',
    summary: 'The sign-in began 12 minutes before the exchange.',
  });
  expect(waited(601)).toBeDefined();
  expect(waited(600)).toBeUndefined();
  expect(waited(1, 3600)).toBeUndefined();
  expect(waited(undefined, 600)).toBeUndefined();
  expect(waited(undefined)).toBeUndefined();
  expect(waited(-1200)).toBeUndefined();
});

test('code-of-other-client fires if the sign-in began with another client ID', () => {
  const other = (clientId: string | undefined, began: string | undefined) =>
    causeOf('code-of-other-client', error, {
      ...right,
      clientId,
      authorization: { clientId: began },
    })?.certainty;
  expect(other('Ov23liTestTestTest00', 'Ov23liTestTestTest01')).toBe('certain');
  expect(other('Ov23liTestTestTest00', 'Ov23liTestTestTest00')).toBeUndefined();
  expect(other('Ov23liTestTestTest00', undefined)).toBeUndefined();
  expect(other(undefined, 'Ov23liTestTestTest00')).toBeUndefined();
});

test('code-verifier-missing fires if a challenge was sent to a host with PKCE', () => {
  const missing = (more: Partial<RequestFacts>, cause = error) =>
    causeOf('code-verifier-missing', cause, { ...right, ...more })?.certainty;
  for (const refused of [error, badCredentials])
    for (const given of [undefined, ''])
      expect(missing({ codeVerifier: given }, refused)).toBe('likely');
  expect(missing({ codeVerifier: undefined, baseUrl: 'https://octo.ghe.com' })).toBe('likely');
  expect(missing({})).toBeUndefined();
  expect(missing({ codeVerifier: undefined, authorization: {} })).toBeUndefined();
  expect(missing({ codeVerifier: undefined, authorization: undefined })).toBeUndefined();
  expect(missing({ codeVerifier: undefined, baseUrl: server })).toBeUndefined();
});

test('code-verifier-does-not-match fires on the code verifier of another sign-in', () => {
  const differs = (more: Partial<RequestFacts>, cause = error) =>
    causeOf('code-verifier-does-not-match', cause, { ...right, ...more })?.certainty;
  const codeChallengeOfVerifier = `${codeChallenge.slice(1)}x`;
  for (const refused of [error, badCredentials])
    expect(differs({ codeChallengeOfVerifier }, refused)).toBe('likely');
  expect(differs({})).toBeUndefined();
  expect(differs({ codeChallengeOfVerifier: undefined })).toBeUndefined();
  expect(differs({ codeChallengeOfVerifier, authorization: {} })).toBeUndefined();
  expect(differs({ codeChallengeOfVerifier, codeVerifier: '' })).toBeUndefined();
  expect(differs({ codeChallengeOfVerifier, codeVerifier, baseUrl: server })).toBeUndefined();
});

test('code-used-or-expired is the only cause of a request without a fault', () => {
  expect(idsOf(error, right)).toEqual(['code-used-or-expired']);
  expect(idsOf(error, { ...right, exchangedSecondsAgo: 1 })).toEqual(['code-already-exchanged']);
});

test('code-used-or-expired mentions 10 minutes only if the time of the callback is not known', () => {
  const summary = (facts: RequestFacts) => causeOf('code-used-or-expired', error, facts)?.summary;
  expect(summary(right)).toBe('The code may have been used before.');
  expect(summary({ ...right, callbackAt: undefined })).toBe(
    'The code may have been used before, or be older than 10 minutes.',
  );
});

test('the rules of the authorization code and of PKCE are silent in the device flow', () => {
  const exchange = { ...right, callbackAt: now - 1_200_000, exchangedSecondsAgo: 3, clientId: 'x' };
  const codes = [undefined, '', 'gho_abc', state, 'a&b=c', 'a%20b', ' a', 'abc'];
  const poll = { ...exchange, ...rightPoll, codeVerifier: 'a'.repeat(43) };
  expect(codes.flatMap((code) => idsOf(error, { ...poll, code }))).toEqual([]);
  expect(idsOf(badCredentials, { ...poll, codeVerifier: undefined })).not.toContain(
    'code-verifier-missing',
  );
});
