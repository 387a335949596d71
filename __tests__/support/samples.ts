import { tokenErrorTags } from '../../src/catalogue/lookup.js';
import { unexpectedReasons } from '../../src/catalogue/row.js';
import type { Added, TokenError, TokenErrorTag } from '../../src/catalogue/token-response.js';
import { buildError, type Said } from '../../src/decode/build-error.js';
import { githubDotCom, type GitHubHost } from '../../src/host/github-host.js';
import { en } from '../../src/locales/en.js';
import { maskOf } from '../../src/redact/mask.js';

type Samples = { readonly [Tag in TokenErrorTag]: readonly [Added<Tag>, ...Added<Tag>[]] };

// One for each kind of failure that has words of its own.
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
] as const;

/** What each error can add, in every variant that its words depend on. */
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
  DeviceFlowDisabled: [{ code: 'device_flow_disabled' }],
  UnsupportedGrantType: [{ code: 'unsupported_grant_type' }],
  UnrecognizedOAuthError: [{ code: 'invalid_grant' }],
  RateLimited: [{}, { retryAfterSeconds: 1 }, { retryAfterSeconds: 604_800 }],
  ServerUnavailable: [{}, { retryAfterSeconds: 1 }, { retryAfterSeconds: 604_800 }],
  UnexpectedResponse: [
    { reason: 'html-page', contentType: 'text/html', bodyLength: 9, bodyExcerpt: 'Sign in' },
    ...unexpectedReasons.map((reason) => ({ reason, bodyLength: 0, bodyExcerpt: '' })),
  ],
  NetworkFailure: [
    { cause: { name: 'Error' } },
    { cause: { name: 'TypeError' } },
    { cause: { name: 'Error', message: 'Proxy response (407)' } },
    ...networkCodes.map((code) => ({ cause: { name: 'TypeError', code } })),
  ],
  RequestTimedOut: [{ timeoutMs: 10_000 }, { timeoutMs: 1000 }, { timeoutMs: 2_147_483_647 }],
  RequestAborted: [{}],
  MissingCode: [{}, { setupAction: 'install' }],
  StateMismatch: [{}],
  IssuerMismatch: [{}],
};

const build = (tag: TokenErrorTag, added: Added<TokenErrorTag>, host: GitHubHost, said: Said) =>
  buildError<TokenErrorTag>(tag, added, said, { host, locale: en, mask: maskOf([]) });

/** Every error in every variant. */
export const everyError = (host = githubDotCom, said: Said = {}): readonly TokenError[] =>
  tokenErrorTags.flatMap((tag) => samples[tag].map((added) => build(tag, added, host, said)));
