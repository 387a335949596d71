import { describe, expect, test } from '@jest/globals';
import {
  Amount,
  AnyText,
  HttpsUrl,
  TrueOrFalse,
  WebAddress,
} from '../../src/codecs/plain-values.js';
import { read } from '../../src/codecs/read.js';

const others = [undefined, null, {}, [], ['x'], { toString: () => 'https://x' }];

test.each(['', ' ', 'x', '\u0000\ud800'])('%j is a text as it stands', (value) => {
  expect(read(AnyText, value)).toBe(value);
});

test.each([...others, 5, true])('%j is no text', (value) => {
  expect(read(AnyText, value)).toBeUndefined();
});

test.each([0, 5, 0.5, Number.MAX_VALUE])('%j is an amount', (value) => {
  expect(read(Amount, value)).toBe(value);
});

test.each([...others, -1, -0.5, NaN, Infinity, -Infinity, '5', true])(
  '%j is no amount',
  (value) => {
    expect(read(Amount, value)).toBeUndefined();
  },
);

test('a boolean is one, and nothing else is', () => {
  expect(read(TrueOrFalse, true)).toBe(true);
  expect(read(TrueOrFalse, false)).toBe(false);
  for (const value of [...others, 0, 1, 'true', ''])
    expect(read(TrueOrFalse, value)).toBeUndefined();
});

describe('an https URL', () => {
  test.each([
    'https://docs.github.com',
    'https://docs.github.com/',
    'https://docs.github.com/en/apps?x=y#access-denied',
    'https://ghes.example:8443/path/%C3%A4@b',
    'https://[::1]/x',
    'https://x?y',
    'https://x#y',
  ])('is %s', (value) => {
    expect(read(HttpsUrl, value)).toBe(value);
  });

  test.each([
    'http://docs.github.com',
    'HTTPS://docs.github.com',
    'javascript:alert(1)',
    ' https://docs.github.com',
    'https://docs.github.com/a b',
    'https://docs.github.com/\n',
    'https://docs.github.com/ä',
    'https://docs.github.com@evil.example/',
    'https://user:password@docs.github.com/',
    'https://evil.example\\@docs.github.com/',
    'https:docs.github.com',
    'https:///docs.github.com',
    'https://',
    'https://x:99999999/',
    'https://[::1/',
    '//docs.github.com',
    '/en/apps',
    '',
    5,
    ...others,
  ])('is not %j', (value) => {
    expect(read(HttpsUrl, value)).toBeUndefined();
  });
});

test('the address to type a user code at is one on the web', () => {
  for (const value of ['https://github.com/login/device', 'http://127.0.0.1:8080/login/device'])
    expect(read(WebAddress, value)).toBe(value);
  for (const value of [
    'javascript:alert(1)',
    'ftp://x',
    '/login/device',
    ' http://x',
    '',
    5,
    'http://verify.me',
    'http://localhost.evil.com',
    'https://user@github.com',
    'https://a\\b',
    'https://x/\u001b[31m',
    'https://',
    `https://x/${'y'.repeat(2000)}`,
  ])
    expect(read(WebAddress, value)).toBeUndefined();
});
