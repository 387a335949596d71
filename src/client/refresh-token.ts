import type { TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import { optionError } from './option-error.js';
import type { Memory } from './memory.js';
import { checkParams, checkSignal, isPresent } from './parameters.js';
import { credentials, requestToken, type RequestConfig } from './request-token.js';
import { sceneFor } from './send-form.js';

/** What a refresh needs. */
export interface RefreshTokenParams {
  /** The refresh token of the newest `Success`; it works once. */
  readonly refreshToken: string;
  /** Its expiry, as the `Success` gave it; used to say why a refresh failed. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** Ends the request early; the refresh then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

const caller = 'refreshToken';

/** Trades a refresh token for a new pair of tokens; calls with the same token share one request. */
export const refreshToken = async (
  config: RequestConfig,
  memory: Memory,
  params: RefreshTokenParams,
): Promise<TokenResponse> => {
  checkParams(caller, params, '{ refreshToken }');
  checkSignal(caller, params.signal);
  if (!isPresent(params.refreshToken))
    throw optionError(
      caller,
      'refreshToken',
      'is missing',
      'pass the refreshToken of the newest Success; an OAuth app gets none, and needs none',
    );
  return memory.refreshes.join(
    params.refreshToken,
    params.signal,
    (shared) =>
      requestToken(config, memory, {
        grant: 'refresh_token',
        form: {
          ...credentials(config),
          grant_type: 'refresh_token',
          refresh_token: params.refreshToken,
        },
        spends: params.refreshToken,
        signal: shared,
        sent: (refreshedSecondsAgo) => ({
          grant: 'refresh_token',
          refreshToken: params.refreshToken,
          refreshTokenExpiresAt: params.refreshTokenExpiresAt,
          refreshedSecondsAgo,
        }),
      }),
    () => buildError('RequestAborted', {}, {}, sceneFor(config, [])),
  );
};
