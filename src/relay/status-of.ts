import type { TokenResponse } from '../catalogue/token-response.js';
import { ownMembers } from './own-members.js';

/**
 * The HTTP status of every answer. 400: what the browser sent, or what the person has to do. 500: how
 * the app is set up on this server or at GitHub. 502 to 504 and 429: what lies behind this server.
 * Never 401 or 403, which would speak of the page's own right to ask.
 */
const statuses: Readonly<Record<TokenResponse['_tag'], number>> = {
  Success: 200,
  BadVerificationCode: 400,
  RedirectUriMismatch: 400,
  BadRefreshToken: 400,
  UnverifiedUserEmail: 400,
  AccessDenied: 400,
  MissingCode: 400,
  StateMismatch: 400,
  IssuerMismatch: 400,
  AuthorizationPending: 400,
  SlowDown: 400,
  ExpiredDeviceCode: 400,
  IncorrectDeviceCode: 400,
  IncorrectClientCredentials: 500,
  ApplicationSuspended: 500,
  DeviceFlowDisabled: 500,
  UnsupportedGrantType: 500,
  UnrecognizedOAuthError: 502,
  UnexpectedResponse: 502,
  NetworkFailure: 502,
  RateLimited: 429,
  ServerUnavailable: 503,
  RequestAborted: 503,
  RequestTimedOut: 504,
};

type Members = Readonly<Partial<Record<'_tag' | 'accessToken' | 'remediation', unknown>>>;

/** The status of a response; `undefined` for what is not a `TokenResponse`. */
export const statusOf = (response: unknown): number | undefined => {
  if (typeof response !== 'object' || response === null) return undefined;
  const { _tag: tag, accessToken, remediation }: Members = ownMembers(response);
  if (typeof tag !== 'string' || !Object.hasOwn(statuses, tag)) return undefined;
  const isWhole =
    tag === 'Success'
      ? typeof accessToken === 'string'
      : typeof remediation === 'object' && remediation !== null;
  return isWhole ? statuses[tag as TokenResponse['_tag']] : undefined;
};

// GitHub asks for at least a minute where it names no time.
const usualWaitSeconds = 60;

/** The `Retry-After` of an answer, in seconds, where waiting helps. */
export const retryAfterOf = (response: TokenResponse): string | undefined =>
  response._tag === 'RateLimited' || response._tag === 'ServerUnavailable'
    ? String(Math.ceil(response.retryAfterSeconds ?? usualWaitSeconds))
    : undefined;
