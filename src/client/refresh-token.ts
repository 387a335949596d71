import type { TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { tokenEndpointOf } from '../host/github-host.js';
import { optionError, type ClientConfig } from './client-options.js';
import { credentials } from './exchange-code.js';
import type { Memory } from './memory.js';
import { checkParams, checkSignal, isPresent } from './parameters.js';
import { sceneFor, sendForm } from './send-form.js';
import { sentBy, withCauses } from './with-causes.js';

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

const send = async (
  config: ClientConfig,
  { spent }: Memory,
  { refreshToken, refreshTokenExpiresAt }: RefreshTokenParams,
  signal: AbortSignal,
): Promise<TokenResponse> => {
  const refreshedSecondsAgo = await spent.secondsSince(refreshToken);
  const response = await sendForm(
    config,
    {
      grant: 'refresh_token',
      url: tokenEndpointOf(config.host),
      form: {
        ...credentials(config),
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      },
      secrets: [config.clientSecret ?? '', refreshToken],
      signal,
    },
    decodeTokenAnswer,
  );
  if (response._tag === 'Success') await spent.remember(refreshToken);
  return withCauses(response, {
    ...sentBy(config),
    grant: 'refresh_token',
    refreshToken,
    refreshTokenExpiresAt,
    refreshedSecondsAgo,
  });
};

/** Trades a refresh token for a new pair of tokens; calls with the same token share one request. */
export const refreshToken = async (
  config: ClientConfig,
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
    (shared) => send(config, memory, params, shared),
    () => buildError('RequestAborted', {}, {}, sceneFor(config, [])),
  );
};
