import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { AuthorizationCode } from '../authorization/parse-callback.js';
import type { DeviceCode, Success, TokenError } from '../catalogue/token-response.js';
import type { CredentialsAccepted } from '../client/check.js';

/** What a request or a callback ends in when all is well. */
export type Hit = Success | DeviceCode | AuthorizationCode | CredentialsAccepted;

const hits: Readonly<Record<Hit['_tag'], true>> = {
  Success: true,
  DeviceCode: true,
  AuthorizationCode: true,
  CredentialsAccepted: true,
};

// What is no hit is an error, also one of a newer version: it must not pass for a token.
const isHit = (response: Hit | TokenError): response is Hit => Object.hasOwn(hits, response._tag);

/**
 * Puts an error on the left, and anything else on the right.
 *
 * @param response - What a request or a callback ended in.
 * @returns The same value in an `Either`.
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 * import { toEither } from 'github-token-exchange/fp';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=access_denied' });
 * console.log(toEither(response)._tag); // Left
 * ```
 * @see https://gcanti.github.io/fp-ts/modules/Either.ts.html
 */
export const toEither = <A extends Hit | TokenError>(
  response: A,
): Either<Exclude<A, Hit>, Extract<A, Hit>> =>
  // The compiler cannot follow a test of the tag into a type that it does not know yet.
  isHit(response)
    ? right(response as Extract<A, Hit>)
    : left(response as unknown as Exclude<A, Hit>);

/**
 * Takes a response out of its `Either`: the inverse of `toEither`.
 *
 * @param either - An error on the left, or anything else on the right.
 * @returns The value of the side that there is.
 * @example
 * ```ts
 * import { decodeTokenResponse, fromEither } from 'github-token-exchange/fp';
 *
 * const response = fromEither(decodeTokenResponse()({ status: 200, body: 'error=access_denied' }));
 * console.log(response._tag); // AccessDenied
 * ```
 * @see https://gcanti.github.io/fp-ts/modules/Either.ts.html
 */
export const fromEither = <E extends TokenError, A extends Hit>(either: Either<E, A>): E | A =>
  either._tag === 'Left' ? either.left : either.right;
