import { isTokenError } from '../errors/guards.js';
import type { TokenResponse } from '../errors/types.js';
import type { PlainResponse } from '../internal/node-http.js';
import { ownMember } from '../internal/own-members.js';
import type { CookieConfig } from './options.js';

/** A response before the headers that all responses have. */
export interface RelayResponse {
  readonly status: number;
  /** The body as plain data. Default: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The `Set-Cookie` headers. Default: none. */
  readonly cookies?: readonly string[];
}

/** A response with the headers that all responses have. */
export interface CompleteResponse extends PlainResponse {
  readonly body: string | undefined;
}

/** The response to the preflight request of an allowed origin. */
export const preflightResponse: RelayResponse = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Content-Type',
    // Chrome caches a preflight for two hours at most.
    'access-control-max-age': '7200',
  },
};

type HeaderList = [name: string, value: string | readonly string[]][];

const commonHeaders: Readonly<HeaderList> = [
  ['cache-control', 'no-store'],
  ['pragma', 'no-cache'],
  ['x-content-type-options', 'nosniff'],
  ['vary', 'Origin'],
];

/** Adds the headers of all responses. Only a page of the origin can read it; without one, no page can. */
export function completeResponse(
  { status, body, headers, cookies }: RelayResponse,
  origin: string | undefined,
  config: CookieConfig | undefined,
): CompleteResponse {
  const all: HeaderList = [...commonHeaders];
  if (body !== undefined) all.push(['content-type', 'application/json; charset=utf-8']);
  // https://fetch.spec.whatwg.org/#http-cors-protocol
  if (origin !== undefined) {
    all.push(
      ['access-control-allow-origin', origin],
      ['access-control-expose-headers', 'Retry-After'],
    );
    if (config !== undefined) all.push(['access-control-allow-credentials', 'true']);
  }
  if (headers !== undefined) all.push(...Object.entries(headers));
  if (cookies !== undefined) all.push(['set-cookie', cookies]);
  return { status, headers: all, body: body === undefined ? undefined : JSON.stringify(body) };
}

/** Creates the `Response`. */
export function toResponse({ status, headers, body }: CompleteResponse): Response {
  const created = new Headers();
  for (const [name, value] of headers)
    for (const one of typeof value === 'string' ? [value] : value) created.append(name, one);
  return new Response(body, { status, headers: created });
}

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
  if (!isTokenError(value))
    return (
      ownMember(value, '_tag') === 'Success' && typeof ownMember(value, 'accessToken') === 'string'
    );
  const remediation = ownMember(value, 'remediation');
  return typeof remediation === 'object' && remediation !== null;
}

// GitHub asks clients to wait at least one minute if it does not specify a time.
const defaultWaitSeconds = 60;

/** The `Retry-After` header of a response in seconds, if waiting helps. */
export function retryAfterOf(response: TokenResponse): string | undefined {
  return response._tag === 'RateLimited' || response._tag === 'ServerUnavailable'
    ? String(Math.ceil(response.retryAfterSeconds ?? defaultWaitSeconds))
    : undefined;
}
