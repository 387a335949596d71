/**
 * The client without ky: requests are sent through a transport.
 *
 * @packageDocumentation
 */
export { compareScopes, type ScopeComparison } from './authorize/compare-scopes.js';
export type { CallbackUrl } from './authorize/redirect-uri.js';
export type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from './client/check.js';
export type {
  DeviceFlowResponse,
  Poll,
  PollForTokenOptions,
  RequestDeviceCodeParams,
} from './client/device-flow.js';
export {
  createTokenClient,
  type TransportClientOptions,
  type TransportRelayClientOptions,
} from './client/create-token-client.js';
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
export type { Clock } from './http/deadline.js';
export { fetchTransport } from './http/fetch.js';
export type { Transport, TransportRequest } from './http/transport.js';
