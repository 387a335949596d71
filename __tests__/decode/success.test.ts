import { expect, test } from '@jest/globals';
import { type DecodeOptions, decodeDeviceCodeResponse } from '../../src/decode.js';
import { toDeviceCode } from '../../src/decode/success.js';
import { githubDotCom } from '../../src/github/host.js';
import { decode, json, receivedAt } from '../support/answers.js';

type Members = Readonly<Record<string, unknown>>;

const decodeToken = (members: Members) => decode(json({ access_token: 'gho_x', ...members }));

test('decodeTokenResponse() reads the token type in lower case, and a wrong one as bearer', () => {
  const types = [
    ['bearer', 'bearer'],
    ['Bearer', 'bearer'],
    ['BEARER', 'bearer'],
    [' bearer ', 'bearer'],
    ['mac', 'mac'],
    ...[undefined, null, '', 5, ['bearer'], 'bearer\r\nx: y', 'bearer x'].map((type) => [
      type,
      'bearer',
    ]),
  ] as const;
  for (const [token_type, tokenType] of types)
    expect(decodeToken({ token_type })).toMatchObject({ _tag: 'Success', tokenType });
});

test('decodeTokenResponse() splits the scopes, and reads wrong ones as none', () => {
  const cases = [
    ['repo,gist', ['repo', 'gist']],
    ['repo gist', ['repo', 'gist']],
    ['', []],
    [undefined, []],
    [null, []],
    [['repo'], []],
  ] as const;
  for (const [scope, scopes] of cases)
    expect(decodeToken({ scope })).toMatchObject({ _tag: 'Success', scopes });
});

test('decodeTokenResponse() reads lifetimes in seconds and adds the times of expiry', () => {
  for (const sent of [28800, '28800', 0]) {
    const seconds = Number(sent);
    expect(decodeToken({ expires_in: sent, refresh_token_expires_in: sent })).toMatchObject({
      expiresIn: seconds,
      expiresAt: receivedAt + seconds * 1000,
      refreshTokenExpiresIn: seconds,
      refreshTokenExpiresAt: receivedAt + seconds * 1000,
    });
  }
});

test('decodeTokenResponse() ignores a lifetime or a refresh token of the wrong type', () => {
  const wrong = [
    ...[undefined, null, '', 'soon', -1, 1.5, [28800]].map((seconds) => ({
      expires_in: seconds,
      refresh_token_expires_in: seconds,
    })),
    ...[undefined, null, '', 5, 'ghr x', ['ghr_x']].map((refresh_token) => ({ refresh_token })),
  ];
  for (const members of wrong)
    expect(decodeToken(members)).toEqual({
      _tag: 'Success',
      accessToken: 'gho_x',
      tokenType: 'bearer',
      scopes: [],
    });
});

test('decodeTokenResponse() returns no Success without an access token', () => {
  expect(decode(json({ refresh_token: 'ghr_x', expires_in: 5 }))._tag).toBe('UnexpectedResponse');
});

const decodeDevice = (members: Members, options: DecodeOptions = {}) =>
  decodeDeviceCodeResponse(json({ device_code: 'abc', user_code: 'WDJB-MJHT', ...members }), {
    receivedAt,
    ...options,
  });

const uriOf = (verification_uri: unknown, baseUrl?: string) => {
  const response = decodeDevice({ verification_uri }, { baseUrl });
  return response._tag === 'DeviceCode' ? response.verificationUri : response._tag;
};

test('decodeDeviceCodeResponse() reads a verification URI that is safe to open', () => {
  const safe = [
    'https://github.com/login/device',
    'http://127.0.0.1:8080/device',
    'HTTPS://ghe.example.com/x',
  ];
  expect(safe.map((uri) => uriOf(uri))).toEqual(safe);
});

test('decodeDeviceCodeResponse() reads an unusable verification URI as the page of the host', () => {
  const unusable = [
    undefined,
    '',
    5,
    'x',
    'ftp://x',
    'javascript:x',
    'javascript:alert(1)',
    'data:text/html,x',
    '/login/device',
    'see https://x',
    'https://',
    'https:///x',
    'https:// x',
    'https://x/\u001b[31m',
  ];
  expect(new Set(unusable.map((uri) => uriOf(uri)))).toEqual(
    new Set(['https://github.com/login/device']),
  );
  expect(uriOf(undefined, 'https://ghe.example.com')).toBe('https://ghe.example.com/login/device');
});

test('decodeDeviceCodeResponse() returns an error for an http verification URI', () => {
  for (const uri of [
    'http://verify.me',
    'HTTP://github.com/login/device',
    'http://evil/\u001b[31m',
  ])
    expect(uriOf(uri)).toBe('UnexpectedResponse');
});

test('toDeviceCode() reads an http verification URI of a host that is used over http', () => {
  const host = { ...githubDotCom, kind: 'server', web: 'http://ghe.test' } as const;
  const sentUri = (verification_uri?: string) =>
    toDeviceCode(
      {
        device_code: 'abc',
        user_code: 'x',
        verification_uri,
        expires_in: undefined,
        interval: undefined,
      },
      0,
      host,
    )?.verificationUri;
  expect(sentUri('http://ghe.test/login/device')).toBe('http://ghe.test/login/device');
  expect(sentUri()).toBe('http://ghe.test/login/device');
  expect(sentUri('http://ghe.test.evil.com/')).toBeUndefined();
});

test('decodeDeviceCodeResponse() reads the interval and the lifetime, up to one week', () => {
  const timesOf = (members: Members) => {
    const response = decodeDevice(members);
    return response._tag === 'DeviceCode'
      ? [response.interval, response.expiresIn, response.expiresAt - receivedAt]
      : [];
  };
  expect(timesOf({ interval: 7, expires_in: 60 })).toEqual([7, 60, 60_000]);
  expect(timesOf({})).toEqual([5, 900, 900_000]);
  expect(timesOf({ interval: -1, expires_in: 'soon' })).toEqual([5, 900, 900_000]);
  expect(timesOf({ interval: 2_000_000, expires_in: 99_999_999 })).toEqual([
    604_800, 604_800, 604_800_000,
  ]);
  for (const interval of [0, '0', -1, 0.5, null]) expect(timesOf({ interval })[0]).toBe(5);
});

test('decodeDeviceCodeResponse() removes control characters from the user code and limits it', () => {
  const { userCode } = decodeDevice({ user_code: 'A\u001b]0;x\u0007'.repeat(1000) }) as {
    userCode: string;
  };
  expect(userCode).toMatch(/^[\x20-\x7e]+…$/);
  expect(userCode).toHaveLength(100);
});

test('decodeDeviceCodeResponse() returns an error without both codes', () => {
  const wrong = [
    { device_code: 5 },
    { device_code: '' },
    { device_code: 'a b' },
    { device_code: ['x'] },
    { user_code: null },
    { user_code: '' },
    { user_code: ' ' },
  ];
  for (const members of wrong)
    expect(decodeDevice(members)).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'neither-token-nor-error',
    });
});
