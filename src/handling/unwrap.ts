import type { Success, TokenError, TokenResponse } from '../catalogue/token-response.js';
import { textOf } from '../host/member-of.js';
import { isTokenError } from './is-token-error.js';

type Inspect = (value: unknown, options: object) => string;

const messageOf = ({ _tag, remediation: { summary, likelyCauses } }: TokenError): string => {
  const [cause] = likelyCauses;
  return `${_tag}: ${summary}${
    cause === undefined
      ? ''
      : ` Cause: ${cause.summary.replace(/\.$/, '')} (${cause.certainty}). ${cause.fix}`
  }`;
};

/** A `TokenError` for code that works with exceptions. It holds no secret. */
export class TokenExchangeError extends Error {
  override readonly name = 'TokenExchangeError';
  /** The member of the union: what went wrong and what to do. */
  readonly tokenError: TokenError;

  /**
   * @param tokenError - The member of the union to throw.
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
 * Gives the token, or throws.
 *
 * @param response - What an exchange ended in.
 * @returns The `Success`.
 * @throws {@link TokenExchangeError} for every other member, with the member as `tokenError`; and
 * `TypeError` if untyped code passes something else, such as a promise.
 * @example
 * ```ts
 * import { decodeTokenResponse, unwrap } from 'github-token-exchange/decode';
 *
 * const { accessToken } = unwrap(
 *   decodeTokenResponse({ status: 200, headers: {}, body: 'access_token=gho_x&token_type=bearer' }),
 * );
 * console.log(accessToken.length);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const unwrap = (response: TokenResponse): Success => {
  if (isTokenError(response)) throw new TokenExchangeError(response);
  if (textOf(response, '_tag') === undefined)
    throw new TypeError('unwrap: response is not a TokenResponse; await the promise first');
  return response;
};
