import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { read } from '../../src/codecs/read.js';
import { DeviceCodeBody, ErrorBody, SuccessBody } from '../../src/codecs/wire-bodies.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const success = {
  access_token: 'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
  expires_in: 28800,
  refresh_token: 'ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498',
  refresh_token_expires_in: 15811200,
  scope: '',
  token_type: 'bearer',
};

describe('the body of a success', () => {
  test('is read into the types of its members', () => {
    expect(read(SuccessBody, success)).toStrictEqual({ ...success, scope: [] });
    expect(
      read(SuccessBody, {
        access_token: 'gho_x',
        scope: 'repo,gist',
        token_type: 'Bearer',
        expires_in: '5',
      }),
    ).toStrictEqual({
      access_token: 'gho_x',
      scope: ['repo', 'gist'],
      token_type: 'bearer',
      expires_in: 5,
    });
  });

  test.each([
    ['access_token', 'gho x'],
    ['access_token', ['gho_x']],
    ['access_token', undefined],
    ['token_type', undefined],
    ['scope', ['repo']],
    ['expires_in', '1e3'],
    ['refresh_token', ''],
    ['refresh_token_expires_in', -1],
  ])('whose %s is %j is none', (name, value) => {
    expect(read(SuccessBody, { ...success, [name]: value })).toBeUndefined();
  });

  test('that was read can be written and read again', () => {
    const scopes = fc.array(fc.stringMatching(/^[a-z:_]{1,12}$/), { maxLength: 4 });
    fc.assert(
      fc.property(scopes, fc.nat(), (scope, expires_in) => {
        const body = { access_token: 'gho_x', token_type: 'bearer', scope, expires_in };
        const written = SuccessBody.encode(body);
        expect(written.scope).toBe(scope.join(','));
        expect(read(SuccessBody, JSON.parse(JSON.stringify(written)))).toEqual(body);
        expect(SuccessBody.is(body)).toBe(true);
      }),
    );
    expect(SuccessBody.is(success)).toBe(false);
  });
});

test('the body of an error has a code, and may have the rest', () => {
  const error = {
    error: 'slow_down',
    error_description: 'Too many requests have been made in the same timeframe.',
    error_uri: 'https://docs.github.com',
    interval: 10,
  };
  expect(read(ErrorBody, error)).toStrictEqual(error);
  expect(read(ErrorBody, { error: 'access_denied', state: 'x' })).toStrictEqual({
    error: 'access_denied',
  });
  expect(ErrorBody.is({ error: 'Not Found' })).toBe(true);
  expect(read(ErrorBody, { ...error, interval: '10' })).toStrictEqual(error);
  for (const broken of [
    {},
    { error: '' },
    { error: 5 },
    { error: 'x', error_description: [] },
    success,
  ])
    expect(read(ErrorBody, broken)).toBeUndefined();
});

test('the body of a device code has everything but the interval', () => {
  const body = {
    device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://github.com/login/device',
    expires_in: 900,
    interval: 5,
  };
  expect(read(DeviceCodeBody, body)).toStrictEqual(body);
  for (const name of Object.keys(body)) {
    const decoded = read(DeviceCodeBody, { ...body, [name]: undefined });
    if (name === 'interval') expect(decoded).not.toHaveProperty('interval');
    else expect(decoded).toBeUndefined();
  }
});

test('what is read is frozen', () => {
  expect(isDeepFrozen(read(SuccessBody, { ...success, scope: 'repo,gist' }))).toBe(true);
});
