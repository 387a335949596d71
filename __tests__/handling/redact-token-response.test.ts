import { expect, test } from '@jest/globals';
import { redactTokenResponse } from '../../src/handling/redact-token-response.js';
import { decode, json } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';

const members = { access_token: 'ghu_swordfish', scope: 'repo', expires_in: 60 };

test('the tokens of a Success are replaced, and everything else stays', () => {
  const success = decode(json({ ...members, refresh_token: 'ghr_swordfish' }));
  const shown = redactTokenResponse(success);
  expect(shown).toEqual({ ...success, accessToken: '[redacted]', refreshToken: '[redacted]' });
  expect(JSON.stringify(shown)).not.toContain('swordfish');
  expect(isDeepFrozen(shown)).toBe(true);
});

test('no refresh token is invented', () => {
  expect(redactTokenResponse(decode(json(members)))).not.toHaveProperty('refreshToken');
});

test('the response itself keeps its tokens', () => {
  const success = decode(json(members));
  redactTokenResponse(success);
  expect(success).toMatchObject({ accessToken: 'ghu_swordfish' });
});

test.each(everyError())('$_tag comes back as it is', (error) => {
  expect(redactTokenResponse(error)).toBe(error);
});
