import { describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { app } from '../support/app.js';
import { certificate, fetchTrusting, httpsServer } from '../support/https.js';
import { socketServer } from '../support/raw-server.js';

const tomorrow = () => new Date(Date.now() + 86_400_000);
const yesterday = () => new Date(Date.now() - 86_400_000);

const exchange = (baseUrl: string, options: object = {}) =>
  createTokenClient({ ...app, baseUrl, ...options }).exchangeCode({ code: 'abc' });

describe('a certificate', () => {
  test('of an unknown authority is named as the cause', async () => {
    const url = await httpsServer(await certificate('127.0.0.1', tomorrow()));

    expect(await exchange(url)).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      retryable: false,
      remediation: {
        likelyCauses: [
          {
            id: 'private-certificate-authority',
            fix: expect.stringMatching(/NODE_EXTRA_CA_CERTS/),
          },
        ],
      },
    });
  });

  test('that has expired is named as the cause', async () => {
    const pem = await certificate('127.0.0.1', yesterday());

    expect(
      await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) }),
    ).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { code: 'CERT_HAS_EXPIRED' },
      retryable: false,
      remediation: { likelyCauses: [{ id: 'certificate-expired' }] },
    });
  });

  test('for another name is named as the cause', async () => {
    const pem = await certificate('ghe.example.com', tomorrow());

    expect(
      await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) }),
    ).toMatchObject({
      _tag: 'NetworkFailure',
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      remediation: { likelyCauses: [{ id: 'certificate-of-other-name' }] },
    });
  });

  test('of a private authority is no obstacle to a fetch that trusts it', async () => {
    const pem = await certificate('127.0.0.1', tomorrow());

    expect(
      await exchange(await httpsServer(pem), { fetch: fetchTrusting(pem.cert) }),
    ).toMatchObject({ _tag: 'AccessDenied' });
  });
});

describe('a handshake', () => {
  test('that never begins ends at the deadline', async () => {
    const url = (await socketServer(() => undefined)).replace('http:', 'https:');

    expect(await exchange(url, { timeoutMs: 50 })).toMatchObject({ _tag: 'RequestTimedOut' });
  });

  test('with a server that speaks no TLS is a NetworkFailure', async () => {
    const url = (
      await socketServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    ).replace('http:', 'https:');

    expect(await exchange(url)).toMatchObject({ _tag: 'NetworkFailure' });
  });
});
