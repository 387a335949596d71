import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decoder } from 'io-ts';
import { DeviceCodeBody, ErrorBody, SuccessBody } from '../../src/codecs.js';
import { decodeOrUndefined } from '../../src/codecs/primitives.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const success = {
  access_token: 'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
  expires_in: 28800,
  refresh_token: 'ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498',
  refresh_token_expires_in: 15811200,
  scope: '',
  token_type: 'bearer',
};
const error = {
  error: 'slow_down',
  error_description: 'Too many requests have been made in the same timeframe.',
  error_uri: 'https://docs.github.com',
  interval: 10,
};
const device = {
  device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://github.com/login/device',
  expires_in: 900,
  interval: 5,
};

const accepted = (codec: Decoder<unknown, unknown>, values: readonly unknown[]) =>
  values.filter((value) => decodeOrUndefined(codec, value) !== undefined);

test('SuccessBody decodes each member into its own type', () => {
  expect(decodeOrUndefined(SuccessBody, success)).toStrictEqual({ ...success, scope: [] });
  const decoded = decodeOrUndefined(SuccessBody, {
    access_token: 'gho_x',
    scope: 'repo,gist',
    token_type: 'Bearer',
    expires_in: '5',
  });
  expect(decoded).toStrictEqual({
    access_token: 'gho_x',
    scope: ['repo', 'gist'],
    token_type: 'bearer',
    expires_in: 5,
  });
  expect(isDeepFrozen(decoded)).toBe(true);
});

test('SuccessBody rejects a body with a member of the wrong type', () => {
  const wrong = [
    { access_token: 'gho x' },
    { access_token: ['gho_x'] },
    { access_token: undefined },
    { token_type: undefined },
    { scope: ['repo'] },
    { expires_in: '1e3' },
    { refresh_token: '' },
    { refresh_token_expires_in: -1 },
  ];
  expect(
    accepted(
      SuccessBody,
      wrong.map((members) => ({ ...success, ...members })),
    ),
  ).toEqual([]);
});

test('SuccessBody decodes what it has encoded', () => {
  const scopes = fc.array(fc.stringMatching(/^[a-z:_]{1,12}$/), { maxLength: 4 });
  fc.assert(
    fc.property(scopes, fc.nat(), (scope, expires_in) => {
      const body = { access_token: 'gho_x', token_type: 'bearer', scope, expires_in };
      const encoded = SuccessBody.encode(body);
      expect(encoded.scope).toBe(scope.join(','));
      expect(decodeOrUndefined(SuccessBody, JSON.parse(JSON.stringify(encoded)))).toEqual(body);
      expect(SuccessBody.is(body)).toBe(true);
    }),
  );
  expect(SuccessBody.is(success)).toBe(false);
});

test('ErrorBody requires a code; the other members are optional', () => {
  expect(decodeOrUndefined(ErrorBody, error)).toStrictEqual(error);
  expect(decodeOrUndefined(ErrorBody, { ...error, interval: '10' })).toStrictEqual(error);
  expect(decodeOrUndefined(ErrorBody, { error: 'access_denied', state: 'x' })).toStrictEqual({
    error: 'access_denied',
  });
  expect(ErrorBody.is({ error: 'Not Found' })).toBe(true);
  expect(
    accepted(ErrorBody, [
      {},
      { error: '' },
      { error: 5 },
      { error: 'x', error_description: [] },
      success,
    ]),
  ).toEqual([]);
});

test('DeviceCodeBody requires every member except the interval', () => {
  expect(decodeOrUndefined(DeviceCodeBody, device)).toStrictEqual(device);
  const optional = Object.keys(device).filter(
    (name) => decodeOrUndefined(DeviceCodeBody, { ...device, [name]: undefined }) !== undefined,
  );
  expect(optional).toEqual(['interval']);
});
