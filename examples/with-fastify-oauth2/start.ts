// Signs in with @fastify/oauth2 against a fake GitHub, without and with a client of this package.
import { createTokenClient } from 'github-token-exchange';
import { compare } from '../support/compare.mjs';
import { whileListening } from '../support/listen.mjs';
import { createUser } from '../support/user.mjs';
import { createApp } from './app.js';

await compare('@fastify/oauth2', async ({ baseUrl, clientId, clientSecret }, explained) => {
  const client = explained ? createTokenClient({ clientId, clientSecret, baseUrl }) : undefined;
  return whileListening(
    (origin) => {
      const redirectUri = `${origin}/auth/callback`;
      const app = createApp({ clientId, clientSecret, baseUrl, redirectUri, client });
      return (request, response) => {
        void app.ready().then(() => app.routing(request, response));
      };
    },
    async (origin) => {
      const user = createUser();
      const consent = await user.visit(`${origin}/sign-in`);
      const { status, text } = await user.press(consent, 'authorize');
      return `${String(status)} ${text}`;
    },
  );
});
