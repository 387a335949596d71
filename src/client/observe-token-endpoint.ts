import { decodeDeviceCodeResponse, decodeTokenResponse } from '../decode/decode.js';
import type { DecodeOptions } from '../decode/options.js';
import type { ResponseLike } from '../decode/response.js';
import { diagnose } from '../diagnosis/diagnose.js';
import { formFacts, formSecrets } from '../diagnosis/form.js';
import type { RequestFacts } from '../diagnosis/request.js';
import { redactTokenResponse } from '../errors/guards.js';
import type { DeviceCode, TokenResponse } from '../errors/types.js';
import {
  deviceCodeEndpointOf,
  isHostProblem,
  readBaseUrl,
  tokenEndpointOf,
} from '../github/host.js';
import { networkFailure, readAndDecode } from '../http/from-fetch.js';
import { readRequestForm } from '../http/request-form.js';
import { optionError } from '../internal/assert.js';
import { textOf } from '../internal/own-members.js';
import { parseUrl } from '../internal/parse.js';
import { proxyFacts, runtimeFacts } from '../internal/runtime.js';
import { notify } from './events.js';

/** Options of `observeTokenEndpoint`. */
export interface ObserveTokenEndpointOptions extends Pick<DecodeOptions, 'baseUrl' | 'locale'> {
  /**
   * Called with every response of the token endpoint and of the device code endpoint, and with a
   * `NetworkFailure` if there was none. Errors have their likely causes. Tokens and device codes are
   * replaced by `[redacted]`. Anything it throws or rejects with is ignored.
   */
  readonly onResponse: (response: TokenResponse | DeviceCode) => unknown;
  /** The callback URLs that are registered for the app, to find likely causes. Default: not known. */
  readonly callbackUrls?: RequestFacts['callbackUrls'];
  /**
   * Called with a promise that resolves after `onResponse`. Pass the `waitUntil` of a platform that stops
   * the program after its response, such as Cloudflare Workers. Default: nothing waits.
   */
  readonly waitUntil?: ((observed: Promise<void>) => unknown) | undefined;
}

type Fetch = typeof globalThis.fetch;
type Decode = (response: ResponseLike, options: DecodeOptions) => TokenResponse | DeviceCode;

const caller = 'observeTokenEndpoint';

const ignore = (): void => undefined;

const grantOf = (form: object, decode: Decode): DecodeOptions['grant'] => {
  const type = textOf(form, 'grant_type') ?? '';
  if (decode === decodeDeviceCodeResponse || type.endsWith(':device_code')) return 'device_code';
  if (type === 'refresh_token') return type;
  return 'code' in form ? 'authorization_code' : undefined;
};

const redact = (response: TokenResponse | DeviceCode): TokenResponse | DeviceCode =>
  response._tag === 'DeviceCode'
    ? Object.freeze({ ...response, deviceCode: '[redacted]' })
    : redactTokenResponse(response);

/**
 * Wraps the `fetch` of another library to find out why a sign-in failed. It decodes a clone of each
 * response of the token endpoint in the background. Requests, responses and errors pass through
 * unchanged and without a delay. The body of a request is not read if it is a stream, and then the
 * errors have fewer likely causes.
 *
 * @param fetch - The `fetch` to call.
 * @param options - The listener, the URL of GitHub, and the language of the hints.
 * @returns A `fetch` for the library, or for `globalThis.fetch`.
 * @throws `TypeError` for an invalid option.
 * @example
 * ```ts
 * import { formatTokenError, isTokenError, observeTokenEndpoint } from 'github-token-exchange/decode';
 *
 * globalThis.fetch = observeTokenEndpoint(globalThis.fetch, {
 *   onResponse: (response) => {
 *     if (isTokenError(response)) console.error(formatTokenError(response));
 *   },
 * });
 * ```
 */
export function observeTokenEndpoint(fetch: Fetch, options: ObserveTokenEndpointOptions): Fetch {
  const { onResponse, baseUrl, locale, callbackUrls, waitUntil } = options;
  for (const [option, value] of Object.entries({ fetch, onResponse }))
    if (typeof value !== 'function')
      throw optionError(caller, option, 'is not a function', 'pass (fetch, { onResponse })');
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    throw optionError(caller, 'baseUrl', host.problem, 'use https://HOST, or omit it');
  const decoders = new Map<string, Decode>([
    [tokenEndpointOf(host), decodeTokenResponse],
    [deviceCodeEndpointOf(host), decodeDeviceCodeResponse],
  ]);

  const observe = async (
    fetched: Promise<Response>,
    sent: Promise<object>,
    decode: Decode,
  ): Promise<void> => {
    // Cloned at once: the library reads the original as soon as it can.
    const outcome = await fetched.then(
      (response) => ({ clone: response.clone() }),
      (thrown: unknown) => ({ thrown }),
    );
    const form = await sent;
    const facts = { grant: grantOf(form, decode), ...formFacts(form) };
    const { grant, clientId } = facts;
    const decodeOptions = { baseUrl, locale, grant, clientId, secrets: formSecrets(form) };
    const response =
      'clone' in outcome
        ? await readAndDecode(outcome.clone, decode, decodeOptions)
        : networkFailure(outcome.thrown, decodeOptions);
    const runtime = { ...runtimeFacts(), ...proxyFacts() };
    const input = { ...runtime, ...facts, baseUrl: host.web, callbackUrls, locale };
    await onResponse(redact(await diagnose(response, input)));
  };

  return (input, init) => {
    const url = parseUrl(textOf(input, 'url') ?? (input as string | URL));
    const decode = url && decoders.get(url.origin + url.pathname);
    if (decode === undefined) return fetch(input, init);
    const sent = readRequestForm(input, init);
    const fetched = fetch(input, init);
    notify(waitUntil, observe(fetched, sent, decode).catch(ignore));
    return fetched;
  };
}
