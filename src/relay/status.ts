import type { TokenResponse } from '../errors/types.js';
import { ownMembers } from '../internal/own-members.js';

/**
 * The HTTP status code of each `TokenResponse`. 400: the page or the user has to act. 500: the app is not
 * set up correctly on this server or at GitHub. 429 and 502 to 504: a server behind this one failed. Not
 * 401 or 403, which would mean that the page must not use the relay.
 */
export const statuses: Readonly<Record<TokenResponse['_tag'], number>> = {
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

/** Returns whether a value that a client returned is a `TokenResponse`. */
export function isTokenResponse(value: unknown): value is TokenResponse {
  if (typeof value !== 'object' || value === null) return false;
  type Members = Partial<Record<'_tag' | 'accessToken' | 'remediation', unknown>>;
  const { _tag: tag, accessToken, remediation }: Members = ownMembers(value);
  if (tag === 'Success') return typeof accessToken === 'string';
  return (
    typeof tag === 'string' &&
    Object.hasOwn(statuses, tag) &&
    typeof remediation === 'object' &&
    remediation !== null
  );
}

// GitHub asks clients to wait at least one minute if it does not specify a time.
const defaultWaitSeconds = 60;

/** The `Retry-After` header of a response in seconds, if waiting helps. */
export function retryAfterOf(response: TokenResponse): string | undefined {
  return response._tag === 'RateLimited' || response._tag === 'ServerUnavailable'
    ? String(Math.ceil(response.retryAfterSeconds ?? defaultWaitSeconds))
    : undefined;
}
