import { decodeTokenResponse } from '../decode/decode.js';
import { type DecodeOptions, errorContextOf } from '../decode/options.js';
import type { ResponseLike } from '../decode/response.js';
import { transportHints } from '../errors/en/transport.js';
import type { NetworkFailure, ResponseError, Success } from '../errors/types.js';
import { optionError } from '../internal/assert.js';
import { networkFailure as createNetworkFailure } from './network-failure.js';
import { readResponse } from './read-response.js';

const caller = 'readTokenResponse';

const checkResponse = (response: Partial<Response> | null | undefined): void => {
  if (typeof response?.status !== 'number' || response.headers === undefined)
    throw optionError(caller, 'response', 'is not a Response', 'pass the awaited result of fetch');
  if (response.bodyUsed === true || response.body?.locked === true)
    throw optionError(caller, 'response', 'was read already', 'pass a clone() made before that');
};

/**
 * Reads and decodes a response of the token endpoint that `fetch` returned. At most 64 KiB of the body
 * are read.
 *
 * @param response - The `Response`, with its body unread.
 * @param options - The base URL of the request, the language of the hints, the time of receipt in
 * milliseconds since the epoch, and the secrets of the request.
 * @returns `Success`; or an error of a response; or `NetworkFailure` if the connection breaks while the
 * body is read.
 * @throws `TypeError`, as a rejection, if `response` is not a `Response`, or was read already.
 * @example
 * ```ts
 * import { networkFailure, readTokenResponse } from 'github-token-exchange/decode';
 *
 * const exchange = async (body: URLSearchParams) => {
 *   const url = 'https://github.com/login/oauth/access_token';
 *   try {
 *     return await readTokenResponse(await fetch(url, { method: 'POST', body, redirect: 'manual' }));
 *   } catch (error) {
 *     return networkFailure(error);
 *   }
 * };
 * console.log((await exchange(new URLSearchParams({ code: 'abc' })))._tag);
 * ```
 */
export async function readTokenResponse(
  response: Response,
  options: DecodeOptions = {},
): Promise<Success | ResponseError | NetworkFailure> {
  checkResponse(response);
  return readAndDecode(response, decodeTokenResponse, options);
}

/** Reads a response and decodes it. */
export async function readAndDecode<R>(
  response: Response,
  decode: (response: ResponseLike, options: DecodeOptions) => R,
  options: DecodeOptions,
): Promise<R | NetworkFailure> {
  try {
    return decode(await readResponse(response), options);
  } catch (error) {
    return networkFailure(error, options);
  }
}

/**
 * Converts what `fetch` threw into the `NetworkFailure` of the union. Its `codeSpent` is right only if
 * the request was sent once, without a retry and without following a redirect.
 *
 * @param thrown - The value that `fetch`, or a library that uses it, threw or rejected with.
 * @param options - The base URL of the request, the language of the hints, and the secrets of the
 * request.
 * @returns The error, with the name, the system error code and the masked message of what was thrown.
 * @example
 * ```ts
 * import { formatTokenError, networkFailure } from 'github-token-exchange/decode';
 *
 * const error = new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
 * console.error(formatTokenError(networkFailure(error)));
 * ```
 */
export function networkFailure(thrown: unknown, options: DecodeOptions = {}): NetworkFailure {
  return createNetworkFailure(thrown, errorContextOf(options, transportHints));
}
