import type { DeviceCodeResponse } from '../catalogue/token-response.js';
import { answerHints } from '../locales/en/answer-hints.js';
import { readAnswer, type Answer } from './answer.js';
import { decodeDeviceCodeAnswer } from './decode-answer.js';
import { sceneOf, timeOf, type DecodeOptions } from './decode-options.js';
import { refuseUnread } from './refuse-unread.js';

/**
 * Decodes an answer of GitHub's device code endpoint, `POST /login/device/code`. Like
 * `decodeTokenResponse`, it is synchronous and total.
 *
 * @param answer - The status, the headers and the body of the answer, from any HTTP client.
 * @param options - The host that was asked, the language, the time of receipt, values to hide.
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
export const decodeDeviceCodeResponse = (
  answer: Answer,
  options: DecodeOptions = {},
): DeviceCodeResponse => {
  refuseUnread('decodeDeviceCodeResponse', answer);
  return decodeDeviceCodeAnswer(readAnswer(answer), timeOf(options), sceneOf(options, answerHints));
};
