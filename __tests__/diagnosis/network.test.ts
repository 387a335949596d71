import { expect, test } from '@jest/globals';
import type { FailureCause, TokenErrorOf } from '../../src/decode.js';
import { causeOf, errorOf, idsOf, right } from './requests.js';

const failure = (cause: Partial<FailureCause>) =>
  ({
    ...errorOf('NetworkFailure'),
    cause: { name: 'TypeError', ...cause },
  }) as TokenErrorOf<'NetworkFailure'>;

test('browser-without-cors fires in a browser unless there is a system error code', () => {
  const inBrowser = (value: boolean | undefined, code?: string) =>
    causeOf('browser-without-cors', errorOf('NetworkFailure', code), {
      ...right,
      inBrowser: value,
    });
  expect(inBrowser(true)).toMatchObject({
    certainty: 'likely',
    summary: 'This is a browser, and github.com sends no CORS headers here.',
  });
  expect(inBrowser(false)).toBeUndefined();
  expect(inBrowser(undefined)).toBeUndefined();
  expect(inBrowser(true, 'ECONNREFUSED')).toBeUndefined();
});

test('a system error code leads to one cause, which names the host', () => {
  const codes = [
    ['ENOTFOUND', 'host-name-not-resolved'],
    ['EAI_AGAIN', 'host-name-not-resolved'],
    ['ECONNREFUSED', 'connection-refused'],
    ['ConnectionRefused', 'connection-refused'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['ENETUNREACH', 'host-unreachable'],
    ['EACCES', 'connection-not-permitted'],
    ['ECONNRESET', 'connection-broken-off'],
    ['EPIPE', 'connection-broken-off'],
    ['UND_ERR_SOCKET', 'connection-broken-off'],
    ['ETIMEDOUT', 'no-connection-in-time'],
    ['ETIMEDOUT', 'no-connection-in-time', 'connect ETIMEDOUT 192.0.2.1:443'],
    ['ETIMEDOUT', 'connection-broken-off', 'read ETIMEDOUT'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no-connection-in-time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'no-answer-in-time'],
    ['UND_ERR_BODY_TIMEOUT', 'no-answer-in-time'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'private-certificate-authority'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'private-certificate-authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'private-certificate-authority'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'private-certificate-authority'],
    ['UnknownIssuer', 'private-certificate-authority'],
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['CERT_NOT_YET_VALID', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-of-other-name'],
  ] as const;
  const facts = { ...right, baseUrl: 'https://ghe.example.com:8443' };
  for (const [code, id, message = ''] of codes) {
    const error = failure({ code, message });
    expect([code, message, ...idsOf(error, facts)]).toEqual([code, message, id]);
    expect(causeOf(id, error, facts)?.summary).toContain('ghe.example.com:8443');
  }
});

test('another system error code has no likely cause', () => {
  const codes = ['EPERM', '__proto__', 'XENOTFOUND'];
  expect(codes.flatMap((code) => idsOf(failure({ code }), right))).toEqual([]);
  expect(idsOf(failure({}), right)).toEqual([]);
});
