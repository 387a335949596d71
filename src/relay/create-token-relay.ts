import { plainText } from '../redact/plain-text.js';
import { failureCause } from '../transport/failure-cause.js';
import { askClient } from './ask-client.js';
import { clearedCookies } from './cookies.js';
import { readBody } from './read-body.js';
import { formatOf, readMembers } from './read-members.js';
import { isRefusal, refusal, type Refusal, type RelayRefusal } from './refusal.js';
import { readOptions, type RelayConfig, type TokenRelayOptions } from './relay-options.js';
import { tell } from '../client/tell.js';
import { writeResponse, type Reply } from './write-response.js';

/** Answers a request of a browser; never rejects. */
export type TokenRelay = (request: Request) => Promise<Response>;

const methods = 'POST, OPTIONS';

// Chrome keeps it for two hours at most.
const preflight: Reply = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Content-Type',
    'access-control-max-age': '7200',
  },
};

const longestOrigin = 200;

const shownOrigin = (request: Request): string | undefined => {
  const origin = request.headers.get('origin');
  return origin === null ? undefined : plainText(origin, longestOrigin);
};

const decide = async (
  config: RelayConfig,
  request: Request,
  isAllowed: boolean,
): Promise<Reply | Refusal> => {
  const { method, headers } = request;
  if (method !== 'POST' && method !== 'OPTIONS') return refusal.method();
  if (!isAllowed) return refusal.origin(shownOrigin(request));
  if (method === 'OPTIONS') return preflight;
  const format = formatOf(headers.get('content-type'));
  if (format === undefined) return refusal.mediaType();
  const text = await readBody(request, config.maxBodyBytes, config.bodyTimeoutMs);
  if (typeof text !== 'string') return text;
  const members = readMembers(format, text);
  return isRefusal(members) ? members : askClient(config, members, headers);
};

const refuse = (config: RelayConfig, refused: Refusal, origin: string | undefined): Reply => {
  const { reason, status, error, description, told = description, cause } = refused;
  tell<RelayRefusal>(config.onRefusal, {
    reason,
    status,
    description: told,
    ...(origin === undefined ? {} : { origin }),
    ...(cause === undefined ? {} : { cause }),
  });
  return {
    status,
    body: { error, error_description: description },
    ...(reason === 'method' ? { headers: { allow: methods } } : {}),
    ...(error === 'bad_refresh_token' && config.cookies !== undefined
      ? { cookies: clearedCookies(config.cookies) }
      : {}),
  };
};

const isRequest = (request: unknown): request is Request =>
  typeof (request as Partial<Request> | null | undefined)?.headers?.get === 'function';

const answer = async (config: RelayConfig, request: Request): Promise<Response> => {
  const sent = request.headers.get('origin');
  const origin = sent !== null && config.origins.has(sent) ? sent : undefined;
  const decided = await decide(config, request, origin !== undefined);
  return writeResponse(
    config,
    origin,
    isRefusal(decided) ? refuse(config, decided, shownOrigin(request)) : decided,
  );
};

/**
 * Makes a relay: it exchanges codes and refreshes tokens for the pages of the allowed origins, so
 * that the client secret stays on the server. It keeps no state and runs wherever there are `Request`
 * and `Response`; on Node, wrap it in `nodeListener`.
 *
 * @param options - The client that holds the secret, the origins of the pages, and where needed
 * cookies in place of tokens in the body, the longest body in bytes, and listeners for the log.
 * @returns A function from `Request` to a promise of `Response` that never rejects. It answers `POST`
 * with the `TokenResponse` as JSON, and the preflight of browsers.
 * @throws `TypeError` when an option is missing or malformed; it names the option and the fix,
 * never the value.
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
export const createTokenRelay = (options: TokenRelayOptions): TokenRelay => {
  const config = readOptions(options);
  return async (request) => {
    try {
      return isRequest(request)
        ? await answer(config, request)
        : writeResponse(config, undefined, refuse(config, refusal.noRequest(), undefined));
    } catch (thrown) {
      const refused = refusal.failed(failureCause(thrown));
      return writeResponse(config, undefined, refuse(config, refused, undefined));
    }
  };
};
