import type {
  TokenError,
  TokenErrorOf,
  TokenErrorTag,
  TokenResponse,
} from '../catalogue/token-response.js';
import {
  matchTokenResponse as match,
  type KnownTagsOnly,
  type Returned,
  type SomeHandlers,
  type SuccessAndSomeHandlers,
  type TokenResponseHandlers,
} from '../handling/match-token-response.js';

/** Functions for some errors or all of them. */
export type TokenErrorHandlers<R = unknown> = {
  readonly [Tag in TokenErrorTag]?: (error: TokenErrorOf<Tag>) => R;
};

/** Functions for some errors, and `_` for all the others. */
export type TokenErrorHandlersAndOthers<R = unknown> = TokenErrorHandlers<R> & {
  readonly _: (error: TokenError) => R;
};

type NoSuccess = { readonly Success?: never };

// The overloads tie the handlers to what is returned; inside, the compiler cannot follow it.
const call = (response: TokenResponse, handlers: object): never =>
  match(response, handlers as SomeHandlers) as never;

interface MatchTokenError {
  <const H extends TokenErrorHandlersAndOthers>(
    handlers: H & KnownTagsOnly<H> & NoSuccess,
  ): (error: TokenError) => Returned<H>;
  <const H extends TokenErrorHandlers>(
    handlers: H & KnownTagsOnly<H> & NoSuccess,
  ): (error: TokenErrorOf<TokenErrorTag & keyof H>) => Returned<H>;
}

/**
 * Calls the handler of the error that it is given, as the first argument of `E.match` or `TE.match`.
 * Without `_`, the function that it returns takes only the errors that have a handler: one that is
 * missing does not compile where the function is used, and one that `catchTag` took away needs none.
 *
 * @param handlers - A function for each `_tag`, or for some of them and `_` for the rest.
 * @returns A function from an error to what its handler returns.
 * @throws Whatever the handler throws; and `TypeError` when untyped code leaves out the handler
 * that is needed.
 * @example
 * ```ts
 * import * as E from 'fp-ts/lib/Either.js';
 * import { pipe } from 'fp-ts/lib/function.js';
 * import { decodeTokenResponse, matchTokenError } from 'github-token-exchange/fp';
 *
 * const text = pipe(
 *   decodeTokenResponse()({ status: 200, body: 'error=access_denied' }),
 *   E.match(
 *     matchTokenError({
 *       AccessDenied: () => 'you pressed Cancel',
 *       _: ({ remediation }) => remediation.summary,
 *     }),
 *     ({ scopes }) => `signed in with ${String(scopes.length)} scopes`,
 *   ),
 * );
 * console.log(text);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const matchTokenError: MatchTokenError =
  (handlers: object) =>
  (error: TokenError): never =>
    call(error, handlers);

interface MatchTokenResponse {
  <const H extends TokenResponseHandlers>(
    handlers: H & KnownTagsOnly<H>,
  ): (response: TokenResponse) => Returned<H>;
  <const H extends SuccessAndSomeHandlers>(
    handlers: H & KnownTagsOnly<H>,
  ): (response: TokenResponse) => Returned<H>;
  <const H extends SomeHandlers>(
    handlers: H & KnownTagsOnly<H>,
  ): (response: TokenResponse) => Returned<H>;
}

/**
 * Calls the handler of the member that a response is. Without `_`, a missing handler does not compile.
 *
 * @param handlers - A function for each `_tag`, or for some of them and `_` for the rest.
 * @returns A function from a response to what its handler returns.
 * @throws Whatever the handler throws; and `TypeError` when untyped code leaves out the handler
 * that is needed.
 * @example
 * ```ts
 * import { pipe } from 'fp-ts/lib/function.js';
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 * import { matchTokenResponse } from 'github-token-exchange/fp';
 *
 * const text = pipe(
 *   decodeTokenResponse({ status: 200, body: 'error=access_denied' }),
 *   matchTokenResponse({ Success: () => 'signed in', _: ({ remediation }) => remediation.summary }),
 * );
 * console.log(text);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const matchTokenResponse: MatchTokenResponse =
  (handlers: object) =>
  (response: TokenResponse): never =>
    call(response, handlers);
