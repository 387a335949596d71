import type { ErrorMembers } from '../codecs/wire.js';
import { definitionOf, tagOfCode } from '../errors/definitions.js';
import type { ErrorFields } from '../errors/locale.js';
import type { ResponseErrorTag } from '../errors/types.js';
import type { ErrorContext } from '../errors/create-error.js';
import type { Mask } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';
import type { Members } from './body.js';
import type { NormalizedResponse } from './response.js';
import { retryAfterSeconds } from './retry-after.js';
import { excerpt, unexpectedReason } from './unexpected.js';

const rateLimitMessage = /rate limit|abuse detection|too many requests/i;
// The page that GitHub shows to browsers: its title, or its heading.
const rateLimitPage = /<title>[^<]{0,99}rate limit|whoa there!/i;

/** Whether a response that is not an OAuth response rejects the request because of a rate limit. */
const isRateLimit = (
  { status, headers, text }: NormalizedResponse,
  { message, error }: ErrorMembers,
): boolean =>
  status === 429 ||
  rateLimitMessage.test(message ?? error ?? '') ||
  rateLimitPage.test(text) ||
  (status === 403 &&
    (headers.has('retry-after') ||
      headers.get('x-ratelimit-remaining') === '0' ||
      rateLimitMessage.test(text)));

/** The error that a response is, and the fields that it adds. */
export type Classification<Tag extends ResponseErrorTag = ResponseErrorTag> = {
  [T in Tag]: {
    readonly tag: T;
    readonly fields: ErrorFields<T>;
  };
}[Tag];

const maximumCodeLength = 100;

// OAuth error codes are words such as "invalid_request"; gateways send the name of the status.
const isOAuthCode = (code: string): boolean => /^[a-z][\w.-]*$/.test(code);

// Spring, Rails and NestJS send these members beside an error that is the name of the status.
const frameworkMembers = ['status', 'statusCode', 'path', 'timestamp', 'message'] as const;

const oauthCodeOf = ({ error }: ErrorMembers, members: Members): string | undefined => {
  // A code of control characters alone has no meaning.
  if (error === undefined || sanitizeText(error, maximumCodeLength) === '') return undefined;
  const isFromFramework = frameworkMembers.some((name) => Object.hasOwn(members, name));
  return isOAuthCode(error) || !isFromFramework ? error : undefined;
};

const fromKnownCode = (
  tag: ResponseErrorTag,
  code: string,
  { interval }: ErrorMembers,
): Classification => {
  const hasInterval = interval !== undefined && 'interval' in definitionOf(tag).fields;
  // The look-up ties the code to the tag; the compiler cannot.
  return { tag, fields: { code, ...(hasInterval ? { interval } : {}) } } as Classification;
};

const fromUnexpected = (
  response: NormalizedResponse,
  members: Members,
  mask: Mask,
): Classification<'UnexpectedResponse'> => {
  const header = mask(response.headers.get('content-type') ?? '');
  const contentType = sanitizeText(header, maximumCodeLength);
  return {
    tag: 'UnexpectedResponse',
    fields: {
      reason: unexpectedReason(response, members),
      ...(contentType === '' ? {} : { contentType }),
      bodyLength: response.text.length,
      bodyExcerpt: excerpt(response.text, mask),
    },
  };
};

const fromWait = (
  tag: 'RateLimited' | 'ServerUnavailable',
  response: NormalizedResponse,
  receivedAt: number,
): Classification => {
  const seconds = retryAfterSeconds(response, receivedAt);
  return { tag, fields: seconds === undefined ? {} : { retryAfterSeconds: seconds } };
};

/** Classifies a response without a token: by its error code, then by its status and its text. */
export function classify(
  response: NormalizedResponse,
  members: Members,
  error: ErrorMembers,
  receivedAt: number,
  { mask, operation }: Pick<ErrorContext, 'mask' | 'operation'>,
): Classification {
  const { status } = response;
  const code = oauthCodeOf(error, members);
  const knownTag = code === undefined ? undefined : tagOfCode(code, status, operation);
  if (code !== undefined && knownTag !== undefined) return fromKnownCode(knownTag, code, error);
  if (isRateLimit(response, error)) return fromWait('RateLimited', response, receivedAt);
  // 511 comes from captive portals. RFC 6585, section 6
  if (status >= 500 && status !== 511 && (code === undefined || !isOAuthCode(code)))
    return fromWait('ServerUnavailable', response, receivedAt);
  return code === undefined
    ? fromUnexpected(response, members, mask)
    : {
        tag: 'UnrecognizedOAuthError',
        fields: { code: sanitizeText(mask(code), maximumCodeLength) },
      };
}
