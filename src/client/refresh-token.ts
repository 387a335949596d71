import type { RequestError, Success } from '../errors/types.js';
import { type Client, formWith, sendOnce } from './send.js';

/** The parameters of `refreshToken`: the newest `Success`, or its parts. */
export interface RefreshTokenParams {
  /** The refresh token of the newest `Success`. It works once. */
  readonly refreshToken: string;
  /** When it expires, in milliseconds since the epoch. Used to diagnose a failure. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** Aborts the request; the refresh then resolves to `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Exchanges a refresh token for new tokens. Calls with the same token share one request. */
export async function refreshToken(
  client: Client,
  { refreshToken: token, refreshTokenExpiresAt, signal }: RefreshTokenParams,
): Promise<Success | RequestError> {
  return sendOnce(client, {
    operation: 'refresh_token',
    url: client.tokenEndpoint,
    form: formWith(client, { grant_type: 'refresh_token', refresh_token: token }),
    decode: client.decodeToken,
    signal,
    facts: { refreshTokenExpiresAt },
  });
}
