import { describe, expect, test } from '@jest/globals';
import { buildDeviceCode } from '../../src/decode/build-device-code.js';
import { githubDotCom } from '../../src/host/github-host.js';

const build = (fields: Readonly<Record<string, unknown>>) =>
  buildDeviceCode({ device_code: 'abc', user_code: 'WDJB-MJHT', ...fields }, 1000, githubDotCom);

describe('the address for the person', () => {
  test.each([
    'https://github.com/login/device',
    'http://127.0.0.1:8080/device',
    'HTTPS://ghe.example.com/x',
  ])('is the one that was sent: %s', (uri) => {
    expect(build({ verification_uri: uri })?.verificationUri).toBe(uri);
  });

  test.each([
    undefined,
    '',
    5,
    'ftp://x',
    'javascript:x',
    'see https://x',
    'https:///x',
    'https:// x',
    'https://x/\u001b[31m',
  ])('is that of the host where %j was sent', (uri) => {
    expect(build({ verification_uri: uri })?.verificationUri).toBe(
      'https://github.com/login/device',
    );
  });
});

test.each(['http://verify.me', 'HTTP://github.com/login/device', 'http://evil/\u001b[31m'])(
  'buildDeviceCode() gives no device code with the address %j',
  (uri) => {
    expect(build({ verification_uri: uri })).toBeUndefined();
  },
);

test('buildDeviceCode() takes the http address of a host that was asked over http', () => {
  const host = { ...githubDotCom, kind: 'server', web: 'http://ghe.test' } as const;
  const body = { device_code: 'abc', user_code: 'WDJB-MJHT' };
  const uriOf = (verification_uri?: string) =>
    buildDeviceCode({ ...body, verification_uri }, 1000, host)?.verificationUri;

  expect(uriOf('http://ghe.test/login/device')).toBe('http://ghe.test/login/device');
  expect(uriOf()).toBe('http://ghe.test/login/device');
  expect(uriOf('http://ghe.test.evil.com/')).toBeUndefined();
});

test.each([0, '0', -1, 0.5, null])('buildDeviceCode() reads the interval %j as 5', (interval) => {
  expect(build({ interval })).toHaveProperty('interval', 5);
});

test('buildDeviceCode() bounds the interval and the lifetime to a week', () => {
  expect(build({ interval: 2_000_000, expires_in: 99_999_999 })).toMatchObject({
    interval: 604_800,
    expiresIn: 604_800,
    expiresAt: 604_801_000,
  });
});

test('buildDeviceCode() removes control characters from the user code and bounds it', () => {
  const { userCode = '' } = build({ user_code: 'A\u001b]0;x\u0007'.repeat(1000) }) ?? {};

  expect(userCode).toMatch(/^[\x20-\x7e]+…$/);
  expect(userCode).toHaveLength(100);
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
