import { createServer } from 'node:http';
import { nodeListener } from 'github-token-exchange/relay';
import { relay } from './relay.js';

export const server = createServer(nodeListener(relay));
