/**
 * The client over ky, and everything of the decode entry.
 *
 * @packageDocumentation
 */
export type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from '../client/check.js';
export type {
  ClientOptions,
  CommonOptions,
  DirectOptions,
  RelayedOptions,
} from '../client/client-options.js';
export type { Clock } from '../client/clock.js';
export type { TokenClient } from '../client/create-client.js';
export type { ExchangeCodeParams } from '../client/exchange-code.js';
export type { Poll, PollForTokenOptions } from '../client/poll-for-token.js';
export type { RefreshTokenParams } from '../client/refresh-token.js';
export type { RequestDeviceCodeParams } from '../client/request-device-code.js';
export type { Grant, OnEvent, TokenEvent } from '../client/token-event.js';
export { createTokenClient, type TokenClientOptions } from '../ky/create-token-client.js';
export * from './decode.js';
