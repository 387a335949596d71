import { Hono } from 'hono';
import { relay } from './relay.js';

export const app = new Hono();
app.all('/auth/token', (context) => relay(context.req.raw));
