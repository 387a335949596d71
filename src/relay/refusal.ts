import type { FailureCause } from '../errors/types.js';

/** Why the relay itself refuses a request; nothing is sent to GitHub then. */
export type RefusalReason =
  | 'method'
  | 'origin'
  | 'media-type'
  | 'content-encoding'
  | 'too-large'
  | 'too-slow'
  | 'malformed'
  | 'grant-type'
  | 'no-refresh-token'
  | 'no-request'
  | 'failed';

/** A request that the relay refused, for the log of the server. It holds nothing of the body. */
export interface RelayRefusal {
  /** Why the relay refused the request. */
  readonly reason: RefusalReason;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What happened and what to do about it, for the people who run the relay. */
  readonly description: string;
  /** The `Origin` of the request, bounded and printable, where there was one. */
  readonly origin?: string;
  /** What the client threw, by its names alone; with the reason `failed`. */
  readonly cause?: FailureCause;
}

/** A refusal before it is told and answered. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly status: number;
  /** The wire code of the answer. */
  readonly error:
    'invalid_request' | 'unsupported_grant_type' | 'bad_refresh_token' | 'server_error';
  /** What the browser is told: what to do next. */
  readonly description: string;
  /** What the server's log is told, where that is more. */
  readonly told?: string;
  readonly cause?: FailureCause;
}

const request =
  (reason: RefusalReason, status: number) =>
  (description: string, told?: string): Refusal => ({
    reason,
    status,
    error: 'invalid_request',
    description,
    ...(told === undefined ? {} : { told }),
  });

const fault = (reason: RefusalReason, told: string, cause?: FailureCause): Refusal => ({
  reason,
  status: 500,
  error: 'server_error',
  description: 'The server could not complete the request; its log says why.',
  told,
  ...(cause === undefined ? {} : { cause }),
});

/** The refusals of the relay, each with its status and with what to do next. */
export const refusal = {
  method: () => request('method', 405)('Send a POST request; the relay answers no other method.'),
  origin: (origin: string | undefined) =>
    request('origin', 403)(
      'The relay is not for this origin; add it to allowedOrigins if it is yours.',
      origin === undefined
        ? 'The request has no Origin header. Browsers send it with every POST; other programs should use the client itself.'
        : `The origin ${origin} is not in allowedOrigins; add it exactly like this if it is yours.`,
    ),
  mediaType: () =>
    request(
      'media-type',
      415,
    )('Send application/json or application/x-www-form-urlencoded, in UTF-8.'),
  contentEncoding: () =>
    request('content-encoding', 415)('Send the body without Content-Encoding.'),
  tooLarge: (limit: number) =>
    request(
      'too-large',
      413,
    )(`Send no more than ${String(limit)} bytes: the code and what belongs to it, nothing else.`),
  tooSlow: () =>
    request('too-slow', 408)('Send the request again; its body did not arrive in time.'),
  malformed: (description: string) => request('malformed', 400)(description),
  grantType: (): Refusal => ({
    reason: 'grant-type',
    status: 400,
    error: 'unsupported_grant_type',
    description:
      'Send grant_type=refresh_token for a refresh, and no grant_type to exchange a code.',
  }),
  noRefreshToken: () =>
    request('no-refresh-token', 400)('Send the refresh_token of the newest Success.'),
  // By GitHub's own code, so that a page handles an expired cookie and an expired token alike.
  noCookie: (): Refusal => ({
    reason: 'no-refresh-token',
    status: 400,
    error: 'bad_refresh_token',
    description: 'There is no refresh token in the cookie; send the person through sign-in again.',
  }),
  noRequest: () =>
    fault(
      'no-request',
      'The relay was not called with a Request of the web; on Node, wrap it in nodeListener.',
    ),
  bodyUsed: () =>
    fault(
      'no-request',
      'Something has read the body already; hand the request to the relay before a body parser.',
    ),
  failed: (cause: FailureCause) =>
    fault(
      'failed',
      'The request could not be read, or the client did not return a TokenResponse; call it with the same options in a test to see why.',
      cause,
    ),
  cookieTooLong: () =>
    fault(
      'failed',
      'The cookie of a token would be longer than 4096 bytes, and browsers would drop it; leave cookies out, and keep the tokens in a session on the server.',
    ),
} as const;

export function isRefusal(value: object): value is Refusal {
  return Object.hasOwn(value, 'reason');
}
