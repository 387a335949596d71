import { Effect } from 'effect';
import {
  isTokenError,
  type ExchangeCodeParams,
  type TokenError,
  type Success,
  type TokenClient,
} from 'github-token-exchange';

/** The exchange as an Effect: it fails with an error of this package, and stops if it is interrupted. */
export function exchangeCode(
  client: TokenClient,
  params: ExchangeCodeParams,
): Effect.Effect<Success, TokenError> {
  return Effect.promise((signal) => client.exchangeCode({ ...params, signal })).pipe(
    Effect.flatMap((response) =>
      isTokenError(response) ? Effect.fail(response) : Effect.succeed(response),
    ),
  );
}
