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

test.each(['gho_swordfish-and-chips', 'swordfish-and-chips'])(
  'redactTokenResponse() masks the token %s in the scopes and the token type',
  (token) => {
    const shown = redactTokenResponse(
      decode(
        json({
          access_token: token,
          refresh_token: `r-${token}`,
          scope: `repo,${token},r-${token}`,
          token_type: token,
        }),
      ),
    );
    expect(JSON.stringify(shown)).not.toContain('swordfish');
    expect(shown).toHaveProperty('scopes.0', 'repo');
    expect(isDeepFrozen(shown)).toBe(true);
  },
);

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
