import type { SentAuthorization } from '../diagnosis/sent.js';
import type { TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import type { Memory } from './memory.js';
import { isPresent } from './parameters.js';
import { credentials, requestToken, type RequestConfig } from './request-token.js';
import { sceneFor } from './send-form.js';
import { tell } from './tell.js';
import type { TokenEvent } from './token-event.js';

/** What an exchange needs: the `AuthorizationCode` of `parseCallback` as it is, or its parts. */
export interface ExchangeCodeParams {
  /**
   * The `code` parameter of the callback, as it came. Where there is none, nothing is sent and the
   * exchange ends in `MissingCode`: the callback's URL is written by strangers.
   */
  readonly code: string | null | undefined;
  /** The redirect URI of the authorization request, absolute. Leave it out if none was sent there. */
  readonly redirectUri?: string | undefined;
  /** The PKCE code verifier (43 to 128 characters) whose challenge the authorization request sent. */
  readonly codeVerifier?: string | undefined;
  /** Limits the token of a GitHub App to one repository, by its numeric id. */
  readonly repositoryId?: string | number | undefined;
  /** When the callback arrived, in milliseconds since the epoch; used to say why an exchange failed. */
  readonly receivedAt?: number | undefined;
  /** What the sign-in was begun with; used to say why an exchange failed. */
  readonly authorization?: SentAuthorization | undefined;
  /** Ends the request early; the exchange then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

const optionalForm = ({ redirectUri, codeVerifier, repositoryId }: ExchangeCodeParams) => ({
  ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
  ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
  ...(repositoryId === undefined ? {} : { repository_id: String(repositoryId) }),
});

/** Exchanges the code of a callback for a token; calls with the same code share one request. */
export const exchangeCode = async (
  config: RequestConfig,
  memory: Memory,
  params: ExchangeCodeParams,
): Promise<TokenResponse> => {
  const optional = optionalForm(params);
  const { code, redirectUri, codeVerifier, authorization, receivedAt, signal } = params;
  if (!isPresent(code)) {
    tell<TokenEvent>(
      config.onEvent,
      Object.freeze({ grant: 'authorization_code', tag: 'MissingCode', durationMs: 0, attempt: 1 }),
    );
    return buildError('MissingCode', {}, {}, sceneFor(config, []));
  }
  return memory.exchanges.join(
    // With all that is sent beside it: whoever has the code alone must not share the answer to the
    // one who has the verifier too.
    JSON.stringify([code, optional]),
    signal,
    (shared) =>
      requestToken(config, memory, {
        grant: 'authorization_code',
        form: { ...credentials(config), code, ...optional },
        spends: code,
        secrets: [codeVerifier ?? ''],
        signal: shared,
        sent: (exchangedSecondsAgo) => ({
          grant: 'authorization_code',
          code,
          redirectUri,
          codeVerifier,
          authorization,
          callbackAt: receivedAt,
          exchangedSecondsAgo,
        }),
      }),
    () => buildError('RequestAborted', {}, {}, sceneFor(config, [])),
  );
};
