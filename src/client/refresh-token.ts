import type { TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import type { Memory } from './memory.js';
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

/** Trades a refresh token for a new pair of tokens; calls with the same token share one request. */
export const refreshToken = async (
  config: RequestConfig,
  memory: Memory,
  { refreshToken: token, refreshTokenExpiresAt, signal }: RefreshTokenParams,
): Promise<TokenResponse> =>
  memory.refreshes.join(
    token,
    signal,
    (shared) =>
      requestToken(config, memory, {
        grant: 'refresh_token',
        form: {
          ...credentials(config),
          grant_type: 'refresh_token',
          refresh_token: token,
        },
        spends: token,
        signal: shared,
        sent: (refreshedSecondsAgo) => ({
          grant: 'refresh_token',
          refreshToken: token,
          refreshTokenExpiresAt,
          refreshedSecondsAgo,
        }),
      }),
    () => buildError('RequestAborted', {}, {}, sceneFor(config, [])),
  );
