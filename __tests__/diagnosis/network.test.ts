import { expect, test } from '@jest/globals';
import {
  diagnose,
  type FailureCause,
  networkFailure,
  type RequestFacts,
} from '../../src/decode.js';
import { findCauses } from '../../src/diagnosis/find-causes.js';
import { causeOf, errorOf, idsOf, right } from './requests.js';

/** The error of a `fetch` that failed with these members and this message. */
const failure = ({ message = '', ...members }: Partial<FailureCause>) =>
  networkFailure(
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), members) }),
  );

const notHttp = (reason: string) => `Response does not match the HTTP/1.1 protocol (${reason})`;

const firstOf = (cause: Partial<FailureCause>, facts: RequestFacts = right) =>
  findCauses(failure(cause), facts)[0];

test('browser-without-cors fires in a browser unless there is a system error code', () => {
  const inBrowser = (value: boolean | undefined, code?: string) =>
    causeOf('browser-without-cors', errorOf('NetworkFailure', code), {
      ...right,
      inBrowser: value,
    });
  expect(inBrowser(true)).toMatchObject({
    certainty: 'likely',
    summary: 'This is a browser, and the token endpoint does not send CORS headers.',
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
    ['FailedToOpenSocket', 'connection-refused'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['ENETUNREACH', 'host-unreachable'],
    ['EACCES', 'connection-not-permitted'],
    ['ECONNRESET', 'connection-broken-off'],
    [
      'ECONNRESET',
      'connection-broken-off',
      'disconnected before secure TLS connection was established',
    ],
    ['EPIPE', 'connection-broken-off'],
    ['UND_ERR_SOCKET', 'connection-broken-off'],
    ['ETIMEDOUT', 'no-connection-in-time'],
    ['ETIMEDOUT', 'no-connection-in-time', 'connect ETIMEDOUT 192.0.2.1:8443'],
    ['ETIMEDOUT', 'connection-broken-off', 'read ETIMEDOUT'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no-connection-in-time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'no-answer-in-time'],
    ['UND_ERR_BODY_TIMEOUT', 'no-answer-in-time'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'private-certificate-authority'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'private-certificate-authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'private-certificate-authority'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'private-certificate-authority'],
    ['CERT_SIGNATURE_FAILURE', 'private-certificate-authority'],
    ['UnknownIssuer', 'private-certificate-authority'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-of-other-name'],
    ['CERT_REVOKED', 'certificate-rejected'],
    ['INVALID_PURPOSE', 'certificate-rejected'],
    ['ERR_SSL_CA_MD_TOO_WEAK', 'certificate-rejected'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'port-does-not-speak-tls'],
    ['EPROTO', 'port-does-not-speak-tls', 'write EPROTO 1:SSL routines::wrong version number:'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-version-not-supported'],
    ['EPROTO', 'tls-version-not-supported', 'write EPROTO 1:TLSV1_ALERT_PROTOCOL_VERSION:'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls-handshake-failed'],
    ['EPROTO', 'tls-handshake-failed', 'write EPROTO 1:sslv3 alert handshake failure:'],
    ['EPROTO', 'tls-handshake-failed'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls-handshake-failed'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls-handshake-failed'],
    // As Node 24 and later name the alert; its error of the HTTP parser has no code.
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls-handshake-failed'],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'tls-handshake-failed'],
    ['HPE_INVALID_CONSTANT', 'port-does-not-speak-http'],
    [undefined, 'port-does-not-speak-http', notHttp('Expected HTTP/, RTSP/ or ICE/')],
    [undefined, 'port-does-not-speak-http', notHttp('Invalid status code')],
  ] as const;
  const facts = { ...right, baseUrl: 'https://ghe.example.com:8443' };
  for (const [code, id, message = ''] of codes) {
    const error = failure({ ...(code === undefined ? {} : { code }), message });
    expect([code, message, ...idsOf(error, facts)]).toEqual([code, message, id]);
    expect(causeOf(id, error, facts)?.summary).toContain('ghe.example.com:8443');
    expect(causeOf(id, error, facts)?.certainty).toBe('likely');
  }
});

test('another system error code has no likely cause', () => {
  const codes = ['EPERM', 'XENOTFOUND', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'];
  expect(codes.flatMap((code) => idsOf(failure({ code }), right))).toEqual([]);
  expect(idsOf(failure({}), right)).toEqual([]);
});

test('an alert about a certificate is about that of the client, not about that of the server', () => {
  const causes = [
    { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
    { code: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED' },
    { code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA' },
    {
      code: 'EPROTO',
      message: 'write EPROTO 1:SSL routines::sslv3 alert:x.c:1:SSL alert number 42',
    },
  ];
  expect(causes.map((cause) => firstOf(cause)?.summary)).toEqual(
    causes.map(() => 'The server at github.com requires or rejects a client certificate.'),
  );
});

test('port-does-not-speak-http is silent about a malformed response of an HTTP server', () => {
  const codes = ['HPE_HEADER_OVERFLOW', 'HPE_INVALID_CHUNK_SIZE', 'HPE_UNEXPECTED_CONTENT_LENGTH'];
  expect(codes.flatMap((code) => idsOf(failure({ code }), right))).toEqual([]);
  expect(idsOf(failure({ message: notHttp('Invalid header token') }), right)).toEqual([]);
});

test('diagnose() searches only the first 300 characters of a message', async () => {
  const idsAfter = async (length: number) => {
    const error = networkFailure(new Error('x'));
    const message = `${'.'.repeat(length)} bad port`.replace('. ', ': ');
    const { remediation } = await diagnose({ ...error, cause: { ...error.cause, message } }, right);
    return remediation.likelyCauses.map(({ id }) => id);
  };
  expect(await idsAfter(291)).toEqual(['port-blocked-by-fetch']);
  expect(await idsAfter(292)).not.toContain('port-blocked-by-fetch');
});

test('the place of the failure tells a proxy and GitHub apart', () => {
  const ghes = 'https://ghe.example.com:8443';
  const fake = 'http://localhost:3000';
  const refused = (address: string, port?: number) => ({ code: 'ECONNREFUSED', address, port });
  const timeout = (address: string, port: number) => ({
    code: 'ETIMEDOUT',
    message: `connect ETIMEDOUT ${address}:${String(port)}`,
  });
  const unresolved = (hostname: string) => ({ code: 'ENOTFOUND', hostname });
  const rows = [
    [refused('127.0.0.1', 8118), 'local-proxy-refuses', 'likely'],
    [refused('::1', 8118), 'local-proxy-refuses', 'likely'],
    [refused('::ffff:127.0.0.1', 8118), 'local-proxy-refuses', 'likely'],
    [refused('127.0.0.1'), 'local-proxy-refuses', 'likely'],
    [refused('10.1.2.3', 3128), 'proxy-not-reachable', 'likely'],
    [refused('140.82.121.4', 443), 'connection-refused', 'likely'],
    [refused('140.82.121.4', 8443), 'connection-refused', 'likely', ghes],
    [refused('140.82.121.4', 443), 'proxy-not-reachable', 'likely', ghes],
    [refused('127.0.0.1', 443), 'connection-refused', 'likely'],
    [refused('127.0.0.1', 3000), 'connection-refused', 'certain', fake],
    [refused('127.0.0.1', 8118), 'local-proxy-refuses', 'likely', fake],
    [timeout('10.1.2.3', 3128), 'proxy-not-reachable', 'likely'],
    [timeout('127.0.0.1', 8118), 'proxy-not-reachable', 'likely'],
    [timeout('140.82.121.4', 443), 'no-connection-in-time', 'likely'],
    [unresolved('github.com'), 'host-name-not-resolved', 'certain'],
    [unresolved('GitHub.com.'), 'host-name-not-resolved', 'certain'],
    [unresolved('ghe.example.com'), 'host-name-not-resolved', 'certain', ghes],
    [unresolved('proxy.corp'), 'proxy-name-not-resolved', 'likely'],
    [unresolved('github.com'), 'proxy-name-not-resolved', 'likely', ghes],
    [unresolved('localhost'), 'proxy-name-not-resolved', 'likely'],
  ] as const;

  const actual = rows.map(([cause, , , baseUrl = right.baseUrl]) => {
    const first = firstOf(cause as Partial<FailureCause>, { ...right, baseUrl });
    return [first?.id, first?.certainty];
  });
  expect(actual).toEqual(rows.map(([, id, certainty]) => [id, certainty]));
});

test('the causes of a proxy show its address, and do not blame GitHub', () => {
  expect(firstOf({ code: 'ECONNREFUSED', address: '::1', port: 8118 })?.summary).toBe(
    'The proxy [::1]:8118 on this machine refused the connection.',
  );
  expect(firstOf({ code: 'ENOTFOUND', hostname: 'proxy.corp' })?.summary).toBe(
    'The name of the proxy, proxy.corp, could not be resolved.',
  );
  expect(firstOf({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 443 })?.fix).toBe(
    'The name resolves to this machine; correct the hosts file or the DNS server. Nothing was sent.',
  );
});

test('a tunnel that the proxy refuses has a cause by its status, and GitHub is not blamed', () => {
  const messages = [
    [
      'Proxy response (407) !== 200 when HTTP Tunneling',
      'proxy-requires-authentication',
      'percent-encoded',
    ],
    [
      'tunneling socket could not be established, statusCode=407',
      'proxy-requires-authentication',
      'percent-encoded.*proxy URL',
    ],
    [
      'Failed to establish tunnel: HTTP/1.1 407 Proxy Auth',
      'proxy-requires-authentication',
      'proxy agent',
    ],
    ['proxy authentication required', 'proxy-requires-authentication', 'HTTPS_PROXY'],
    [
      'Proxy response (403) !== 200 when HTTP Tunneling',
      'proxy-refuses-connection',
      'Allow CONNECT to github.com:443',
    ],
    [
      'Proxy response (503) !== 200 when HTTP Tunneling',
      'proxy-refuses-connection',
      'can reach github.com',
    ],
    ['Proxy response !== 200 when HTTP Tunneling', 'proxy-refuses-connection', 'Allow CONNECT'],
  ] as const;
  for (const [message, id, fix] of messages) {
    const code = message.startsWith('Failed') ? 'ERR_PROXY_TUNNEL' : 'UND_ERR_ABORTED';
    expect(firstOf({ code, message })).toMatchObject({
      id,
      certainty: 'certain',
      fix: expect.stringMatching(fix) as unknown,
    });
  }
});

test('proxy-variable-ignored comes before the symptom if the environment names a proxy', () => {
  const facts = { ...right, proxyVariableIgnored: true };
  const firing = [
    { code: 'ENOTFOUND', hostname: 'github.com' },
    { code: 'EAI_AGAIN' },
    { code: 'ECONNREFUSED', address: '140.82.121.4', port: 443 },
    { code: 'ENETUNREACH' },
    { code: 'ETIMEDOUT' },
    { code: 'UND_ERR_CONNECT_TIMEOUT' },
    { message: 'Client network socket disconnected before secure TLS connection was established' },
  ];
  expect(
    firing
      .map((cause) => idsOf(failure(cause), facts))
      .filter(([id]) => id !== 'proxy-variable-ignored'),
  ).toEqual([]);
  expect(
    firing
      .flatMap((cause) => findCauses(failure(cause), facts))
      .filter(({ certainty }) => certainty !== 'likely'),
  ).toEqual([]);
  expect(causeOf('proxy-variable-ignored', errorOf('RequestTimedOut'), facts)).toMatchObject({
    certainty: 'possible',
    fix: expect.stringMatching(/NODE_USE_ENV_PROXY=1/) as unknown,
  });
});

test('proxy-variable-ignored is silent if a proxy was used, and for a host on this machine', () => {
  const facts = { ...right, proxyVariableIgnored: true };
  const silent = [
    [{ code: 'ECONNREFUSED', address: '127.0.0.1', port: 8118 }, facts],
    [{ code: 'ENOTFOUND', hostname: 'proxy.corp' }, facts],
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (407) !== 200' }, facts],
    [{ code: 'CERT_HAS_EXPIRED' }, facts],
    [{ code: 'ETIMEDOUT' }, right],
    [{ code: 'ECONNREFUSED' }, { ...facts, baseUrl: 'http://127.0.0.1:3000' }],
  ] as const;
  const ids = silent.flatMap(([cause, request]) => idsOf(failure(cause), request));
  expect(ids.filter((id) => id === 'proxy-variable-ignored')).toEqual([]);
  expect(idsOf(errorOf('RequestTimedOut'), right)).toEqual([]);
});

test('a certificate for another name is certain only if the message names the host', () => {
  const code = 'ERR_TLS_CERT_ALTNAME_INVALID';
  const altnames = (name: string) =>
    `Hostname/IP does not match certificate's altnames: Host: ${name}. is not in the cert's altnames: DNS:x`;
  expect(firstOf({ code, message: altnames('github.com') })?.certainty).toBe('certain');
  expect(firstOf({ code, message: altnames('proxy.corp') })?.certainty).toBe('likely');
  expect(firstOf({ code: 'CERT_HAS_EXPIRED' })).toMatchObject({
    id: 'certificate-expired',
    certainty: 'certain',
  });
});

test('the fix names baseUrl only if the base URL can be wrong', () => {
  const fixOf = (cause: Partial<FailureCause>, baseUrl?: string) =>
    firstOf(cause, { ...right, baseUrl })?.fix;
  const causes = [
    { code: 'ECONNREFUSED' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    { code: 'CERT_REVOKED' },
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    { code: 'HPE_INVALID_CONSTANT' },
  ];
  const own = /baseUrl|wrong port|Replace the certificate/;

  for (const baseUrl of ['https://github.com', 'https://octo.ghe.com'])
    expect(causes.filter((cause) => own.test(fixOf(cause, baseUrl) ?? 'baseUrl'))).toEqual([]);
  for (const baseUrl of ['https://ghe.example.com', 'https://octo.ghe.com:8443'])
    expect(causes.filter((cause) => !own.test(fixOf(cause, baseUrl) ?? ''))).toEqual([]);
  // The subdomain of ghe.com may be misspelled.
  expect(fixOf({ code: 'ENOTFOUND' }, 'https://octo.ghe.com')).toMatch(own);
  expect(fixOf({ code: 'ENOTFOUND' }, 'https://github.com')).not.toMatch(own);
});

test('connection-refused says to start the server if the base URL is on loopback', () => {
  const baseUrl = 'http://localhost:3000';
  for (const cause of [
    { code: 'ECONNREFUSED', address: '127.0.0.1', port: 3000 },
    { code: 'ECONNREFUSED' },
    { code: 'ConnectionRefused' },
  ])
    expect(firstOf(cause, { ...right, baseUrl })).toMatchObject({
      id: 'connection-refused',
      fix: 'Start the server at localhost:3000, or correct the port in baseUrl. Nothing was sent.',
    });
});

test('port-blocked-by-fetch fires on the messages of Node and Deno', () => {
  const facts = { ...right, baseUrl: 'http://127.0.0.1:6000' };
  for (const message of ['bad port', 'Fetch failed: Requests to port 6000 are blocked'])
    expect(firstOf({ message }, facts)).toMatchObject({
      id: 'port-blocked-by-fetch',
      certainty: 'certain',
      summary: 'This runtime blocks requests to the port of 127.0.0.1:6000.',
    });
  expect(firstOf({ message: 'bad port' }, right)?.certainty).toBe('likely');
  expect(idsOf(failure({ message: 'bad port number' }), facts)).toEqual([]);
});

test('ca-certificates-missing is possible at a host with a public certificate', () => {
  const code = 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  const ids = (cause: Partial<FailureCause>, baseUrl?: string) =>
    idsOf(failure(cause), { ...right, baseUrl });
  const both = ['private-certificate-authority', 'ca-certificates-missing'];

  expect(ids({ code })).toEqual(both);
  expect(ids({ message: 'unable to get local issuer certificate' })).toEqual(both);
  expect(ids({ code }, 'https://octo.ghe.com')).toEqual(both);
  expect(ids({ code }, 'https://ghe.example.com')).toEqual(['private-certificate-authority']);
  expect(ids({ code: 'SELF_SIGNED_CERT_IN_CHAIN' })).toEqual(['private-certificate-authority']);
});

test('diagnose() is not certain and names no host if only the error code is known', async () => {
  const codes = [
    'ENOTFOUND',
    'ECONNREFUSED',
    'ConnectionRefused',
    'ETIMEDOUT',
    'ECONNRESET',
    'UND_ERR_HEADERS_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'HPE_INVALID_CONSTANT',
  ];
  for (const code of codes) {
    const { remediation } = await diagnose(networkFailure({ code }), {});
    expect(remediation.likelyCauses).toHaveLength(1);
    for (const { certainty, summary, fix } of remediation.likelyCauses) {
      expect([code, certainty]).toEqual([code, 'likely']);
      expect(`${summary} ${fix}`).not.toContain('github.com');
    }
  }
});

test('the causes of a network failure are short sentences', () => {
  const causes: readonly Partial<FailureCause>[] = [
    ...[
      'ENOTFOUND',
      'ECONNREFUSED',
      'ConnectionRefused',
      'EACCES',
      'EHOSTUNREACH',
      'ETIMEDOUT',
    ].map((code) => ({ code })),
    ...['ECONNRESET', 'UND_ERR_HEADERS_TIMEOUT', 'CERT_HAS_EXPIRED', 'CERT_REVOKED'].map(
      (code) => ({ code }),
    ),
    ...['ERR_TLS_CERT_ALTNAME_INVALID', 'UnknownIssuer', 'CERT_SIGNATURE_FAILURE'].map((code) => ({
      code,
    })),
    ...[
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'EPROTO',
      'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
      'HPE_INVALID_CONSTANT',
    ].map((code) => ({ code })),
    ...['ECONNREFUSED', 'ETIMEDOUT'].map((code) => ({
      code,
      address: '192.168.100.200',
      port: 18118,
    })),
    { code: 'ECONNREFUSED', address: '127.0.0.1', port: 443 },
    { code: 'ECONNREFUSED', address: '127.0.0.1', port: 18118 },
    { code: 'ENOTFOUND', hostname: 'proxy.corp.example' },
    { message: 'before secure TLS connection was established' },
    ...[403, 407, 503].map((status) => ({ message: `Proxy response (${String(status)}) !== 200` })),
  ];
  const requests = [{ ...right, proxyVariableIgnored: true }, { now: 0 }];
  const found = requests.flatMap((facts) =>
    causes.flatMap((cause) => findCauses(failure(cause), facts)),
  );
  const violations = found.filter(
    ({ summary, fix }) =>
      !/^[A-Z][^\n]{10,88}\.$/.test(summary) || !/^[A-Z][^\n]{10,119}\.$/.test(fix),
  );
  expect(violations).toEqual([]);
});
