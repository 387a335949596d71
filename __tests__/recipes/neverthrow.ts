import { err, ok, ResultAsync } from 'neverthrow';
import { isTokenError, type ExchangeCodeParams, type TokenClient } from 'github-token-exchange';

export const exchangeCode = (client: TokenClient, params: ExchangeCodeParams) =>
  new ResultAsync(
    client.exchangeCode(params).then((result) => (isTokenError(result) ? err(result) : ok(result))),
  );
