import { afterEach, expect, jest, test } from '@jest/globals';
import { everyError } from '../support/samples.js';
import { relayOf, request } from './requests.js';

let loads = 0;
jest.unstable_mockModule('../../src/relay/default-log.js', () => {
  loads += 1;
  throw new TypeError('Failed to fetch dynamically imported module');
});

afterEach(() => {
  jest.restoreAllMocks();
});

const [error] = everyError();

test('the default log is not loaded before its first line', async () => {
  const { relay } = relayOf(error);
  await relay(request());
  await relay(request(null, {}, 'GET'));

  expect(loads).toBe(0);
});

test('the tag or the reason is logged if the default log cannot be loaded', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { relay } = relayOf(error, { onError: undefined, onRefusal: undefined });

  expect((await relay(request())).status).toBe(500);
  expect((await relay(request(null, {}, 'GET'))).status).toBe(405);
  expect(loads).toBeGreaterThan(0);
  expect(log.mock.calls).toEqual([
    [`createTokenRelay: ${error?._tag ?? ''}`],
    ['createTokenRelay: method'],
  ]);
});
