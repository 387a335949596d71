import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { TokenErrorOf, TokenErrorTag } from '../catalogue/token-response.js';

interface Tagged {
  readonly _tag: string;
}

/**
 * Handles the error of one tag, which is then gone from the type of the error.
 *
 * @param tag - The `_tag` of the error.
 * @param handler - Is given the error, and returns what to go on with.
 * @returns A function from a task to one that cannot end in this error any more, unless the handler
 * brings it back. Every other error, and every success, passes.
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
export const catchTag =
  <const Tag extends TokenErrorTag, E2, B>(
    tag: Tag,
    handler: (error: TokenErrorOf<Tag>) => TaskEither<E2, B>,
  ) =>
  <E extends Tagged, A>(
    task: TaskEither<E, A> & (Tag extends E['_tag'] ? unknown : never),
  ): TaskEither<Exclude<E, { readonly _tag: Tag }> | E2, A | B> =>
  async () => {
    const either = await task();
    if (either._tag === 'Right') return either;
    const error: Tagged = either.left;
    // Each tag has one type; the compiler does not know it of a tag that it does not know.
    return error._tag === tag
      ? handler(error as TokenErrorOf<Tag>)()
      : { _tag: 'Left', left: either.left as Exclude<E, { readonly _tag: Tag }> };
  };
