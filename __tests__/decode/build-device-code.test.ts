import { describe, expect, test } from '@jest/globals';
import { buildDeviceCode } from '../../src/decode/build-device-code.js';
import { githubDotCom } from '../../src/host/github-host.js';

const build = (fields: Readonly<Record<string, unknown>>) =>
  buildDeviceCode({ device_code: 'abc', user_code: 'WDJB-MJHT', ...fields }, 1000, githubDotCom);

describe('the address for the person', () => {
  test.each(['https://github.com/login/device', 'http://verify.me', 'HTTPS://ghe.example.com/x'])(
    'is the one that was sent: %s',
    (uri) => {
      expect(build({ verification_uri: uri })?.verificationUri).toBe(uri);
    },
  );

  test.each([
    undefined,
    '',
    5,
    'ftp://x',
    'javascript:x',
    'see https://x',
    'https:///x',
    'https:// x',
  ])('is that of the host where %j was sent', (uri) => {
    expect(build({ verification_uri: uri })?.verificationUri).toBe(
      'https://github.com/login/device',
    );
  });
});

test('times are those that were sent, or the documented ones', () => {
  expect(build({ interval: 7, expires_in: 60 })).toMatchObject({
    interval: 7,
    expiresIn: 60,
    expiresAt: 61_000,
  });
  expect(build({})).toMatchObject({ interval: 5, expiresIn: 900, expiresAt: 901_000 });
});

test('there is none without both codes', () => {
  expect(build({ device_code: 5 })).toBeUndefined();
  expect(build({ user_code: '' })).toBeUndefined();
});
