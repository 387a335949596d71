import { expect, test } from '@jest/globals';
import { isTransient } from '../../src/http/network-failure.js';

test.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_CONNECT_TIMEOUT', '__proto__'])(
  '%s may pass',
  (code) => {
    expect(isTransient({ name: 'TypeError', code })).toBe(true);
  },
);

test.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'UnknownIssuer',
])('%s does not: somebody has to act', (code) => {
  expect(isTransient({ name: 'TypeError', code })).toBe(false);
});

test('a TypeError without a code does not: browsers throw it whatever happened', () => {
  expect(isTransient({ name: 'TypeError' })).toBe(false);
});

test('any other name without a code may', () => {
  expect(isTransient({ name: 'Error' })).toBe(true);
});
