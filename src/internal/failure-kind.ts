/** How a request failed on its way, as far as the error code and the message show. */
export type FailureKind =
  | 'tunnel-refused'
  | 'proxy-certificate'
  | 'name-not-resolved'
  | 'refused'
  | 'unreachable'
  | 'not-permitted'
  | 'blocked-port'
  | 'connect-timeout'
  | 'closed-in-handshake'
  | 'closed'
  | 'response-timeout'
  | 'not-tls'
  | 'tls-version'
  | 'tls-handshake'
  | 'client-certificate'
  | 'tls'
  | 'certificate-expired'
  | 'certificate-name'
  | 'certificate-signature'
  | 'certificate-authority'
  | 'certificate'
  | 'not-http'
  | 'malformed-http';

/** What is known of a failure: the error code of the system or the runtime, and the message. */
interface FailureText {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

const never = /(?!)/;

/**
 * The code and the message of each kind; one of them is enough, and the first kind that matches wins.
 * OpenSSL names the reason in the code (`ERR_SSL_WRONG_VERSION_NUMBER`, and since Node 24
 * `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`) or, after `EPROTO`, in the message ("wrong version number", or in BoringSSL WRONG_VERSION_NUMBER).
 */
const kinds: readonly (readonly [FailureKind, code: RegExp, message?: RegExp])[] = [
  [
    'tunnel-refused',
    /^ERR_PROXY_TUNNEL$/,
    /\bProxy response (?:\(\d{3}\) )?!== 200\b|\btunneling socket could not be established\b|\bproxy authentication required\b/i,
  ],
  ['proxy-certificate', /^UND_ERR_PRX_TLS$/],
  ['name-not-resolved', /^(?:ENOTFOUND|EAI_\w+)$/],
  ['refused', /^(?:ECONNREFUSED|ConnectionRefused|FailedToOpenSocket)$/],
  ['unreachable', /^E(?:HOST|NET)UNREACH$/],
  ['not-permitted', /^EACCES$/],
  // https://fetch.spec.whatwg.org/#port-blocking
  ['blocked-port', never, /(?:^|: )bad port$|\brequests to port \d{1,5} are blocked\b/i],
  // The system also reports that an established connection timed out.
  ['closed', never, /\b(?:read|write) ETIMEDOUT\b/],
  ['connect-timeout', /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/],
  ['closed-in-handshake', never, /\bbefore secure TLS connection was established\b/],
  ['closed', /^(?:ECONNRESET|ECONNABORTED|ConnectionClosed|EPIPE|UND_ERR_SOCKET)$/],
  ['response-timeout', /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/],
  [
    'not-tls',
    /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/,
    /\bEPROTO\b.*(?:wrong.version.number|packet.length.too.long|http.request)\b/i,
  ],
  [
    'tls-version',
    /^ERR_SSL_(?:[\w/]+_)?(?:UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW)$/,
    /\bEPROTO\b.*(?:unsupported.protocol|protocol.version|version.too.low)\b/i,
  ],
  [
    'tls-handshake',
    /^ERR_SSL_(?:[\w/]+_)?(?:HANDSHAKE_FAILURE|UNRECOGNIZED_NAME|NO_SHARED_CIPHER|UNSAFE_LEGACY_RENEGOTIATION_DISABLED)$/,
    /\bEPROTO\b.*(?:handshake.failure|unrecognized.name|unsafe.legacy.renegotiation)\b/i,
  ],
  // An alert comes from the server, and is about the certificate of the client.
  [
    'client-certificate',
    /^ERR_SSL_[\w/]*ALERT_\w*(?:CERT|UNKNOWN_CA)/,
    /\bSSL alert number (?:4[2-68]|116)\b/,
  ],
  ['tls', /^EPROTO$/],
  ['certificate-expired', /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$|^CertExpired$/],
  ['certificate-name', /ALTNAME_INVALID$|^HOSTNAME_MISMATCH$|NotValidForName/],
  ['certificate-signature', /^(?:CERT_SIGNATURE_FAILURE|UNABLE_TO_DECRYPT_CERT_SIGNATURE)$/],
  [
    'certificate-authority',
    /SELF_SIGNED|^UNABLE_TO_(?:GET_ISSUER|VERIFY)|UNTRUSTED|UnknownIssuer/,
    /\bunable to get (?:local )?issuer certificate\b|\bunable to verify the first certificate\b|\bself[- ]signed certificate\b|: UnknownIssuer\b/,
  ],
  [
    'certificate',
    /CERT|CRL_|^UNABLE_TO_|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^ERR_SSL_\w+_(?:KEY_TOO_SMALL|MD_TOO_WEAK)$/,
  ],
  // Since Node 24, this error of `fetch` has no code.
  [
    'not-http',
    /^HPE_INVALID_(?:CONSTANT|VERSION|STATUS)$/,
    /\bdoes not match the HTTP\/1\.1 protocol \((?:Expected HTTP\/|Invalid (?:HTTP version|status code|response status))/,
  ],
  ['malformed-http', /^HPE_/, /\bdoes not match the HTTP\/1\.1 protocol \(/],
];

// The length of the message of a NetworkFailure. Untyped code may pass a longer one, for which the
// patterns would need quadratic time.
const searchedLength = 300;

/** Returns the kind of a failure; `undefined` if neither its code nor its message is known. */
export function failureKind({ code = '', message = '' }: FailureText): FailureKind | undefined {
  const text = message.slice(0, searchedLength);
  return kinds.find(
    ([, ofCode, ofMessage = never]) => ofCode.test(code) || ofMessage.test(text),
  )?.[0];
}

/** The status with which a proxy refused a tunnel; `undefined` if the message has none. */
export function tunnelStatus({ message = '' }: FailureText): number | undefined {
  const status = /\b(?:Proxy response \(|statusCode=|HTTP\/1\.[01] )(\d{3})\b/.exec(message)?.[1];
  if (status !== undefined) return Number(status);
  return /\bproxy authentication required\b/i.test(message) ? 407 : undefined;
}

const lasting: ReadonlySet<FailureKind | undefined> = new Set<FailureKind>([
  'blocked-port',
  'proxy-certificate',
  'not-tls',
  'tls-version',
  'tls-handshake',
  'client-certificate',
  'tls',
  'certificate-expired',
  'certificate-name',
  'certificate-signature',
  'certificate-authority',
  'certificate',
  'not-http',
  'malformed-http',
]);

/** Whether a failure lasts until somebody changes a machine, a proxy or a setting. */
export function isLasting(failure: FailureText): boolean {
  const kind = failureKind(failure);
  // A proxy answers with 502 to 504 if it cannot reach the host at the moment.
  return kind === 'tunnel-refused' ? (tunnelStatus(failure) ?? 0) < 500 : lasting.has(kind);
}

// Without `not-tls` and `client-certificate`: a broken record, or in TLS 1.3 the alert of a server, may
// also arrive after the request.
const beforeRequest: ReadonlySet<FailureKind | undefined> = new Set<FailureKind>([
  'tunnel-refused',
  'proxy-certificate',
  'name-not-resolved',
  'refused',
  'blocked-port',
  'closed-in-handshake',
  'tls-version',
  'tls-handshake',
  'certificate-expired',
  'certificate-name',
  'certificate-signature',
  'certificate-authority',
  'certificate',
]);

/**
 * Whether a request certainly never reached the host: the name, the connection, the proxy's tunnel or
 * TLS failed. Some codes of the system are also those of an established connection; for these, the
 * message has to say that connecting failed.
 */
export function wasNeverSent(failure: FailureText): boolean {
  const { code = '', message = '' } = failure;
  return (
    beforeRequest.has(failureKind(failure)) ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    code === 'ERR_TLS_HANDSHAKE_TIMEOUT' ||
    (code !== '' && message.includes(`connect ${code}`))
  );
}
