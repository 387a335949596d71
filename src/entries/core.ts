/**
 * The client without ky: the caller hands in a transport.
 *
 * @packageDocumentation
 */
export { createTokenClient } from '../client/create-token-client.js';
export { fetchTransport } from '../transport/fetch-transport.js';
export { readTokenResponse } from '../transport/read-token-response.js';
export type { Transport, TransportRequest } from '../transport/transport.js';
export type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from '../client/check.js';
export type {
  ClientOptions,
  CommonOptions,
  DirectOptions,
  RelayedOptions,
  TransportClientOptions,
} from '../client/client-options.js';
export type { Clock } from '../client/clock.js';
export type { TokenClient } from '../client/create-client.js';
export type { ExchangeCodeParams } from '../client/exchange-code.js';
export type { Poll, PollForTokenOptions } from '../client/poll-for-token.js';
export type { RefreshTokenParams } from '../client/refresh-token.js';
export type { RequestDeviceCodeParams } from '../client/request-device-code.js';
export type { Grant, OnEvent, TokenEvent } from '../client/token-event.js';
