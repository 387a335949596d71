import type { TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import { maskOf } from '../redact/mask.js';
import { optionError, type ClientConfig } from './client-options.js';
import { requestToken } from './request-token.js';

/** What an exchange needs from the callback and from the authorization request before it. */
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
  /** Ends the request early; the exchange then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

const caller = 'exchangeCode';

const text = (option: keyof ExchangeCodeParams, value: unknown, fix: string): string => {
  if (typeof value === 'string') return value;
  throw optionError(caller, option, 'is not a string', fix);
};

const optionalForm = ({
  redirectUri,
  codeVerifier,
  repositoryId,
}: ExchangeCodeParams): Readonly<Record<string, string>> => ({
  ...(redirectUri === undefined
    ? {}
    : {
        redirect_uri: text(
          'redirectUri',
          redirectUri,
          'give the absolute URL of the callback, or leave it out',
        ),
      }),
  ...(codeVerifier === undefined
    ? {}
    : {
        code_verifier: text(
          'codeVerifier',
          codeVerifier,
          'give the verifier of this sign-in, or leave it out',
        ),
      }),
  ...(repositoryId === undefined
    ? {}
    : {
        repository_id: text(
          'repositoryId',
          typeof repositoryId === 'number' ? String(repositoryId) : repositoryId,
          'give the numeric id of a repository, or leave it out',
        ),
      }),
});

const checkSignal = (signal: unknown): void => {
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw optionError(caller, 'signal', 'is not an AbortSignal', 'pass controller.signal');
};

/** Exchanges the code of a callback for a token, once. */
export const exchangeCode = async (
  config: ClientConfig,
  params: ExchangeCodeParams,
): Promise<TokenResponse> => {
  if (typeof (params as unknown) !== 'object' || (params as unknown) === null)
    throw optionError(caller, 'params', 'are missing', 'pass { code }');
  const { code, signal } = params as { readonly code: unknown; readonly signal?: AbortSignal };
  const rest = optionalForm(params);
  checkSignal(signal);
  if (typeof code !== 'string' || code.trim() === '') {
    const { host, locale } = config;
    return buildError('MissingCode', {}, {}, { host, locale, mask: maskOf([]) });
  }
  const { clientId, clientSecret } = config;
  return requestToken(
    config,
    { client_id: clientId, client_secret: clientSecret, code, ...rest },
    [clientSecret, code, params.codeVerifier ?? ''],
    signal,
  );
};
