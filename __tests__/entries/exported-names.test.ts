import { expect, test } from '@jest/globals';
import * as codecs from '../../src/entries/codecs.js';
import * as core from '../../src/entries/core.js';
import * as decode from '../../src/entries/decode.js';
import * as fp from '../../src/entries/fp.js';
import * as index from '../../src/entries/index.js';
import * as relay from '../../src/entries/relay.js';
import * as testing from '../../src/entries/testing.js';

const ofDecode = [
  'TokenExchangeError',
  'authorizationUrl',
  'decodeDeviceCodeResponse',
  'decodeTokenResponse',
  'diagnose',
  'en',
  'formatTokenError',
  'isTokenError',
  'matchTokenResponse',
  'parseCallback',
  'redactTokenResponse',
  'unwrap',
];

test('each entry exports the names that are written here, and no others', () => {
  expect(Object.keys(decode).sort()).toEqual(ofDecode);
  expect(Object.keys(index).sort()).toEqual([...ofDecode, 'createTokenClient'].sort());
  expect(Object.keys(codecs).sort()).toEqual([
    'DeviceCode',
    'DeviceCodeBody',
    'DeviceCodeResponse',
    'ErrorBody',
    'Success',
    'SuccessBody',
    'TokenError',
    'TokenResponse',
    'describeErrors',
  ]);
  expect(Object.keys(core).sort()).toEqual([
    'createTokenClient',
    'fetchTransport',
    'readTokenResponse',
  ]);
  expect(Object.keys(relay)).toEqual(['createTokenRelay', 'nodeListener']);
  expect(Object.keys(fp).sort()).toEqual([
    'catchTag',
    'decodeDeviceCodeResponse',
    'decodeTokenResponse',
    'exchangeCode',
    'fromEither',
    'matchTokenError',
    'matchTokenResponse',
    'parseCallback',
    'pollForToken',
    'refreshToken',
    'requestDeviceCode',
    'toEither',
    'verifyCredentials',
  ]);
  expect(Object.keys(testing)).toEqual(['createFakeTokenEndpoint']);
});
