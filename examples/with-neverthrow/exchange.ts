import { err, ok, ResultAsync } from 'neverthrow';
import {
  isTokenError,
  type ExchangeCodeParams,
  type TokenError,
  type Success,
  type TokenClient,
} from 'github-token-exchange';

/** The exchange as a `ResultAsync`. The promise of the client does not reject. */
export function exchangeCode(
  client: TokenClient,
  params: ExchangeCodeParams,
): ResultAsync<Success, TokenError> {
  return new ResultAsync(
    client
      .exchangeCode(params)
      .then((response) => (isTokenError(response) ? err(response) : ok(response))),
  );
}
