import { maskOf } from '../internal/mask.js';
import { memberOf, textOf } from '../internal/own-members.js';
import { deepFreeze } from '../internal/parse.js';
import { withRemark } from '../internal/text.js';
import { isErrorTag } from './definitions.js';
import type { Success, TokenError, TokenResponse } from './types.js';

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

/** A `TokenError` for code that works with exceptions. It contains no secret. */
export class TokenExchangeError extends Error {
  /** The name of the class, which a log shows. */
  override readonly name = 'TokenExchangeError';
  /** What went wrong, and what to do. */
  readonly tokenError: TokenError;

  /**
   * Creates the exception of an error.
   *
   * @param tokenError - The error to throw.
   */
  constructor(tokenError: TokenError) {
    super(messageOf(tokenError));
    this.tokenError = tokenError;
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
