import type { TokenResponse } from '../catalogue/token-response.js';
import { tokenEndpointOf } from '../host/github-host.js';
import { readOptions, type ClientOptions } from './client-options.js';
import { exchangeCode, type ExchangeCodeParams } from './exchange-code.js';

/** A client for one app on one GitHub. It holds no secret that can be seen from outside. */
export interface TokenClient {
  /** The address that exchanges go to. */
  readonly tokenEndpoint: string;
  /**
   * Exchanges the code of a callback for a token: one request, no retry, no redirect.
   *
   * @param params - The code, and what the authorization request was sent with.
   * @returns `Success` with the token, or the error. Nothing that GitHub, the network or a
   * callback does rejects the promise.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
   * console.log(response._tag);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
   */
  readonly exchangeCode: (params: ExchangeCodeParams) => Promise<TokenResponse>;
}

/** Makes a client from a transport. */
export const createClient = (options: ClientOptions): TokenClient => {
  const config = readOptions(options);
  return Object.freeze({
    tokenEndpoint: tokenEndpointOf(config.host),
    exchangeCode: async (params: ExchangeCodeParams) => exchangeCode(config, params),
  });
};
