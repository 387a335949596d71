import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSerialized } from '../../src/cli/read-serialized.js';
import { TokenExchangeError } from '../../src/handling/unwrap.js';
import { decode, json } from '../support/answers.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const cause = {
  id: 'client-secret-missing',
  certainty: 'certain',
  summary: 'The client secret is empty.',
  fix: 'Set it.',
  source: 'https://github.com/a/b/issues/1',
};

test('every error comes back as it was', () => {
  for (const error of everyError()) expect(readSerialized(copy(error))).toEqual(copy(error));
});

test('a token comes back as it was', () => {
  const success = decode(
    json({ access_token: 'gho_x', scope: 'repo', expires_in: 5, refresh_token: 'ghr_x' }),
  );

  expect(readSerialized(copy(success))).toEqual(success);
});

test('a response is found inside a log line and a thrown error', () => {
  const [error] = everyError();
  if (error === undefined) throw new Error('no sample');

  expect(readSerialized(copy({ level: 50, err: new TokenExchangeError(error) }))).toEqual(
    copy(error),
  );
  expect(readSerialized({ a: { b: { c: { d: copy(error) } } } })).toBeUndefined();
});

test('a Success has none of the other members of its text, which may be secrets', () => {
  const known = { _tag: 'Success', accessToken: 'x', tokenType: 'bearer', scopes: ['a'] };
  expect(readSerialized({ ...known, raw: { access_token: 'gho_x' } })).toEqual(known);
});

describe('what does not fit is no response', () => {
  const [error] = everyError().map((one) => copy(one) as Record<string, unknown>);
  const remediation = error?.['remediation'] as Record<string, unknown>;

  test.each([
    ['no object', 'BadVerificationCode'],
    ['a list', [error]],
    ['another tag', { ...error, _tag: 'Other' }],
    ['no tag', { ...error, _tag: 1 }],
    ['a tag of a prototype', { ...error, _tag: '__proto__' }],
    ['no description', { ...error, description: undefined }],
    ['a status that is no number', { ...error, status: '200' }],
    ['a code that is no text', { ...error, code: 1 }],
    ['a request id that is no text', { ...error, requestId: 1 }],
    ['no retryable', { ...error, retryable: 'no' }],
    ['no remediation', { ...error, remediation: undefined }],
    ['an unknown action', { ...error, remediation: { ...remediation, action: 'dance' } }],
    ['an unknown actor', { ...error, remediation: { ...remediation, actor: 'you' } }],
    ['no summary', { ...error, remediation: { ...remediation, summary: 1 } }],
    ['steps that are no texts', { ...error, remediation: { ...remediation, steps: [1] } }],
    ['no steps', { ...error, remediation: { ...remediation, steps: 'one' } }],
    ['no causes', { ...error, remediation: { ...remediation, likelyCauses: null } }],
    ['a cause of no kind', { ...error, remediation: { ...remediation, likelyCauses: [1] } }],
    [
      'a cause of unknown certainty',
      { ...error, remediation: { ...remediation, likelyCauses: [{ ...cause, certainty: 'so' }] } },
    ],
    ['a token that is no text', { _tag: 'Success', accessToken: 1, tokenType: 'a', scopes: [] }],
    ['scopes that are no list', { _tag: 'Success', accessToken: 'a', tokenType: 'a', scopes: '' }],
    ['a scope that is no text', { _tag: 'Success', accessToken: 'a', tokenType: 'a', scopes: [1] }],
    [
      'an expiry that is no number',
      { _tag: 'Success', accessToken: 'a', tokenType: 'a', scopes: [], expiresIn: '5' },
    ],
  ])('%s', (_, value) => {
    expect(readSerialized(value)).toBeUndefined();
  });

  test('a field of its own that is missing or of the wrong type', () => {
    const samples = everyError().map((one) => copy(one) as Record<string, unknown>);
    const withTag = (tag: string) => samples.find((one) => one['_tag'] === tag);

    expect(readSerialized({ ...withTag('RequestTimedOut'), timeoutMs: undefined })).toBeUndefined();
    expect(readSerialized({ ...withTag('RequestTimedOut'), timeoutMs: '1' })).toBeUndefined();
    expect(readSerialized({ ...withTag('NetworkFailure'), cause: 'ECONNRESET' })).toBeUndefined();
    expect(readSerialized({ ...withTag('NetworkFailure'), cause: {} })).toBeUndefined();
    expect(readSerialized({ ...withTag('UnexpectedResponse'), bodyExcerpt: 1 })).toBeUndefined();
    expect(readSerialized({ ...withTag('RateLimited'), retryAfterSeconds: 'a' })).toBeUndefined();
  });
});

test('a cause is kept', () => {
  const [error] = everyError().map((one) => copy(one) as Record<string, unknown>);
  const remediation = { ...(error?.['remediation'] as object), likelyCauses: [cause] };

  expect(readSerialized({ ...error, remediation })).toMatchObject({ remediation });
});

test('texts lose what could move a cursor, and what looks like a secret', () => {
  const [error] = everyError().map((one) => copy(one) as Record<string, unknown>);
  const description = 'a\u001b[2Jb gho_16C7e42F292c6912E7710c838347Ae178B4a';

  expect(readSerialized({ ...error, description })).toMatchObject({ description: 'a [2Jb ***' });
});

test('it never throws, and depth has an end', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as object;

  expect(readSerialized(deep)).toBeUndefined();
  expect(readSerialized({ ...deep, _tag: 'StateMismatch' })).toBeUndefined();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => readSerialized(value)).not.toThrow();
    }),
    runsOf(),
  );
});
