import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { AuthorizationCode } from '../authorize/parse-callback.js';
import type { CredentialsAccepted } from '../client/check.js';
import type { DeviceCode, Success, TokenError } from '../errors/types.js';

/** The result of an operation that succeeded. */
export type SuccessValue = Success | DeviceCode | AuthorizationCode | CredentialsAccepted;

const successTags: Readonly<Record<SuccessValue['_tag'], true>> = {
  Success: true,
  DeviceCode: true,
  AuthorizationCode: true,
  CredentialsAccepted: true,
};

// Any other tag is an error, also one of a newer version: it must not pass for a token.
const isSuccessValue = (response: SuccessValue | TokenError): response is SuccessValue =>
  Object.hasOwn(successTags, response._tag);

/**
 * Puts an error on the left, and a success on the right.
 *
 * @param response - The result of any operation.
 * @returns The same value in an `Either`.
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 * import { toEither } from 'github-token-exchange/fp';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=access_denied' });
 * console.log(toEither(response)._tag); // Left
 * ```
 */
export function toEither<A extends SuccessValue | TokenError>(
  response: A,
): Either<Exclude<A, SuccessValue>, Extract<A, SuccessValue>> {
  // The compiler cannot narrow a type parameter.
  return isSuccessValue(response)
    ? right(response as Extract<A, SuccessValue>)
    : left(response as unknown as Exclude<A, SuccessValue>);
}

/**
 * Takes a response out of its `Either`: the inverse of `toEither`.
 *
 * @param either - An error on the left, or a success on the right.
 * @returns The error or the success.
 * @example
 * ```ts
 * import { decodeTokenResponse, fromEither } from 'github-token-exchange/fp';
 *
 * const response = fromEither(decodeTokenResponse()({ status: 200, body: 'error=access_denied' }));
 * console.log(response._tag); // AccessDenied
 * ```
 */
export function fromEither<E extends TokenError, A extends SuccessValue>(
  either: Either<E, A>,
): E | A {
  return either._tag === 'Left' ? either.left : either.right;
}
