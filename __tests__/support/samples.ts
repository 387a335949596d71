import {
  createError,
  type ErrorContext,
  type ResponseDetails,
} from '../../src/errors/create-error.js';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import type { ErrorFields } from '../../src/errors/locale.js';
import type { TokenError, TokenErrorTag, UnexpectedReason } from '../../src/errors/types.js';
import { githubDotCom, type GitHubHost } from '../../src/github/host.js';
import { maskOf } from '../../src/internal/mask.js';

/** Every reason; one that is missing does not compile. */
const reasons: Readonly<Record<UnexpectedReason, true>> = {
  'html-page': true,
  'proxy-page': true,
  'wrong-endpoint': true,
  'not-acceptable': true,
  redirect: true,
  'empty-body': true,
  'too-large': true,
  undecodable: true,
  'neither-token-nor-error': true,
};

/** Every reason of an `UnexpectedResponse`. */
export const unexpectedReasons = Object.keys(reasons) as readonly UnexpectedReason[];

type Samples = {
  readonly [Tag in TokenErrorTag]: readonly [ErrorFields<Tag>, ...ErrorFields<Tag>[]];
};

// One for each kind of failure that has a hint of its own.
const networkCodes = [
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'EHOSTUNREACH',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR__ERROR_FORMAT_PADDING_2',
] as const;

/** The fields of each error, in every variant that its hint depends on. */
const samples: Samples = {
  IncorrectClientCredentials: [
    { code: 'incorrect_client_credentials' },
    { code: 'invalid_client' },
    { code: 'Not Found' },
  ],
  RedirectUriMismatch: [{ code: 'redirect_uri_mismatch' }],
  BadVerificationCode: [{ code: 'bad_verification_code' }],
  UnverifiedUserEmail: [{ code: 'unverified_user_email' }],
  ApplicationSuspended: [{ code: 'application_suspended' }],
  AccessDenied: [{ code: 'access_denied' }],
  BadRefreshToken: [{ code: 'bad_refresh_token' }],
  AuthorizationPending: [
    { code: 'authorization_pending' },
    { code: 'authorization_pending', interval: 5 },
  ],
  SlowDown: [
    { code: 'slow_down' },
    { code: 'slow_down', interval: 1 },
    { code: 'slow_down', interval: 15 },
  ],
  ExpiredDeviceCode: [{ code: 'expired_token' }, { code: 'token_expired' }],
  IncorrectDeviceCode: [{ code: 'incorrect_device_code' }],
  DeviceFlowDisabled: [{ code: 'device_flow_disabled' }, { code: 'unauthorized_client' }],
  UnsupportedGrantType: [{ code: 'unsupported_grant_type' }],
  UnrecognizedOAuthError: [{ code: 'invalid_grant' }],
  RateLimited: [{}, { retryAfterSeconds: 1 }, { retryAfterSeconds: 604_800 }],
  ServerUnavailable: [{}, { retryAfterSeconds: 1 }, { retryAfterSeconds: 604_800 }],
  UnexpectedResponse: [
    { reason: 'html-page', contentType: 'text/html', bodyLength: 9, bodyExcerpt: 'Sign in' },
    ...unexpectedReasons.map((reason) => ({ reason, bodyLength: 0, bodyExcerpt: '' })),
  ],
  NetworkFailure: [
    { cause: { name: 'Error' }, codeSpent: 'unknown' },
    { cause: { name: 'TypeError' }, codeSpent: 'yes' },
    { cause: { name: 'Error', message: 'Proxy response (407)' }, codeSpent: 'no' },
    ...networkCodes.map((code) => ({
      cause: { name: 'TypeError', code },
      codeSpent: 'unknown' as const,
    })),
  ],
  RequestTimedOut: [
    { timeoutMs: 10_000, codeSpent: 'unknown' },
    { timeoutMs: 1000, codeSpent: 'yes' },
    { timeoutMs: 2_147_483_647, codeSpent: 'unknown' },
  ],
  RequestAborted: [{ codeSpent: 'no' }, { codeSpent: 'unknown' }],
  MissingCode: [{}, { setupAction: 'install' }, { setupAction: 'request' }],
  StateMismatch: [{}],
  IssuerMismatch: [{}],
};

/** Every error in every variant. */
export const everyError = (
  host: GitHubHost = githubDotCom,
  details: ResponseDetails = {},
  request: Pick<ErrorContext, 'operation' | 'clientId'> = {},
  locale: ErrorContext['locale'] = en,
): readonly TokenError[] =>
  tokenErrorTags.flatMap((tag) =>
    samples[tag].map((fields) =>
      createError<TokenErrorTag>(tag, fields, details, {
        ...request,
        host,
        locale,
        mask: maskOf([]),
      }),
    ),
  );
