import type { FailureCause } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';

/** Why the relay itself refuses a request. Nothing is sent to GitHub then. */
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

/** A request that the relay has refused, for the log of the server. It contains nothing of the body. */
export interface RelayRefusal {
  /** Why the relay has refused the request. */
  readonly reason: RefusalReason;
  /** The HTTP status code of the response. */
  readonly status: number;
  /** What happened, who has to act, and what to do. */
  readonly description: string;
  /** The `Origin` header, printable and at most 200 characters long, if the request has one. */
  readonly origin?: string;
  /** The name and the system error code of what was thrown, with the reason `failed`. */
  readonly cause?: FailureCause;
}

/** A refusal: what the page receives, and what the log receives. */
export interface Refusal extends Omit<RelayRefusal, 'origin'> {
  /** The error code in the response. */
  readonly error:
    'invalid_request' | 'unsupported_grant_type' | 'bad_refresh_token' | 'server_error';
  /** The description in the response, if it differs from that in the log. */
  readonly publicDescription?: string;
}

/** Returns whether a value is a refusal. */
export function isRefusal(value: object): value is Refusal {
  return Object.hasOwn(value, 'reason');
}

const refusal = (
  reason: RefusalReason,
  status: number,
  description: string,
  more: Partial<Refusal> = {},
): Refusal => ({ reason, status, error: 'invalid_request', description, ...more });

const malformed = (description: string): Refusal => refusal('malformed', 400, description);

const serverError = (reason: RefusalReason, description: string, cause?: FailureCause): Refusal =>
  refusal(reason, 500, description, {
    error: 'server_error',
    publicDescription: 'The server could not complete the request. The log of the server says why.',
    ...(cause === undefined ? {} : { cause }),
  });

const useClient = 'In programs other than pages, use createTokenClient.';

/** Returns why an origin cannot be allowed, in words that do not repeat it. */
export function originProblem(origin: string): string | undefined {
  if (origin.includes('*')) return 'has a wildcard, which would allow any page';
  if (origin === 'null') return 'is that of a file or of a sandboxed frame, not an https origin';
  const url = parseUrl(origin);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an https origin';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'uses http, and others could read the token';
  return url.origin === origin
    ? undefined
    : 'is more than an origin, or is not written as browsers write it';
}

const originNotAllowed = (origin: string | undefined): Refusal => {
  const forbidden = (description: string, publicDescription = description): Refusal =>
    refusal('origin', 403, description, { publicDescription });
  if (origin === undefined)
    return forbidden(
      `The request has no Origin header. Browsers send it with every POST. ${useClient}`,
    );
  const problem = originProblem(origin);
  if (problem === undefined)
    return forbidden(
      `The origin ${origin} is not in allowedOrigins. If it is that of your page, add it exactly like this.`,
      'The relay does not allow this origin. On the server, add it to allowedOrigins if the page is yours.',
    );
  const fix = `Serve the page from an https origin. ${useClient}`;
  return forbidden(
    `The origin ${origin} ${problem}; it cannot be allowed. ${fix}`,
    `The relay cannot allow this origin. ${fix}`,
  );
};

/** The refusals. Each says where to act: "in the page", or "on the server" that runs the relay. */
export const refusals = {
  method: refusal(
    'method',
    405,
    `The relay accepts only POST. In the page, send a POST request. ${useClient}`,
  ),
  originNotAllowed,
  mediaType: refusal(
    'media-type',
    415,
    'The media type is not supported. In the page, send application/json or form data, in UTF-8.',
  ),
  contentEncoding: refusal(
    'content-encoding',
    415,
    'The body has a content encoding. In the page, do not send Content-Encoding.',
  ),
  tooLarge: (maximum: number) =>
    refusal(
      'too-large',
      413,
      `The body is longer than ${String(maximum)} bytes. In the page, send only the code and its parameters.`,
    ),
  tooSlow: refusal(
    'too-slow',
    408,
    'The body did not arrive in time. In the page, send the request again.',
  ),
  notUtf8: malformed(
    'The body is incomplete or is not UTF-8. In the page, send all of it in UTF-8.',
  ),
  notAnObject: malformed(
    'The body is not a JSON object. In the page, send one, for example {"code": "…"}.',
  ),
  notOneString: (name: string) =>
    malformed(`The parameter ${name} is not one string. In the page, send it once, as a string.`),
  repositoryId: malformed(
    'The parameter repository_id is not one number. In the page, send the numeric ID of one repository.',
  ),
  grantType: refusal(
    'grant-type',
    400,
    'The grant type is not supported. In the page, send grant_type=refresh_token to refresh, none for a code.',
    { error: 'unsupported_grant_type' },
  ),
  noRefreshToken: refusal(
    'no-refresh-token',
    400,
    'The request has no refresh_token. In the page, send that of the latest Success.',
  ),
  noRefreshTokenCookie: refusal(
    'no-refresh-token',
    400,
    'The request has no cookie with a refresh token. In the page, let the user sign in again.',
    // GitHub's error code, so that a page handles an expired cookie like an expired token.
    { error: 'bad_refresh_token' },
  ),
  notARequest: serverError(
    'no-request',
    'The relay was not called with a Request. On the server, pass the relay to nodeListener if this is Node.',
  ),
  bodyUsed: serverError(
    'no-request',
    'The body was already read. On the server, mount the relay before a body parser.',
  ),
  clientThrew: (cause: FailureCause) =>
    serverError(
      'failed',
      'The client threw. On the server, call it with the same parameters in a test to see why.',
      cause,
    ),
  notATokenResponse: serverError(
    'failed',
    'The client did not return a TokenResponse. On the server, use what createTokenClient returns as client.',
  ),
  cookieTooLong: serverError(
    'failed',
    'A cookie would exceed 4096 bytes. On the server, remove the option cookies, and keep the tokens in a session.',
  ),
  unexpected: (cause: FailureCause) =>
    serverError(
      'failed',
      'Reading or writing failed. On the server, pass a Request of the runtime, and a client of createTokenClient.',
      cause,
    ),
} as const;
