import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import {
  type Exhaustive,
  type KnownTags,
  matchTokenResponse as match,
  type ResultOf,
  type SomeHandlers,
} from '../errors/match.js';
import type { TokenError, TokenErrorOf, TokenErrorTag, TokenResponse } from '../errors/types.js';

/** Functions for some errors or all of them. */
export type TokenErrorHandlers<Result = unknown> = {
  readonly [Tag in TokenErrorTag]?: (error: TokenErrorOf<Tag>) => Result;
};

/** Functions for some errors, and `_` for the other errors. */
export type TokenErrorHandlersAndOthers<Result = unknown> = TokenErrorHandlers<Result> & {
  /** Called with every error that has no handler of its own. */
  readonly _: (error: TokenError) => Result;
};

/**
 * Calls the handler for the `_tag` of an error, as the first argument of `E.match` or `TE.match`.
 * Without `_`, the returned function accepts only the errors that have a handler: a missing handler
 * does not compile where the function is used, and an error that `catchTag` has handled needs none.
 *
 * @param handlers - A function for each error, or for some and `_` for the other errors.
 * @returns A function from an error to what its handler returns.
 * @throws Whatever the handler throws; and `TypeError` if untyped code passes no handler for the
 * error.
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
 */
export function matchTokenError<const H extends TokenErrorHandlersAndOthers>(
  handlers: H & KnownTags<H> & { readonly Success?: never },
): (error: TokenError) => ResultOf<H>;
export function matchTokenError<const H extends TokenErrorHandlers>(
  handlers: H & KnownTags<H> & { readonly Success?: never },
): (error: TokenErrorOf<TokenErrorTag & keyof H>) => ResultOf<H>;
export function matchTokenError(handlers: object): (error: TokenError) => unknown {
  // The overloads tie the handlers to the result; the compiler cannot follow that here.
  return (error) => match(error, handlers as never);
}

/**
 * Calls the handler for the `_tag` of a response. Without `_`, a missing handler does not compile.
 *
 * @param handlers - A function for `Success`, and one for each error, or for some and `_` for the
 * other errors.
 * @returns A function from a response to what its handler returns.
 * @throws Whatever the handler throws; and `TypeError` if untyped code passes no handler for the
 * response.
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
 */
export function matchTokenResponse<const H extends SomeHandlers>(
  handlers: H & Exhaustive<H> & KnownTags<H>,
): (response: TokenResponse) => ResultOf<H> {
  return (response) => match(response, handlers as never);
}

/**
 * Handles the error of one tag and removes it from the type of the errors.
 *
 * @param tag - The `_tag` of the error.
 * @param handler - Called with the error; returns the task to continue with.
 * @returns A function from a task to a task that cannot end in this error, unless the handler returns
 * it. Other errors and successes pass unchanged.
 * @example
 * ```ts
 * import { pipe } from 'fp-ts/lib/function.js';
 * import * as TE from 'fp-ts/lib/TaskEither.js';
 * import { createTokenClient } from 'github-token-exchange';
 * import { catchTag, refreshToken } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const session = pipe(
 *   refreshToken(client)({ refreshToken: 'ghr_…' }),
 *   catchTag('BadRefreshToken', () => TE.right('signed out' as const)),
 * );
 * console.log(await session());
 * ```
 * @see https://gcanti.github.io/fp-ts/modules/TaskEither.ts.html#orelsew
 */
export function catchTag<const Tag extends TokenErrorTag, E2, B>(
  tag: Tag,
  handler: (error: TokenErrorOf<Tag>) => TaskEither<E2, B>,
) {
  return <E extends { readonly _tag: string }, A>(
      task: TaskEither<E, A> & (Tag extends E['_tag'] ? unknown : never),
    ): TaskEither<Exclude<E, { readonly _tag: Tag }> | E2, A | B> =>
    async () => {
      const either = await task();
      if (either._tag === 'Right') return either;
      const error: { readonly _tag: string } = either.left;
      // The compiler cannot narrow a union by a tag that is a type parameter.
      return error._tag === tag
        ? handler(error as TokenErrorOf<Tag>)()
        : { _tag: 'Left', left: either.left as Exclude<E, { readonly _tag: Tag }> };
    };
}
