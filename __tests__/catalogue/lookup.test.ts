import { describe, expect, test } from '@jest/globals';
import { rowOf, tagOfCode, tokenErrorTags } from '../../src/catalogue/lookup.js';

const codes = tokenErrorTags.flatMap((tag) => rowOf(tag).codes.map((code) => ({ code, tag })));

describe('tagOfCode', () => {
  test.each(codes)('$code means $tag under every status', ({ code, tag }) => {
    for (const status of [0, 200, 400, 401, 403, 404, 422, 429, 500, 503])
      expect(tagOfCode(code, status)).toBe(tag);
  });

  test('"Not Found" means an unknown client ID under 404 only', () => {
    expect(tagOfCode('Not Found', 404)).toBe('IncorrectClientCredentials');
    for (const status of [0, 200, 400, 401, 403, 410, 500])
      expect(tagOfCode('Not Found', status)).toBeUndefined();
  });

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'BadVerificationCode',
    'BAD_VERIFICATION_CODE',
    'bad_verification_code ',
    'not found',
    'invalid_grant',
    'user_denied',
    'server_error',
  ])('"%s" means nothing', (code) => {
    for (const status of [200, 404]) expect(tagOfCode(code, status)).toBeUndefined();
  });
});
