import type { Added, AnswerErrorTag } from '../catalogue/token-response.js';
import { rowOf, tagOfCode } from '../catalogue/lookup.js';
import { read } from '../codecs/read.js';
import { Interval, Text } from '../codecs/primitives.js';
import type { Mask } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';
import type { ReadAnswer } from './answer.js';
import { excerpt } from './excerpt.js';
import type { Fields } from './fields.js';
import { isRateLimit } from './rate-limit.js';
import { retryAfterSeconds } from './retry-after.js';
import { unexpectedReason } from './unexpected-reason.js';

/** What an answer without a token is. */
export type Verdict<Tag extends AnswerErrorTag = AnswerErrorTag> = {
  [T in Tag]: {
    readonly tag: T;
    readonly added: Added<T>;
  };
}[Tag];

const longestCode = 100;

// OAuth's codes are words such as "invalid_request"; gateways put the name of the status there.
const isOAuthCode = (code: string): boolean => /^[a-z][\w.-]*$/.test(code);

// Spring, Rails and NestJS have such members beside an error that is the name of the status.
const frameworkMembers = ['status', 'statusCode', 'path', 'timestamp', 'message'] as const;

const oauthCode = (fields: Fields): string | undefined => {
  const code = read(Text, fields['error']);
  // Control characters alone say nothing.
  if (code === undefined || plainText(code, longestCode) === '') return undefined;
  const isOfFramework = frameworkMembers.some((name) => Object.hasOwn(fields, name));
  return isOAuthCode(code) || !isOfFramework ? code : undefined;
};

const ofKnownCode = (tag: AnswerErrorTag, code: string, fields: Fields): Verdict => {
  const interval = 'interval' in rowOf(tag).fields ? read(Interval, fields['interval']) : undefined;
  // That the code belongs to the tag is known from the look-up, not from its type.
  return { tag, added: { code, ...(interval === undefined ? {} : { interval }) } } as Verdict;
};

const withWait = (seconds: number | undefined) =>
  seconds === undefined ? {} : { retryAfterSeconds: seconds };

const ofUnexpected = (
  answer: ReadAnswer,
  fields: Fields,
  mask: Mask,
): Verdict<'UnexpectedResponse'> => {
  const contentType = plainText(mask(answer.headers.get('content-type') ?? ''), longestCode);
  return {
    tag: 'UnexpectedResponse',
    added: {
      reason: unexpectedReason(answer, fields),
      ...(contentType === '' ? {} : { contentType }),
      bodyLength: answer.text.length,
      bodyExcerpt: excerpt(answer.text, mask),
    },
  };
};

/** Names an answer without a token: by its body first, then by its status. */
export const classify = (
  answer: ReadAnswer,
  fields: Fields,
  receivedAt: number,
  mask: Mask,
): Verdict => {
  const code = oauthCode(fields);
  const known = code === undefined ? undefined : tagOfCode(code, answer.status);
  if (code !== undefined && known !== undefined) return ofKnownCode(known, code, fields);

  const wait = () => withWait(retryAfterSeconds(answer, receivedAt));
  if (isRateLimit(answer, read(Text, fields['message']) ?? read(Text, fields['error'])))
    return { tag: 'RateLimited', added: wait() };
  // 511 comes from captive portals. RFC 6585, section 6
  if (answer.status >= 500 && answer.status !== 511 && (code === undefined || !isOAuthCode(code)))
    return { tag: 'ServerUnavailable', added: wait() };
  return code === undefined
    ? ofUnexpected(answer, fields, mask)
    : { tag: 'UnrecognizedOAuthError', added: { code: plainText(mask(code), longestCode) } };
};
