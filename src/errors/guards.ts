import { maskOf } from '../internal/mask.js';
import { memberOf, textOf } from '../internal/own-members.js';
import { deepFreeze } from '../internal/parse.js';
import { withRemark } from '../internal/text.js';
import { isErrorTag } from './definitions.js';
import type { Actor, Success, TokenError, TokenResponse } from './types.js';

/**
 * Returns whether a value is a `TokenError`.
 *
 * @param value - The result of any operation, or any other value.
 * @example
 * ```ts
 * import { decodeTokenResponse, isTokenError } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * if (isTokenError(response)) console.log(response.remediation.steps);
 * ```
 */
export function isTokenError(value: unknown): value is TokenError {
  return isErrorTag(memberOf(value, '_tag'));
}

type Inspect = (value: unknown, options: object) => string;

const messageOf = ({ _tag, remediation: { summary, likelyCauses } }: TokenError): string => {
  const [cause] = likelyCauses;
  if (cause === undefined) return `${_tag}: ${summary}`;
  return cause.certainty === 'certain'
    ? `${_tag}: ${cause.summary} ${cause.fix}`
    : `${_tag}: ${summary} Cause: ${withRemark(cause.summary, cause.certainty)} ${cause.fix}`;
};

/**
 * A `TokenError` for code that works with exceptions. Its `message` contains the most certain likely
 * cause and its fix; the `cause` of a `NetworkFailure` is that of the error. It contains no secret.
 *
 * @example
 * ```ts
 * import { decodeTokenResponse, TokenExchangeError, unwrap } from 'github-token-exchange/decode';
 *
 * try {
 *   unwrap(decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' }));
 * } catch (error) {
 *   if (!(error instanceof TokenExchangeError)) throw error;
 *   console.error(error.message, error.code, error.actor); // … access_denied user
 * }
 * ```
 */
export class TokenExchangeError extends Error {
  /** The name of the class, which a log shows. */
  override readonly name = 'TokenExchangeError';
  /** What went wrong, and what to do. */
  readonly tokenError: TokenError;
  /** The error code of the response, for example `bad_verification_code`; absent if it has none. */
  declare readonly code?: string;
  /** Who has to act: `remediation.actor` of the error. */
  readonly actor: Actor;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;

  /**
   * Creates the exception of an error.
   *
   * @param tokenError - The error to throw.
   */
  constructor(tokenError: TokenError) {
    super(messageOf(tokenError), 'cause' in tokenError ? { cause: tokenError.cause } : undefined);
    const { code, remediation, retryable } = tokenError;
    this.tokenError = tokenError;
    if (code !== undefined) this.code = code;
    this.actor = remediation.actor;
    this.retryable = retryable;
    // By default, console.error shows the steps and the causes as "[Array]".
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), {
      value: (_: number, options: object, inspect: Inspect) =>
        inspect(this, { ...options, depth: 6, customInspect: false }),
    });
  }
}

/**
 * Returns the token, or throws.
 *
 * @param response - What an exchange ended in.
 * @returns The `Success`, unchanged.
 * @throws {@link TokenExchangeError} for an error, which is its `tokenError`; and `TypeError` if
 * untyped code passes something else, such as a promise.
 * @example
 * ```ts
 * import { decodeTokenResponse, unwrap } from 'github-token-exchange/decode';
 *
 * const { accessToken } = unwrap(
 *   decodeTokenResponse({ status: 200, headers: {}, body: 'access_token=gho_x&token_type=bearer' }),
 * );
 * console.log(accessToken.length);
 * ```
 */
export function unwrap(response: TokenResponse): Success {
  if (isTokenError(response)) throw new TokenExchangeError(response);
  if (textOf(response, '_tag') === undefined)
    throw new TypeError('unwrap: response is not a TokenResponse; await the promise first');
  return response;
}

const redacted = '[redacted]';

const redactSuccess = (success: Success): Success => {
  const { accessToken, refreshToken, scopes, tokenType } = success;
  // A server may echo a token anywhere in its response.
  const mask = maskOf([accessToken, refreshToken ?? '']);
  return deepFreeze<Success>({
    ...success,
    accessToken: redacted,
    tokenType: mask(tokenType),
    scopes: scopes.map(mask),
    ...(refreshToken === undefined ? {} : { refreshToken: redacted }),
  });
};

/**
 * Creates a copy of a response that is safe to log: the tokens of a `Success` are replaced, also if
 * its scopes or its token type repeat them. An error contains no secret and is returned unchanged.
 *
 * @param response - What an exchange ended in.
 * @returns The response without tokens.
 * @example
 * ```ts
 * import { decodeTokenResponse, redactTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'access_token=gho_x' });
 * console.log(redactTokenResponse(response)); // accessToken: '[redacted]'
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6819#section-5.1.6
 */
export function redactTokenResponse(response: TokenResponse): TokenResponse {
  return response._tag === 'Success' ? redactSuccess(response) : response;
}
