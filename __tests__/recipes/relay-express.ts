import express from 'express';
import { nodeListener } from 'github-token-exchange/relay';
import { relay } from './relay.js';

export const app = express();
app.all('/auth/token', nodeListener(relay));
