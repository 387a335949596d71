import { expect, test } from '@jest/globals';
import { networkFailure } from '../../src/decode.js';

type Row = readonly [code: string | undefined, message?: string];

const failure = ([code, message = '']: Row) =>
  networkFailure(
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) }),
  );

const tunnel = (status: number): Row => [
  'UND_ERR_ABORTED',
  `Proxy response (${String(status)}) !== 200 when HTTP Tunneling`,
];

const certificates: readonly Row[] = [
  ['DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['SELF_SIGNED_CERT_IN_CHAIN'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ['CERT_SIGNATURE_FAILURE'],
  ['CERT_HAS_EXPIRED'],
  ['CERT_NOT_YET_VALID'],
  ['CERT_REVOKED'],
  ['INVALID_PURPOSE'],
  ['UNABLE_TO_GET_CRL'],
  ['ERR_SSL_CA_KEY_TOO_SMALL'],
  ['ERR_TLS_CERT_ALTNAME_INVALID'],
  ['HOSTNAME_MISMATCH'],
  ['UnknownIssuer'],
];

// The connection may have been established: a proxy may write plain text into it, and in TLS 1.3 the
// server checks the certificate of the client after the client has sent its request.
const brokenTls: readonly Row[] = [
  ['ERR_SSL_WRONG_VERSION_NUMBER'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG'],
  [
    'EPROTO',
    'write EPROTO 1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../x.c',
  ],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'],
  [
    'EPROTO',
    'write EPROTO 1:SSL routines:ssl3_read_bytes:tlsv13 alert:../x.c:1:SSL alert number 116',
  ],
];

const handshakes: readonly Row[] = [
  ['ERR_SSL_UNSUPPORTED_PROTOCOL'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME'],
];

const beforeConnected: readonly Row[] = [
  ['ENOTFOUND'],
  ['EAI_AGAIN'],
  ['ECONNREFUSED'],
  ['ConnectionRefused'],
  ['UND_ERR_CONNECT_TIMEOUT'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT'],
  ['ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.7:443'],
  ['EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.7:443'],
  ['ENETUNREACH', 'connect ENETUNREACH 2001:db8::1:443'],
  ['EACCES', 'connect EACCES 192.0.2.7:443'],
  ['ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'],
];

const afterConnected: readonly Row[] = [
  ['ECONNRESET', 'read ECONNRESET'],
  ['EPIPE', 'write EPIPE'],
  ['ETIMEDOUT', 'read ETIMEDOUT'],
  ['EHOSTUNREACH', 'read EHOSTUNREACH'],
  ['UND_ERR_SOCKET', 'other side closed'],
  ['UND_ERR_HEADERS_TIMEOUT'],
  ['UND_ERR_BODY_TIMEOUT'],
  ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'],
  // The message does not say whether the connection was established.
  ['ETIMEDOUT'],
  ['EHOSTUNREACH'],
  // A custom fetch may mean a file.
  ['EACCES', "EACCES: permission denied, open '/var/log/app.log'"],
  ['EUNKNOWN'],
];

test('networkFailure() is retryable unless a machine, a proxy or a setting has to change first', () => {
  const retryable = [...beforeConnected, ...afterConnected, tunnel(502), tunnel(503)];
  const lasting = [
    ...certificates,
    ...handshakes,
    ...brokenTls,
    ['EPROTO', 'write EPROTO'] as const,
    ['HPE_INVALID_CONSTANT'] as const,
    ['HPE_INVALID_HEADER_TOKEN'] as const,
    [undefined, 'Response does not match the HTTP/1.1 protocol (Invalid header token)'] as const,
    ['UND_ERR_PRX_TLS'] as const,
    ['ERR_PROXY_TUNNEL', 'Failed to establish tunnel: HTTP/1.1 407 Proxy Auth'] as const,
    tunnel(400),
    tunnel(403),
    tunnel(407),
  ];

  expect(retryable.filter((row) => !failure(row).retryable)).toEqual([]);
  expect(lasting.filter((row) => failure(row).retryable)).toEqual([]);
});

test('networkFailure() without a code is retryable unless it is the TypeError of a browser', () => {
  expect(networkFailure(new TypeError('Failed to fetch')).retryable).toBe(false);
  expect(networkFailure(new Error('no tunnel')).retryable).toBe(true);
  expect(networkFailure(new Error('unable to get local issuer certificate')).retryable).toBe(false);
});

test('networkFailure() has codeSpent: no exactly if the request certainly never reached GitHub', () => {
  const never = [
    ...beforeConnected,
    ...certificates,
    ...handshakes,
    ...[400, 403, 407, 502].map(tunnel),
    ['UND_ERR_PRX_TLS'] as const,
  ];
  const perhaps = [
    ...afterConnected,
    ...brokenTls,
    ['EPROTO'] as const,
    ['HPE_INVALID_CONSTANT'] as const,
  ];

  expect(never.filter((row) => failure(row).codeSpent !== 'no')).toEqual([]);
  expect(perhaps.filter((row) => failure(row).codeSpent !== 'unknown')).toEqual([]);
});

test('networkFailure() has the messages of all causes, without empty and repeated ones', () => {
  const inner = new Error('other side closed');
  const middle = new Error(' ', { cause: new Error('other side closed', { cause: inner }) });

  expect(networkFailure(new TypeError('fetch failed', { cause: middle })).cause.message).toBe(
    'fetch failed: other side closed',
  );
  expect(networkFailure(new Error('')).cause).not.toHaveProperty('message');
});
