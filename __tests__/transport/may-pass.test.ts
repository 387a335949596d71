import { expect, test } from '@jest/globals';
import { mayPass } from '../../src/transport/may-pass.js';

test.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_CONNECT_TIMEOUT', '__proto__'])(
  '%s may pass',
  (code) => {
    expect(mayPass({ name: 'TypeError', code })).toBe(true);
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
  expect(mayPass({ name: 'TypeError', code })).toBe(false);
});

test('a TypeError without a code does not: browsers throw it whatever happened', () => {
  expect(mayPass({ name: 'TypeError' })).toBe(false);
});

test('any other name without a code may', () => {
  expect(mayPass({ name: 'Error' })).toBe(true);
});
