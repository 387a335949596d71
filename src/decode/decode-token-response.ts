import type { Locale } from '../catalogue/locale.js';
import type { TokenResponse } from '../catalogue/token-response.js';
import { githubDotCom, isHostProblem, readBaseUrl } from '../host/github-host.js';
import { en } from '../locales/en.js';
import { maskOf } from '../redact/mask.js';
import { readAnswer, type Answer } from './answer.js';
import type { Scene } from './build-error.js';
import { decodeAnswer } from './decode-answer.js';

/** How to read an answer. */
export interface DecodeOptions {
  /** The GitHub that was asked, so that hints and links fit it. Default: `https://github.com`. */
  readonly baseUrl?: string | undefined;
  /** The language of the hints. Default: English. */
  readonly locale?: Locale | undefined;
  /** When the answer came, in milliseconds since the epoch. Default: now. */
  readonly receivedAt?: number | undefined;
  /** Values that must not show in the result, such as the client secret and the code that were sent. */
  readonly secrets?: readonly string[] | undefined;
}

const sceneOf = ({ baseUrl, locale = en, secrets = [] }: DecodeOptions): Scene => {
  const host = readBaseUrl(baseUrl);
  return { host: isHostProblem(host) ? githubDotCom : host, locale, mask: maskOf(secrets) };
};

/**
 * Decodes an answer of GitHub's token endpoint into one member of `TokenResponse`. It is
 * synchronous and total: it never throws, whatever it is given, and does nothing else. Its one
 * input besides the arguments is the clock, where `receivedAt` is left out.
 *
 * @param answer - The status, the headers and the body of the answer, from any HTTP client.
 * @param options - The host that was asked, the language, the time of receipt, values to hide.
 * @returns `Success` with the token, or the error with its remediation.
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
  const { receivedAt = Date.now() } = options;
  return decodeAnswer(readAnswer(answer), receivedAt, sceneOf(options));
};
