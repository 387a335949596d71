import type { TokenError, TokenResponse } from '../catalogue/token-response.js';
import { memberOf, textOf } from '../host/member-of.js';

type Tag = TokenResponse['_tag'];
type MemberOf<T extends Tag> = Extract<TokenResponse, { readonly _tag: T }>;

/** A function for every member of the union. */
export type TokenResponseHandlers<R = unknown> = {
  readonly [T in Tag]: (response: MemberOf<T>) => R;
};

/** A function for `Success`, for some errors, and `_` for all the other errors. */
export type SuccessAndSomeHandlers<R = unknown> = Partial<TokenResponseHandlers<R>> &
  Pick<TokenResponseHandlers<R>, 'Success'> & { readonly _: (error: TokenError) => R };

/** Functions for some members, and `_` for all the others. */
export type SomeHandlers<R = unknown> = Partial<TokenResponseHandlers<R>> & {
  readonly _: (response: TokenResponse) => R;
};

/** What the handlers return. */
export type Returned<H> = {
  [K in keyof H]: H[K] extends (response: never) => infer R ? R : never;
}[keyof H];

/** Refuses a misspelt tag, which would otherwise fall to `_` unseen. */
export type KnownTagsOnly<H> = Readonly<Record<Exclude<keyof H, Tag | '_'>, never>>;

interface MatchTokenResponse {
  <const H extends TokenResponseHandlers>(
    response: TokenResponse,
    handlers: H & KnownTagsOnly<H>,
  ): Returned<H>;
  <const H extends SuccessAndSomeHandlers>(
    response: TokenResponse,
    handlers: H & KnownTagsOnly<H>,
  ): Returned<H>;
  <const H extends SomeHandlers>(
    response: TokenResponse,
    handlers: H & KnownTagsOnly<H>,
  ): Returned<H>;
}

/**
 * Calls the handler of the member that a response is. Without `_`, a missing handler does not compile.
 *
 * @param response - What an exchange ended in.
 * @param handlers - A function for each `_tag`, or for some of them and `_` for the rest.
 * @returns What the handler returns.
 * @throws Whatever the handler throws; and `TypeError` when untyped code leaves out the handler
 * that is needed.
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
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const matchTokenResponse: MatchTokenResponse = (
  response: TokenResponse,
  handlers: Partial<Record<Tag | '_', (response: never) => never>>,
) => {
  const tag = textOf(response, '_tag');
  if (tag === undefined)
    throw new TypeError(
      'matchTokenResponse: response is not a TokenResponse; await the promise first',
    );
  const handler = memberOf(handlers, tag) ?? memberOf(handlers, '_');
  if (typeof handler !== 'function')
    throw new TypeError(
      `matchTokenResponse: no handler for ${tag}; add one, or _ for all the others`,
    );
  // The overloads tie the handler to the member; inside, the compiler cannot follow it.
  return (handler as (response: never) => never)(response as never);
};
