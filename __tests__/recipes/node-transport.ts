import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import type { Transport } from 'github-token-exchange/core';
import { nodeTransport } from 'github-token-exchange/node';

/** A transport that trusts one more authority, which is in a file. */
export const transportTrusting = (file: string): Transport =>
  nodeTransport({ agent: new Agent({ keepAlive: true, ca: readFileSync(file) }) });
