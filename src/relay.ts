/**
 * A relay for your own server, so that a page in a browser can exchange codes.
 *
 * @packageDocumentation
 */
export { createTokenRelay, type TokenRelay } from './relay/create-token-relay.js';
export { nodeListener } from './relay/node.js';
export type { NodeRequest, NodeResponse } from './internal/node-http.js';
export type { RefusalReason, RelayRefusal } from './relay/refusal.js';
export type { RelayCookies, TokenRelayOptions } from './relay/options.js';
