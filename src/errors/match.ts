import { memberOf, textOf } from '../internal/own-members.js';
import type { TokenError, TokenResponse } from './types.js';

/** A function for every member of `TokenResponse`. */
export type TokenResponseHandlers<Result = unknown> = {
  readonly [Tag in TokenResponse['_tag']]: (
    response: Extract<TokenResponse, { readonly _tag: Tag }>,
  ) => Result;
};

/** A function for `Success`, for any of the errors, and `_` for the other errors. */
export type SomeHandlers<Result = unknown> = Pick<TokenResponseHandlers<Result>, 'Success'> &
  Partial<TokenResponseHandlers<Result>> & {
    /** Called with every error that has no handler of its own. */
    readonly _?: (error: TokenError) => Result;
  };

/** Requires a handler for every member, unless there is `_`. */
export type Exhaustive<H> = '_' extends keyof H
  ? unknown
  : Pick<TokenResponseHandlers, Exclude<keyof TokenResponseHandlers, keyof H>>;

/** Refuses a misspelt handler, which would otherwise never be called. */
export type KnownTags<H> = {
  readonly [
    Name in Exclude<keyof H, keyof TokenResponseHandlers | '_'>
  ]: `${Name & string} is not a _tag of TokenResponse`;
};

/** What the handlers return. */
export type ResultOf<H> = {
  [Name in keyof H]: H[Name] extends (response: never) => infer Result ? Result : never;
}[keyof H];

/**
 * Calls the handler for the `_tag` of a response. Without `_`, a missing handler does not compile.
 *
 * @param response - What an exchange ended in.
 * @param handlers - A function for `Success`, and one for each error, or for some and `_` for the
 * other errors.
 * @returns What the handler returns.
 * @throws Whatever the handler throws; and `TypeError` if untyped code passes no handler for the
 * response.
 * @example
 * ```ts
 * import { decodeTokenResponse, matchTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * const text = matchTokenResponse(response, {
 *   Success: ({ scopes }) => `signed in with ${String(scopes.length)} scopes`,
 *   AccessDenied: () => 'you pressed Cancel',
 *   _: () => 'something else',
 * });
 * console.log(text);
 * ```
 */
export function matchTokenResponse<const H extends SomeHandlers>(
  response: TokenResponse,
  handlers: H & Exhaustive<H> & KnownTags<H>,
): ResultOf<H> {
  const tag = textOf(response, '_tag');
  if (tag === undefined)
    throw new TypeError(
      'matchTokenResponse: response is not a TokenResponse; await the promise first',
    );
  const handler = memberOf(handlers, tag) ?? memberOf(handlers, '_');
  if (typeof handler !== 'function')
    throw new TypeError(
      `matchTokenResponse: there is no handler for ${tag}; add one, or _ for all other errors`,
    );
  // The signature ties the handler to its member; the compiler cannot follow that here.
  return (handler as (response: TokenResponse) => ResultOf<H>)(response);
}
