import {
  type ErrorMembers,
  parseDeviceCodeMembers,
  parseErrorMembers,
  parseTokenMembers,
} from '../codecs/wire.js';
import { createError, type ErrorContext, type ResponseDetails } from '../errors/create-error.js';
import { responseHints } from '../errors/en/responses.js';
import type { DeviceCode, ResponseError, ResponseErrorTag, Success } from '../errors/types.js';
import type { GitHubHost } from '../github/host.js';
import { ownMember } from '../internal/own-members.js';
import { parseJson } from '../internal/parse.js';
import { formatOf, type Members, parseBody } from './body.js';
import { classify } from './classify.js';
import { type DecodeOptions, errorContextOf, receivedAtOf } from './options.js';
import {
  type NormalizedResponse,
  normalizeResponse,
  refuseUnread,
  requestIdOf,
  type ResponseLike,
} from './response.js';
import { toDeviceCode, toSuccess } from './success.js';

/**
 * Decodes a response of GitHub's token endpoint into one member of `TokenResponse`. It is synchronous
 * and total: it never throws because of what a server sends, and has no side effects. If `receivedAt`
 * is absent, it reads the clock.
 *
 * @param response - The status, the headers and the body of the response, from any HTTP client.
 * @param options - The host of the request, the language, the time of receipt, and secrets to mask.
 * @returns `Success` with the token, or the error with its remediation.
 * @throws `TypeError` for a promise, and for a `Response` or a stream that was not read.
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({
 *   status: 200,
 *   headers: { 'content-type': 'application/json; charset=utf-8' },
 *   body: '{"error":"bad_verification_code"}',
 * });
 * if (response._tag === 'BadVerificationCode') console.log(response.remediation.summary);
 * ```
 */
export function decodeTokenResponse(
  response: ResponseLike,
  options: DecodeOptions = {},
): Success | ResponseError {
  refuseUnread('decodeTokenResponse', response);
  const context = errorContextOf(options, responseHints);
  return decodeToken(normalizeResponse(response), receivedAtOf(options), context);
}

/**
 * Decodes a response of GitHub's device code endpoint, `POST /login/device/code`. Like
 * `decodeTokenResponse`, it is synchronous and total.
 *
 * @param response - The status, the headers and the body of the response, from any HTTP client.
 * @param options - The host of the request, the language, the time of receipt, and secrets to mask.
 * @returns `DeviceCode`, or the error with its remediation.
 * @throws `TypeError` for a promise, and for a `Response` or a stream that was not read.
 * @example
 * ```ts
 * import { decodeDeviceCodeResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeDeviceCodeResponse({
 *   status: 200,
 *   headers: { 'content-type': 'application/x-www-form-urlencoded' },
 *   body: 'device_code=3584d83530557fdd1f46&user_code=WDJB-MJHT&expires_in=900&interval=5',
 * });
 * if (response._tag === 'DeviceCode') console.log(response.userCode, response.verificationUri);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export function decodeDeviceCodeResponse(
  response: ResponseLike,
  options: DecodeOptions = {},
): DeviceCode | ResponseError {
  refuseUnread('decodeDeviceCodeResponse', response);
  const context = errorContextOf(options, responseHints);
  return decodeDeviceCode(normalizeResponse(response), receivedAtOf(options), {
    ...context,
    operation: 'device_authorization',
  });
}

type Context = ErrorContext<ResponseErrorTag>;

/** Decodes a response to a request for a token. */
export function decodeToken(
  response: NormalizedResponse,
  receivedAt: number,
  context: Context,
): Success | ResponseError {
  return decode(response, receivedAt, context, parseTokenMembers, toSuccess);
}

/** Decodes a response to a request for a device code. */
export function decodeDeviceCode(
  response: NormalizedResponse,
  receivedAt: number,
  context: Context,
): DeviceCode | ResponseError {
  return decode(response, receivedAt, context, parseDeviceCodeMembers, toDeviceCode);
}

function decode<Body, Result>(
  response: NormalizedResponse,
  receivedAt: number,
  context: Context,
  parse: (members: Members) => Body | undefined,
  toResult: (body: Body, receivedAt: number, host: GitHubHost) => Result | undefined,
): Result | ResponseError {
  const members = membersOf(response);
  const body =
    hasError(members) || errorInToken(members) !== undefined ? undefined : parse(members);
  const result = body === undefined ? undefined : toResult(body, receivedAt, context.host);
  if (result !== undefined) return result;
  const error = parseErrorMembers(members);
  const { tag, fields, actor } = classify(response, members, error, receivedAt, context);
  const description = error.error_description ?? error.message ?? errorInToken(members);
  return createError(tag, fields, { description, actor, ...detailsOf(response, error) }, context);
}

/** The members of the body. Only own ones count: a polluted prototype would put a token into every body. */
function membersOf(response: NormalizedResponse): Members {
  // The missing part of a truncated body could change the meaning of the rest, and the target of a
  // redirect is not the endpoint.
  const { truncated, redirected, text, parsed } = response;
  if (truncated || redirected) return {};
  // An object in JSON is nothing else, whatever the headers declare. Most responses are one.
  const object = parsed ?? (text.startsWith('{') ? parseJson(text) : undefined);
  return object ?? parseBody(text, formatOf(response.header('content-type')));
}

/** Whether a body has an error, which counts more than a token, also if it is not a string. */
function hasError(members: Members): boolean {
  const error = ownMember(members, 'error');
  return typeof error === 'string' ? error.trim() !== '' : error !== undefined && error !== null;
}

/** The error that Casdoor sends in place of the token. https://github.com/casdoor/casdoor/pull/662 */
function errorInToken(members: Members): string | undefined {
  const token = ownMember(members, 'access_token');
  return typeof token === 'string' && /^\s*error\s*:/i.test(token) ? token : undefined;
}

function detailsOf(response: NormalizedResponse, error: ErrorMembers): ResponseDetails {
  return {
    status: response.status === 0 ? undefined : response.status,
    requestId: requestIdOf(response),
    errorUri: error.error_uri,
    // If the server fails, the same request may succeed later, whatever the error code is.
    retryable: response.status >= 500 ? true : undefined,
  };
}
