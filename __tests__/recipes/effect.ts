import { Effect } from 'effect';
import { isTokenError, type ExchangeCodeParams, type TokenClient } from 'github-token-exchange';

export const exchangeCode = (client: TokenClient, params: ExchangeCodeParams) =>
  Effect.flatMap(
    Effect.promise((signal) => client.exchangeCode({ ...params, signal })),
    (response) => (isTokenError(response) ? Effect.fail(response) : Effect.succeed(response)),
  );
