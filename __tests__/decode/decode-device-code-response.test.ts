import { describe, expect, test } from '@jest/globals';
import { decodeDeviceCodeResponse } from '../../src/decode/decode-device-code-response.js';
import type { Answer } from '../../src/decode/answer.js';
import type { DecodeOptions } from '../../src/decode/decode-options.js';
import { form, json, receivedAt } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const decode = (answer: Answer, options: DecodeOptions = {}) =>
  decodeDeviceCodeResponse(answer, { receivedAt, ...options });

const members = {
  device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://github.com/login/device',
  expires_in: '899',
  interval: '5',
};

describe('a device code', () => {
  test('is read from JSON and from form data', () => {
    const expected = {
      _tag: 'DeviceCode',
      deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
      userCode: 'WDJB-MJHT',
      verificationUri: 'https://github.com/login/device',
      expiresIn: 899,
      expiresAt: receivedAt + 899_000,
      interval: 5,
    };
    expect(decode(form(members))).toEqual(expected);
    expect(decode(json(members))).toEqual(expected);
    expect(decode(json({ ...members, expires_in: 899, interval: 5 }))).toEqual(expected);
  });

  test('is read from the example of the documentation, with its line feeds and its invalid escape', () => {
    const body =
      'device_code=3584d83530557fdd1f46\n&expires_in=900\n&interval=5\n&user_code=WDJB-MJHT\n&verification_uri=https%3A%2F%github.com%2Flogin%2Fdevice';
    expect(decode({ status: 200, body })).toMatchObject({
      _tag: 'DeviceCode',
      deviceCode: '3584d83530557fdd1f46',
      interval: 5,
      verificationUri: 'https://github.com/login/device',
    });
  });

  test('has the defaults of the standard for what was left out or is of the wrong type', () => {
    const { device_code, user_code } = members;
    for (const wrong of [{}, { expires_in: 'soon', interval: -1, verification_uri: 5 }])
      expect(decode(json({ device_code, user_code, ...wrong }))).toMatchObject({
        expiresIn: 900,
        interval: 5,
        verificationUri: 'https://github.com/login/device',
      });
  });

  test('is shown where the host in use has its page', () => {
    const { device_code, user_code } = members;
    expect(
      decode(json({ device_code, user_code }), { baseUrl: 'https://ghe.example.com' }),
    ).toMatchObject({ verificationUri: 'https://ghe.example.com/login/device' });
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/login/device', 'https://', 'x'])(
    'sends nobody to %s',
    (verification_uri) => {
      expect(decode(json({ ...members, verification_uri }))).toMatchObject({
        verificationUri: 'https://github.com/login/device',
      });
    },
  );

  test('is plain frozen data', () => {
    const code = decode(json(members));
    expect(isDeepFrozen(code)).toBe(true);
    expect(structuredClone(code)).toEqual(code);
  });
});

describe('no device code', () => {
  test.each([
    { device_code: 5 },
    { device_code: '' },
    { device_code: 'a b' },
    { device_code: ['x'] },
    { user_code: null },
    { user_code: ' ' },
  ])('%j', (wrong) => {
    expect(decode(json({ ...members, ...wrong }))).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'neither-token-nor-error',
    });
  });

  test('beside an error', () => {
    expect(decode(json({ ...members, error: 'device_flow_disabled' }, 400))).toMatchObject({
      _tag: 'DeviceFlowDisabled',
      status: 400,
    });
  });

  test('in a body that was cut off', () => {
    expect(decode({ ...json(members), truncated: true })).toMatchObject({ reason: 'too-large' });
  });

  test('in the answer with a token', () => {
    expect(decode(json({ access_token: 'gho_x' }))._tag).toBe('UnexpectedResponse');
  });

  test('shows in an error', () => {
    const { device_code } = members;
    expect(JSON.stringify(decode(json({ device_code })))).not.toContain(device_code);
  });

  test('for an unknown client ID', () => {
    expect(decode(json({ error: 'Not Found' }, 404))._tag).toBe('IncorrectClientCredentials');
  });
});

test.each([undefined, null, 5, 'x'])('untyped code gets an error for %p', (answer) => {
  expect(decodeDeviceCodeResponse(answer as unknown as Answer)._tag).toBe('UnexpectedResponse');
});
