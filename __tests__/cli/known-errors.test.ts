import { expect, test } from '@jest/globals';
import { errorMentioned, errorOfWord } from '../../src/cli/known-errors.js';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';

const tagOf = (word: string) => errorOfWord(word, undefined)?._tag;

test('every wire code and every tag is known', () => {
  for (const tag of tokenErrorTags) {
    for (const code of rowOf(tag).codes)
      expect(errorOfWord(code, undefined)).toMatchObject({ _tag: tag, code });
    if (tag !== 'UnrecognizedOAuthError') {
      expect(tagOf(tag)).toBe(tag);
      expect(tagOf(tag.toLowerCase())).toBe(tag);
    }
  }
});

test('GitHub\'s "Not Found" is an unknown client ID', () => {
  expect(errorOfWord('Not Found', undefined)).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    code: 'Not Found',
  });
});

test('other words of OAuth are explained as such', () => {
  expect(errorOfWord('invalid_grant', undefined)).toMatchObject({
    _tag: 'UnrecognizedOAuthError',
    code: 'invalid_grant',
  });
});

test('the codes of failures below HTTP are explained', () => {
  expect(errorOfWord('ECONNREFUSED', undefined)).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: 'ECONNREFUSED' },
  });
  expect(tagOf('CERT_HAS_EXPIRED')).toBe('NetworkFailure');
  expect(tagOf('UND_ERR_CONNECT_TIMEOUT')).toBe('NetworkFailure');
});

test('any other word is not known', () => {
  expect(['hello', 'EAT', 'UnrecognizedOAuthError', '__proto__', 'a_', '503'].map(tagOf)).toEqual(
    Array(6).fill(undefined),
  );
});

test('the hints name the GitHub in use', () => {
  const error = errorOfWord('incorrect_client_credentials', 'https://ghe.example.com');

  expect(error?.remediation.steps.join(' ')).toContain('https://ghe.example.com/settings');
});

test('a text may mention one error, by its code or its tag', () => {
  const mentioned = (text: string) => errorMentioned(text, undefined)?._tag;

  expect(mentioned('oauth2: "bad_verification_code" "The code passed is incorrect"')).toBe(
    'BadVerificationCode',
  );
  expect(mentioned('expired_token, that is token_expired')).toBe('ExpiredDeviceCode');
  expect(mentioned('x RateLimited   HTTP 429')).toBe('RateLimited');
  expect(mentioned('slow_down or access_denied')).toBeUndefined();
  expect(mentioned('nothing of the kind')).toBeUndefined();
});
