import { expect, test } from '@jest/globals';
import { codeChallengeOf, randomText } from '../../src/authorize/pkce.js';

test('codeChallengeOf() returns the code challenge of the example in RFC 7636', async () => {
  expect(await codeChallengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('randomText() returns 43 characters of base64url, never the same', () => {
  const texts = Array.from({ length: 100 }, randomText);

  expect(texts.filter((text) => !/^[\w-]{43}$/.test(text))).toEqual([]);
  expect(new Set(texts).size).toBe(100);
});
