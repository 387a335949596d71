/**
 * A transport for Node that uses `node:http` and `node:https`.
 *
 * @packageDocumentation
 */
export { type NodeAgent, nodeTransport, type NodeTransportOptions } from './http/node.js';
export type { Transport, TransportRequest } from './http/transport.js';
