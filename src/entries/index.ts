/**
 * The client over ky, and everything of the decode entry.
 *
 * @packageDocumentation
 */
export type { TokenClient } from '../client/create-client.js';
export type { ExchangeCodeParams } from '../client/exchange-code.js';
export { createTokenClient, type TokenClientOptions } from '../ky/create-token-client.js';
export * from './decode.js';
