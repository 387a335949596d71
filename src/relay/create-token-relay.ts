import { failureCause } from '../http/failure-cause.js';
import { sanitizeText } from '../internal/text.js';
import { deletedCookies } from './cookies.js';
import { readOptions, type RelayConfig, type TokenRelayOptions } from './options.js';
import { isRefusal, type Refusal, refusals } from './refusal.js';
import { fromRequest, readParameters, type RelayRequest } from './request.js';
import {
  completeResponse,
  type CompleteResponse,
  preflightResponse,
  type RelayResponse,
  toResponse,
} from './response.js';
import { handleTokenRequest } from './token-request.js';

/** Responds to a request of a page. Never rejects. */
export type TokenRelay = (request: Request) => Promise<Response>;

const handle = async (
  config: RelayConfig,
  request: RelayRequest,
  isAllowed: boolean,
  origin: string | undefined,
): Promise<RelayResponse | Refusal> => {
  const { method, header } = request;
  if (method !== 'POST' && method !== 'OPTIONS') return refusals.method;
  if (!isAllowed) return refusals.originNotAllowed(origin);
  if (method === 'OPTIONS') return preflightResponse;
  const parameters = await readParameters(request, config);
  return isRefusal(parameters) ? parameters : handleTokenRequest(config, parameters, header);
};

const refuse = async (
  { cookies, logRefusal }: RelayConfig,
  { error, publicDescription, ...refusal }: Refusal,
  origin?: string,
): Promise<RelayResponse> => {
  const { reason, status, description } = refusal;
  await logRefusal({ ...refusal, ...(origin === undefined ? {} : { origin }) });
  const isSignedOut = error === 'bad_refresh_token' && cookies !== undefined;
  return {
    status,
    body: { error, error_description: publicDescription ?? description },
    ...(reason === 'method' ? { headers: { allow: 'POST, OPTIONS' } } : {}),
    ...(isSignedOut ? { cookies: deletedCookies(cookies) } : {}),
  };
};

const isRequest = (value: unknown): value is Request =>
  typeof (value as Partial<Request> | null | undefined)?.headers?.get === 'function';

const maximumOriginLength = 200;

const respond = async (config: RelayConfig, request: RelayRequest): Promise<CompleteResponse> => {
  const sent = request.header('origin');
  const isAllowed = sent !== null && config.allowedOrigins.has(sent);
  const origin = sent === null ? undefined : sanitizeText(sent, maximumOriginLength);
  const handled = await handle(config, request, isAllowed, origin);
  const response = isRefusal(handled) ? await refuse(config, handled, origin) : handled;
  return completeResponse(response, isAllowed ? sent : undefined, config.cookies);
};

/** Responds to what a server has received, in the form of its runtime. Never rejects. */
type Responder = <T>(
  received: T,
  read: (received: T) => RelayRequest | undefined,
) => Promise<CompleteResponse>;

const responders = new WeakMap<TokenRelay, Responder>();

/** How a relay responds without a `Request`; `undefined` for a function that calls one. */
export function responderOf(relay: TokenRelay): Responder | undefined {
  return responders.get(relay);
}

/**
 * Creates a relay, which exchanges codes and refreshes tokens for the pages of the allowed origins, so
 * that the client secret stays on the server. It has no state and runs in every runtime with `Request`
 * and `Response`; on Node, pass it to `nodeListener`.
 *
 * @param options - The client that has the secret, the origins of the pages, and optionally cookies for
 * the tokens, limits for the body, and listeners for the log.
 * @returns A function from `Request` to a promise of `Response` that never rejects. It responds to `POST`
 * with the `TokenResponse` as JSON, and to the preflight requests of browsers.
 * @throws `TypeError` if an option is unknown, missing or malformed. The message names the option and the
 * fix, never the value.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { createTokenRelay } from 'github-token-exchange/relay';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const relay = createTokenRelay({ client, allowedOrigins: ['https://app.example.com'] });
 * const response = await relay(
 *   new Request('https://api.example.com/auth/token', {
 *     method: 'POST',
 *     headers: { origin: 'https://app.example.com', 'content-type': 'application/json' },
 *     body: JSON.stringify({ code: 'e72e16c7e42f292c6912' }),
 *   }),
 * );
 * console.log(response.status); // 200, or the status of the error
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function createTokenRelay(options: TokenRelayOptions): TokenRelay {
  const config = readOptions(options);
  const refuseUnread = async (refusal: Refusal): Promise<CompleteResponse> =>
    completeResponse(await refuse(config, refusal), undefined, config.cookies);
  const responder: Responder = async (received, read) => {
    try {
      const request = read(received);
      return request === undefined
        ? await refuseUnread(refusals.notARequest)
        : await respond(config, request);
    } catch (thrown) {
      return refuseUnread(refusals.unexpected(failureCause(thrown)));
    }
  };
  const relay: TokenRelay = async (request) =>
    toResponse(
      await responder(request, (value) => (isRequest(value) ? fromRequest(value) : undefined)),
    );
  responders.set(relay, responder);
  return relay;
}
