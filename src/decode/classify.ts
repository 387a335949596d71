import type { ErrorMembers } from '../codecs/wire.js';
import { definitionOf, tagOfCode } from '../errors/definitions.js';
import type { ErrorFields } from '../errors/locale.js';
import type { Actor, ResponseErrorTag } from '../errors/types.js';
import type { ErrorContext } from '../errors/create-error.js';
import { sanitizeText } from '../internal/text.js';
import type { Members } from './body.js';
import { excerpt } from './excerpt.js';
import { isFromAnotherServer } from './origin.js';
import type { NormalizedResponse } from './response.js';
import { retryAfterSeconds } from './retry-after.js';
import { isMissing, unexpectedReason } from './unexpected.js';

const rateLimitMessage = /rate limit|abuse detection|too many requests/i;
// The page that GitHub shows to browsers: its title, or its heading.
const rateLimitPage = /<title>[^<]{0,99}rate limit|whoa there!/i;

/** Whether a response that is not an OAuth response rejects the request because of a rate limit. */
const isRateLimit = (response: NormalizedResponse, { message, error }: ErrorMembers): boolean => {
  const { status, text } = response;
  return (
    status === 429 ||
    rateLimitMessage.test(message ?? error ?? '') ||
    rateLimitPage.test(text) ||
    (status === 403 &&
      (response.headers.has('retry-after') ||
        response.headers.get('x-ratelimit-remaining') === '0' ||
        rateLimitMessage.test(text)))
  );
};

/** The error that a response is, the fields that it adds, and who has to act if it is not as usual. */
export type Classification<Tag extends ResponseErrorTag = ResponseErrorTag> = {
  [T in Tag]: {
    readonly tag: T;
    readonly fields: ErrorFields<T>;
    readonly actor?: Actor;
  };
}[Tag];

const maximumCodeLength = 100;

// OAuth error codes are words such as "invalid_request"; gateways send the name of the status.
const isOAuthCode = (code: string): boolean => /^[a-z][\w.-]*$/.test(code);

// Spring, Rails and NestJS send these members beside an error that is the name of the status.
const frameworkMembers = ['status', 'statusCode', 'path', 'timestamp', 'message'] as const;

// The names of the statuses with which routers and proxies respond.
const statusNames: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  500: 'internal server error',
  502: 'bad gateway',
  503: 'service unavailable',
  504: 'gateway timeout',
};

const routerWords = /\bnot[ _-](?:found|allowed)\b|\bno (?:such )?route\b|\bcannot post\b/i;

/** Whether an error is what a router or a proxy says about the path, the method or the status. */
const isRouterWord = (error: string, status: number): boolean =>
  (isMissing(status) && routerWords.test(error)) ||
  error.toLowerCase().replaceAll(/[_-]/g, ' ') === statusNames[status];

const oauthCodeOf = (
  { error }: ErrorMembers,
  members: Members,
  status: number,
): string | undefined => {
  // Only proxies send 407. RFC 9110, section 15.5.8
  if (error === undefined || status === 407) return undefined;
  // Also GitHub's response to an unknown client ID, which is a word of routers.
  const isKnown = tagOfCode(error, status) !== undefined;
  if (isKnown && isOAuthCode(error)) return error;
  // A code of control characters alone has no meaning.
  if (sanitizeText(error, maximumCodeLength) === '') return undefined;
  if (!isKnown && isRouterWord(error, status)) return undefined;
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
  { mask, host }: Pick<ErrorContext, 'mask' | 'host'>,
): Classification<'UnexpectedResponse'> => {
  const reason = unexpectedReason(response, members, host);
  const header = mask(response.headers.get('content-type') ?? '');
  const contentType = sanitizeText(header, maximumCodeLength);
  return {
    tag: 'UnexpectedResponse',
    fields: {
      reason,
      ...(contentType === '' ? {} : { contentType }),
      bodyLength: response.text.length,
      bodyExcerpt: excerpt(response.text, mask),
    },
    ...((reason === 'proxy-page' ||
      (reason === 'redirect' && isFromAnotherServer(response, host))) && { actor: 'operator' }),
  };
};

/** How long to wait, if the response says so. */
const waitOf = (response: NormalizedResponse, receivedAt: number) => {
  const seconds = retryAfterSeconds(response, receivedAt);
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
};

const fromUnavailable = (
  response: NormalizedResponse,
  { error }: ErrorMembers,
  receivedAt: number,
  { mask, host }: Pick<ErrorContext, 'mask' | 'host'>,
): Classification<'ServerUnavailable'> => {
  // The same error in another format is the same result.
  const bodyExcerpt = error === undefined ? excerpt(response.text, mask) : '';
  return {
    tag: 'ServerUnavailable',
    fields: {
      ...waitOf(response, receivedAt),
      ...(bodyExcerpt === '' ? {} : { bodyExcerpt }),
    },
    ...(isFromAnotherServer(response, host) && { actor: 'operator' }),
  };
};

/** Classifies a response without a token: by its error code, then by its status and its text. */
export function classify(
  response: NormalizedResponse,
  members: Members,
  error: ErrorMembers,
  receivedAt: number,
  context: Pick<ErrorContext, 'mask' | 'operation' | 'host'>,
): Classification {
  const { status } = response;
  const { mask, operation } = context;
  const code = oauthCodeOf(error, members, status);
  const knownTag = code === undefined ? undefined : tagOfCode(code, status, operation);
  if (code !== undefined && knownTag !== undefined) return fromKnownCode(knownTag, code, error);
  if (isRateLimit(response, error))
    return { tag: 'RateLimited', fields: waitOf(response, receivedAt) };
  // 511 comes from captive portals. RFC 6585, section 6
  if (status >= 500 && status !== 511 && (code === undefined || !isOAuthCode(code)))
    return fromUnavailable(response, error, receivedAt, context);
  return code === undefined
    ? fromUnexpected(response, members, context)
    : {
        tag: 'UnrecognizedOAuthError',
        fields: { code: sanitizeText(mask(code), maximumCodeLength) },
      };
}
