import type { AuthorizationFacts } from '../diagnosis/request.js';
import { createError } from '../errors/create-error.js';
import type { TokenResponse } from '../errors/types.js';
import { notifyNothingSent } from './events.js';
import { isPresent } from './parameters.js';
import { type Client, errorContext, formWith, missingCredentials, sendOnce } from './send.js';

/** The parameters of `exchangeCode`: the `AuthorizationCode` of `parseCallback`, or its parts. */
export interface ExchangeCodeParams {
  /**
   * The `code` parameter of the callback. If it is missing or blank, nothing is sent and the exchange
   * resolves to `MissingCode`, since anyone can send a callback.
   */
  readonly code: string | null | undefined;
  /** The redirect URI of the authorization request, absolute. Omit it if none was sent there. */
  readonly redirectUri?: string | undefined;
  /** The PKCE code verifier of the authorization request: 43 to 128 characters. */
  readonly codeVerifier?: string | undefined;
  /** The numeric ID of the one repository that a GitHub App's token is limited to. */
  readonly repositoryId?: string | number | undefined;
  /** When the callback arrived, in milliseconds since the epoch. Used to diagnose a failure. */
  readonly receivedAt?: number | undefined;
  /** What the authorization request was sent with. Used to diagnose a failure. */
  readonly authorization?: AuthorizationFacts | undefined;
  /** Aborts the request; the exchange then resolves to `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

const missingCode = (client: Client): TokenResponse => {
  const grant = 'authorization_code';
  const error = createError('MissingCode', {}, {}, errorContext(client, grant));
  return notifyNothingSent(client.onEvent, grant, error);
};

/** Exchanges an authorization code for a token. Calls that send the same form share one request. */
export async function exchangeCode(
  client: Client,
  params: ExchangeCodeParams,
): Promise<TokenResponse> {
  const { code, redirectUri, codeVerifier, repositoryId, receivedAt, authorization } = params;
  const operation = 'authorization_code';
  if (!isPresent(code)) return (await missingCredentials(client, operation)) ?? missingCode(client);
  return sendOnce(client, {
    operation,
    url: client.tokenEndpoint,
    form: formWith(client, {
      grant_type: operation,
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
      repository_id: repositoryId === undefined ? undefined : String(repositoryId),
    }),
    decode: client.decodeToken,
    signal: params.signal,
    facts: { authorization, callbackAt: receivedAt },
  });
}
