import { Hono } from 'hono';
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay } from 'github-token-exchange/relay';

/**
 * The bindings of the Worker: its variables and its secret.
 *
 * @typedef {object} Bindings
 * @property {string} GITHUB_CLIENT_ID
 * @property {string} GITHUB_CLIENT_SECRET
 * @property {string} ALLOWED_ORIGIN The origin of the page, for example `https://app.example.com`.
 * @property {string} [GITHUB_BASE_URL] Default: `https://github.com`.
 *
 * @typedef {import('github-token-exchange/relay').TokenRelay} TokenRelay
 */

/** @param {Bindings} env */
const createRelay = (env) =>
  createTokenRelay({
    client: createTokenClient({
      clientId: env.GITHUB_CLIENT_ID,
      clientSecret: env.GITHUB_CLIENT_SECRET,
      baseUrl: env.GITHUB_BASE_URL,
    }),
    allowedOrigins: [env.ALLOWED_ORIGIN],
  });

/**
 * The bindings are available only in requests. All requests share one relay, so that a code that is
 * sent twice at the same time is exchanged once.
 *
 * @type {WeakMap<Bindings, TokenRelay>}
 */
const relays = new WeakMap();

/** @param {Bindings} env */
const relayFor = (env) => {
  const relay = relays.get(env) ?? createRelay(env);
  relays.set(env, relay);
  return relay;
};

/** @type {Hono<{ Bindings: Bindings }>} */
const app = new Hono();

app.get('/', (c) => c.text('The relay is at /oauth/token.'));
app.all('/oauth/token', (c) => relayFor(c.env)(c.req.raw));

export default app;
