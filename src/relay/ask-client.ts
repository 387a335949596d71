import type { Success, TokenResponse } from '../catalogue/token-response.js';
import { redactTokenResponse } from '../handling/redact-token-response.js';
import { failureCause } from '../transport/failure-cause.js';
import { areTooLong, clearedCookies, cookieOf, tokenCookies } from './cookies.js';
import { publicError } from './public-response.js';
import type { Members } from './read-members.js';
import { refusal, type Refusal } from './refusal.js';
import type { RelayConfig } from './relay-options.js';
import { retryAfterOf, statusOf } from './status-of.js';
import { tell } from '../client/tell.js';
import type { Reply } from './write-response.js';

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
  tell(onError, response);
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
export const askClient = async (
  config: RelayConfig,
  members: Members,
  headers: Headers,
): Promise<Reply | Refusal> => {
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
};
