import type { TokenResponse } from '../catalogue/token-response.js';
import { sceneOf, type DecodeOptions } from '../decode/decode-options.js';
import { hints } from '../locales/en/hints.js';
import { networkFailure } from './network-failure.js';
import { readResponse } from './read-response.js';

const wrong = (problem: string, fix: string): TypeError =>
  new TypeError(`readTokenResponse: response ${problem}; ${fix}`);

const check = (response: Partial<Response> | null | undefined): void => {
  if (typeof response?.status !== 'number' || response.headers === undefined)
    throw wrong('is no Response', 'await the fetch first, and pass what it gives');
  if (response.bodyUsed === true || response.body?.locked === true)
    throw wrong('was read already', 'pass it before, or pass a clone() made before');
};

/**
 * Reads and decodes an answer of the token endpoint that `fetch`, or a library over it, received. The
 * body is read up to 64 KiB, and not before this call.
 *
 * @param response - The `Response` as it came, unread.
 * @param options - The host that was asked, the language, the time of receipt in milliseconds since
 * the epoch, values to hide.
 * @returns `Success` with the token, or the error; `NetworkFailure` where the body breaks off.
 * @throws `TypeError`, as a rejection, when there is no `Response`, or when it was read already.
 * @example
 * ```ts
 * import { readTokenResponse } from 'github-token-exchange/core';
 *
 * const answered = await fetch('https://github.com/login/oauth/access_token', { method: 'POST' });
 * const response = await readTokenResponse(answered);
 * console.log(response._tag);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const readTokenResponse = async (
  response: Response,
  options: DecodeOptions = {},
): Promise<TokenResponse> => {
  check(response);
  try {
    // Loaded when it is asked for, since a client loads it in its own time; before the body is spent.
    const { decodeTokenResponse } = await import('../decode/decode-token-response.js');
    return decodeTokenResponse(await readResponse(response), options);
  } catch (thrown) {
    return networkFailure(thrown, sceneOf(options, hints));
  }
};
