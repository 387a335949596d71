import { redactTokenResponse } from '../errors/guards.js';
import type { Success, TokenError, TokenResponse } from '../errors/types.js';
import { failureCause } from '../http/failure-cause.js';
import { cookieOf, deletedCookies, tokenCookies } from './cookies.js';
import type { RelayConfig } from './options.js';
import { publicError } from './public-error.js';
import { type Refusal, refusals } from './refusal.js';
import type { RelayRequest, TokenParameters } from './request.js';
import { isTokenResponse, type RelayResponse, retryAfterOf, statuses } from './response.js';

/** What a page receives instead of a token that is in a cookie. */
const redacted = '[redacted]';

const refreshTokenOf = (
  { cookies }: RelayConfig,
  { refresh_token: sent }: TokenParameters,
  header: RelayRequest['header'],
): string | undefined => {
  if (sent !== undefined && sent !== redacted) return sent;
  return cookies === undefined ? undefined : cookieOf(header('cookie'), cookies.refreshToken);
};

type Operation = () => Promise<TokenResponse>;

/** The operation of the client, with those parameters that the page may choose. */
const operationOf = (
  config: RelayConfig,
  parameters: TokenParameters,
  header: RelayRequest['header'],
): Operation | Refusal => {
  const { client, cookies } = config;
  switch (parameters.grant_type) {
    case undefined:
    case 'authorization_code':
      // Without the signal of the request: the code is spent even if the browser has gone, and another
      // request may be waiting for the same response.
      return () =>
        client.exchangeCode({
          code: parameters.code,
          redirectUri: parameters.redirect_uri,
          codeVerifier: parameters.code_verifier,
          repositoryId: parameters.repository_id,
        });
    case 'refresh_token': {
      const refreshToken = refreshTokenOf(config, parameters, header);
      if (refreshToken !== undefined && refreshToken.trim() !== '')
        return () => client.refreshToken({ refreshToken });
      return cookies === undefined ? refusals.noRefreshToken : refusals.noRefreshTokenCookie;
    }
    default:
      return refusals.grantType;
  }
};

const successResponse = (
  { cookies: config }: RelayConfig,
  success: Success,
): RelayResponse | Refusal => {
  const status = statuses.Success;
  if (config === undefined) return { status, body: success };
  const cookies = tokenCookies(config, success);
  return cookies === undefined
    ? refusals.cookieTooLong
    : { status, body: redactTokenResponse(success), cookies };
};

const errorResponse = ({ cookies, isPublic }: RelayConfig, error: TokenError): RelayResponse => {
  const status = statuses[error._tag];
  const retryAfter = retryAfterOf(error);
  return {
    status,
    body: isPublic ? publicError(error, status) : error,
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
    ...(cookies === undefined || error._tag !== 'BadRefreshToken'
      ? {}
      : { cookies: deletedCookies(cookies) }),
  };
};

/** Exchanges the code or refreshes the token, and returns what the page receives. */
export async function handleTokenRequest(
  config: RelayConfig,
  parameters: TokenParameters,
  header: RelayRequest['header'],
): Promise<RelayResponse | Refusal> {
  const operation = operationOf(config, parameters, header);
  if (typeof operation !== 'function') return operation;
  let response: unknown;
  try {
    response = await operation();
  } catch (thrown) {
    return refusals.clientThrew(failureCause(thrown));
  }
  if (!isTokenResponse(response)) return refusals.notATokenResponse;
  if (response._tag === 'Success') return successResponse(config, response);
  await config.logError(response);
  return errorResponse(config, response);
}
