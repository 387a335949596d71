/**
 * The client, and everything that `/decode` exports.
 *
 * A sign-in calls three functions: `authorizationUrl` creates the URL to which you redirect the user,
 * `parseCallback` checks the callback, and `exchangeCode` exchanges the code for a token.
 *
 * @example
 * ```ts
 * import { createTokenClient, formatTokenError } from 'github-token-exchange';
 * import type { AuthorizationRequest } from 'github-token-exchange';
 *
 * const client = createTokenClient({
 *   clientId: process.env.GITHUB_CLIENT_ID,
 *   clientSecret: process.env.GITHUB_CLIENT_SECRET,
 * });
 *
 * // 1. Store the request in the user's session, and redirect the user to request.url.
 * export const start = (): Promise<AuthorizationRequest> =>
 *   client.authorizationUrl({ redirectUri: 'https://app.example.com/auth/callback' });
 *
 * // 2. When the callback arrives, check it and exchange its code.
 * export const finish = async (url: string, request: AuthorizationRequest) => {
 *   const callback = client.parseCallback(url, request);
 *   const response =
 *     callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback;
 *
 *   // 3. Every outcome is a member of one union. `_tag` says which.
 *   if (response._tag === 'Success') return response.accessToken;
 *   console.error(formatTokenError(response));
 *   return undefined;
 * };
 * ```
 *
 * @packageDocumentation
 */
export type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from './client/check.js';
export type {
  DeviceFlowResponse,
  Poll,
  PollForTokenOptions,
  RequestDeviceCodeParams,
} from './client/device-flow.js';
export type {
  OnEvent,
  RequestEvent,
  TokenErrorEvent,
  TokenEvent,
  TokenSuccessEvent,
} from './client/events.js';
export type { ExchangeCodeParams } from './client/exchange-code.js';
export type { AppClientOptions, ClientOptions, RelayClientOptions } from './client/options.js';
export type { RefreshTokenParams } from './client/refresh-token.js';
export type { TokenClient } from './client/token-client.js';
export {
  createTokenClient,
  type RelayTokenClientOptions,
  type TokenClientOptions,
} from './client/with-ky.js';
export type { Clock } from './http/deadline.js';
export * from './decode.js';
