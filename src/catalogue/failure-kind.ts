import type { FailureCause } from './row.js';

const codesByKind = {
  'name-resolution': ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA'],
  refused: ['ECONNREFUSED', 'ConnectionRefused', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES'],
  broken: ['ECONNRESET', 'ECONNABORTED', 'ConnectionClosed', 'EPIPE', 'UND_ERR_SOCKET'],
  'no-connection-in-time': ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'],
  'private-authority': [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  'expired-certificate': ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  'other-name-on-certificate': ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
} as const;

/** What a failure below HTTP means, as far as its cause tells. */
export type FailureKind = keyof typeof codesByKind | 'hidden-by-browser' | 'unknown';

const kinds: ReadonlyMap<string, FailureKind> = new Map(
  Object.entries(codesByKind).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as FailureKind] as const),
  ),
);

/** Names the kind of a failure. Browsers hide every cause behind a bare `TypeError`. */
export const failureKind = ({ name, code }: FailureCause): FailureKind =>
  code === undefined && name === 'TypeError'
    ? 'hidden-by-browser'
    : (kinds.get(code ?? '') ?? 'unknown');

/** Whether the very same request may succeed later, without anyone acting on this machine. */
export const mayPass = (cause: FailureCause): boolean =>
  ['name-resolution', 'refused', 'broken', 'no-connection-in-time', 'unknown'].includes(
    failureKind(cause),
  );
