import { afterEach, expect, test } from '@jest/globals';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  isTokenError,
} from '../../src/entries/decode.js';
import { TokenResponse } from '../../src/entries/codecs.js';

const names = new Set<string>();
const pollute = (members: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(members)) {
    names.add(name);
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  }
};
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
});

const failures = [
  { status: 502, headers: {}, body: '<html>' },
  { status: 200, headers: {}, body: '{}' },
  { status: 200, headers: {}, body: 'a=b' },
  { status: 200, headers: {}, body: '<OAuth><a>b</a></OAuth>' },
  { status: 200, headers: {}, body: { a: 'b' } },
];

test('no decoder takes a token or a device code of a polluted prototype', () => {
  const before = failures.map((answer) => decodeTokenResponse(answer));
  pollute({ access_token: 'gho_polluted', device_code: 'abc', user_code: 'WDJB-MJHT' });

  expect(failures.map((answer) => decodeTokenResponse(answer))).toEqual(before);
  for (const answer of failures) expect(isTokenError(decodeDeviceCodeResponse(answer))).toBe(true);
});

test('decodeTokenResponse() takes no body, status or error of a polluted prototype', () => {
  const polluted = 'access_token=gho_polluted';
  const before = decodeTokenResponse({ status: 502 });
  pollute({ body: polluted, truncated: true, error: 'access_denied', message: 'rate limit' });

  expect(decodeTokenResponse({ status: 502 })).toEqual(before);
  expect(decodeTokenResponse({ status: 200, body: 'access_token=gho_x' })._tag).toBe('Success');
});

test('TokenResponse takes no tag of a polluted prototype', () => {
  pollute({ _tag: 'Success', accessToken: 'gho_polluted', tokenType: 'bearer', scopes: [] });

  expect(TokenResponse.is({})).toBe(false);
  expect(isTokenError({})).toBe(false);
});

test.each([-1, 1.5, NaN, 2 ** 53, '200', null])(
  'decodeTokenResponse() leaves out the status %j, so that the result is a TokenResponse',
  (status) => {
    const response = decodeTokenResponse({ status: status as number, body: 'error=access_denied' });

    expect(response).not.toHaveProperty('status');
    expect(TokenResponse.is(JSON.parse(JSON.stringify(response)))).toBe(true);
  },
);

test('decodeTokenResponse() never throws for options that cannot be read', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const throwing = (name: string) =>
    Object.defineProperty({}, name, {
      get: () => {
        throw new Error('no');
      },
    });
  const denied = { status: 200, body: 'error=access_denied' };
  const expected = decodeTokenResponse(denied);

  for (const options of [
    proxy,
    ...['baseUrl', 'locale', 'receivedAt', 'secrets'].map(throwing),
    { baseUrl: proxy, locale: proxy, receivedAt: proxy, secrets: proxy },
    { baseUrl: Object.create(URL.prototype) as URL },
  ])
    expect(decodeTokenResponse(denied, options)).toEqual(expected);
});
