import { expect, test } from '@jest/globals';
import { failureKind, mayPass } from '../../src/catalogue/failure-kind.js';

test.each([
  ['ENOTFOUND', 'name-resolution', true],
  ['EAI_AGAIN', 'name-resolution', true],
  ['ECONNREFUSED', 'refused', true],
  ['ConnectionRefused', 'refused', true],
  ['ENETUNREACH', 'refused', true],
  ['ECONNRESET', 'broken', true],
  ['EPIPE', 'broken', true],
  ['UND_ERR_SOCKET', 'broken', true],
  ['ETIMEDOUT', 'no-connection-in-time', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'no-connection-in-time', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'private-authority', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'private-authority', false],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'private-authority', false],
  ['CERT_HAS_EXPIRED', 'expired-certificate', false],
  ['CERT_NOT_YET_VALID', 'expired-certificate', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name-on-certificate', false],
  ['EPERM', 'unknown', true],
  ['__proto__', 'unknown', true],
] as const)('%s is %s', (code, kind, passes) => {
  const cause = { name: 'TypeError', code };
  expect(failureKind(cause)).toBe(kind);
  expect(mayPass(cause)).toBe(passes);
});

test('a TypeError without a code is what browsers throw, whatever happened', () => {
  expect(failureKind({ name: 'TypeError' })).toBe('hidden-by-browser');
  expect(mayPass({ name: 'TypeError' })).toBe(false);
});

test('any other name without a code is unknown', () => {
  expect(failureKind({ name: 'Error' })).toBe('unknown');
});
