import { describe, expect, test } from '@jest/globals';
import { buildSuccess } from '../../src/decode/build-success.js';

const now = 1_000_000;
const build = (members: Readonly<Record<string, unknown>>) =>
  buildSuccess({ access_token: 'gho_x', ...members }, now);

describe('the type of the token', () => {
  test.each([
    ['bearer', 'bearer'],
    ['Bearer', 'bearer'],
    ['BEARER', 'bearer'],
    [' bearer ', 'bearer'],
    ['mac', 'mac'],
  ])('%j is %s', (token_type, tokenType) => {
    expect(build({ token_type })).toMatchObject({ tokenType });
  });

  test.each([undefined, null, '', 5, ['bearer'], 'bearer\r\nx: y', 'bearer x'])(
    '%j counts as absent, which means bearer',
    (token_type) => {
      expect(build({ token_type })).toMatchObject({ tokenType: 'bearer' });
    },
  );
});

describe('the scopes', () => {
  test.each([
    ['repo,gist', ['repo', 'gist']],
    ['repo gist', ['repo', 'gist']],
    ['', []],
    [undefined, []],
    [null, []],
    [['repo'], []],
  ])('%j are %j', (scope, scopes) => {
    expect(build({ scope })).toMatchObject({ scopes });
  });
});

describe('the expiry', () => {
  test.each([
    [28800, 28800],
    ['28800', 28800],
    [0, 0],
  ])('%j is in seconds, and by the clock in milliseconds', (expires_in, seconds) => {
    expect(build({ expires_in, refresh_token_expires_in: expires_in })).toMatchObject({
      expiresIn: seconds,
      expiresAt: now + seconds * 1000,
      refreshTokenExpiresIn: seconds,
      refreshTokenExpiresAt: now + seconds * 1000,
    });
  });

  test.each([undefined, null, '', 'soon', -1, 1.5, NaN, [28800]])(
    '%j counts as absent',
    (value) => {
      const success = build({ expires_in: value, refresh_token_expires_in: value });
      expect(Object.keys(success ?? {}).toSorted()).toEqual([
        '_tag',
        'accessToken',
        'scopes',
        'tokenType',
      ]);
    },
  );
});

test.each([undefined, null, '', 5, 'ghr x', ['ghr_x']])(
  'the refresh token %j counts as absent, and hides no access token',
  (refresh_token) => {
    expect(build({ refresh_token })).not.toHaveProperty('refreshToken');
    expect(build({ refresh_token })).toMatchObject({ accessToken: 'gho_x' });
  },
);

test('without an access token there is none', () => {
  expect(buildSuccess({}, now)).toBeUndefined();
  expect(buildSuccess({ refresh_token: 'ghr_x', expires_in: 5 }, now)).toBeUndefined();
});
