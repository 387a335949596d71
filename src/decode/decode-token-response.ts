import type { TokenResponse } from '../catalogue/token-response.js';
import { answerHints } from '../locales/en/answer-hints.js';
import { readAnswer, type Answer } from './answer.js';
import { decodeTokenAnswer } from './decode-answer.js';
import { sceneOf, timeOf, type DecodeOptions } from './decode-options.js';
import { refuseUnread } from './refuse-unread.js';

/**
 * Decodes an answer of GitHub's token endpoint into one member of `TokenResponse`. It is
 * synchronous and total: it never throws for what a server sends, and does nothing else. Its one
 * input besides the arguments is the clock, where `receivedAt` is left out.
 *
 * @param answer - The status, the headers and the body of the answer, from any HTTP client.
 * @param options - The host that was asked, the language, the time of receipt, values to hide.
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
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const decodeTokenResponse = (answer: Answer, options: DecodeOptions = {}): TokenResponse => {
  refuseUnread('decodeTokenResponse', answer);
  return decodeTokenAnswer(readAnswer(answer), timeOf(options), sceneOf(options, answerHints));
};
