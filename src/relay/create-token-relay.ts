import { notify } from '../client/events.js';
import { redactTokenResponse } from '../errors/guards.js';
import type { Success, TokenResponse } from '../errors/types.js';
import { failureCause } from '../http/network-failure.js';
import { ownMembers } from '../internal/own-members.js';
import { sanitizeText } from '../internal/text.js';
import { areTooLong, clearedCookies, cookieOf, tokenCookies } from './cookies.js';
import { readOptions, type RelayConfig, type TokenRelayOptions } from './options.js';
import { isRefusal, refusal, type Refusal, type RelayRefusal } from './refusal.js';
import { formatOf, type Members, readBody, readMembers } from './request.js';
import { publicError, type Reply, writeResponse } from './response.js';

/**
 * The HTTP status of every answer. 400: what the browser sent, or what the person has to do. 500: how
 * the app is set up on this server or at GitHub. 502 to 504 and 429: what lies behind this server.
 * Never 401 or 403, which would speak of the page's own right to ask.
 */
const statuses: Readonly<Record<TokenResponse['_tag'], number>> = {
  Success: 200,
  BadVerificationCode: 400,
  RedirectUriMismatch: 400,
  BadRefreshToken: 400,
  UnverifiedUserEmail: 400,
  AccessDenied: 400,
  MissingCode: 400,
  StateMismatch: 400,
  IssuerMismatch: 400,
  AuthorizationPending: 400,
  SlowDown: 400,
  ExpiredDeviceCode: 400,
  IncorrectDeviceCode: 400,
  IncorrectClientCredentials: 500,
  ApplicationSuspended: 500,
  DeviceFlowDisabled: 500,
  UnsupportedGrantType: 500,
  UnrecognizedOAuthError: 502,
  UnexpectedResponse: 502,
  NetworkFailure: 502,
  RateLimited: 429,
  ServerUnavailable: 503,
  RequestAborted: 503,
  RequestTimedOut: 504,
};

type ClientResponse = Readonly<Partial<Record<'_tag' | 'accessToken' | 'remediation', unknown>>>;

/** The status of a response; `undefined` for what is not a `TokenResponse`. */
function statusOf(response: unknown): number | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const { _tag: tag, accessToken, remediation }: ClientResponse = ownMembers(response);
  if (typeof tag !== 'string' || !Object.hasOwn(statuses, tag)) return undefined;
  const isWhole =
    tag === 'Success'
      ? typeof accessToken === 'string'
      : typeof remediation === 'object' && remediation !== null;
  return isWhole ? statuses[tag as TokenResponse['_tag']] : undefined;
}

// GitHub asks for at least a minute where it names no time.
const usualWaitSeconds = 60;

/** The `Retry-After` of an answer, in seconds, where waiting helps. */
function retryAfterOf(response: TokenResponse): string | undefined {
  return response._tag === 'RateLimited' || response._tag === 'ServerUnavailable'
    ? String(Math.ceil(response.retryAfterSeconds ?? usualWaitSeconds))
    : undefined;
}

// What a page has in place of a token that went into a cookie.
const redacted = '[redacted]';

type Ask = () => Promise<TokenResponse>;

const refresh = (
  { client, cookies }: RelayConfig,
  { refresh_token: sent }: Members,
  headers: Headers,
): Ask | Refusal => {
  const given = sent === redacted ? undefined : sent;
  const refreshToken =
    given ?? (cookies === undefined ? undefined : cookieOf(headers, cookies.refreshToken));
  if (refreshToken === undefined || refreshToken.trim() === '')
    return cookies === undefined ? refusal.noRefreshToken() : refusal.noCookie();
  return () => client.refreshToken({ refreshToken });
};

/** What to ask of the client: only what the browser may decide on. */
const askFor = (config: RelayConfig, members: Members, headers: Headers): Ask | Refusal => {
  switch (members.grant_type) {
    case undefined:
    case 'authorization_code':
      // No signal: when a browser goes away, the code is spent all the same, and others may wait for
      // the same answer.
      return () =>
        config.client.exchangeCode({
          code: members.code,
          redirectUri: members.redirect_uri,
          codeVerifier: members.code_verifier,
          repositoryId: members.repository_id,
        });
    case 'refresh_token':
      return refresh(config, members, headers);
    default:
      return refusal.grantType();
  }
};

const succeed = (
  { cookies: config }: RelayConfig,
  response: Success,
  status: number,
): Reply | Refusal => {
  if (config === undefined) return { status, body: response };
  const cookies = tokenCookies(config, response);
  return areTooLong(cookies)
    ? refusal.cookieTooLong()
    : { status, body: redactTokenResponse(response), cookies };
};

const replyWith = (
  config: RelayConfig,
  response: TokenResponse,
  status: number,
): Reply | Refusal => {
  if (response._tag === 'Success') return succeed(config, response, status);
  const { cookies, isPublic, onError } = config;
  notify(onError, response);
  const retryAfter = retryAfterOf(response);
  return {
    status,
    body: isPublic ? publicError(response, status) : response,
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
    ...(cookies === undefined || response._tag !== 'BadRefreshToken'
      ? {}
      : { cookies: clearedCookies(cookies) }),
  };
};

/** Hands the members to the client and turns its answer into one for the browser. */
async function handleTokenRequest(
  config: RelayConfig,
  members: Members,
  headers: Headers,
): Promise<Reply | Refusal> {
  const ask = askFor(config, members, headers);
  if (typeof ask !== 'function') return ask;
  try {
    const response = await ask();
    const status = statusOf(response);
    return status === undefined
      ? refusal.failed({ name: 'TypeError' })
      : replyWith(config, response, status);
  } catch (thrown) {
    return refusal.failed(failureCause(thrown));
  }
}

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
  return origin === null ? undefined : sanitizeText(origin, longestOrigin);
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
  return isRefusal(members) ? members : handleTokenRequest(config, members, headers);
};

const refuse = (config: RelayConfig, refused: Refusal, origin: string | undefined): Reply => {
  const { reason, status, error, description, told = description, cause } = refused;
  notify<RelayRefusal>(config.onRefusal, {
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
export function createTokenRelay(options: TokenRelayOptions): TokenRelay {
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
}
