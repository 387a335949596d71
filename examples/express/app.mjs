import express from 'express';
import { formatTokenError, isTokenError } from 'github-token-exchange';
import { page } from './page.mjs';
import { createSessions } from './sessions.mjs';

/**
 * @typedef {import('github-token-exchange').AuthorizationRequest} AuthorizationRequest
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 */

const signInLink = { href: '/sign-in', label: 'Sign in with GitHub' };

/** @param {{ client: TokenClient, redirectUri: string }} options */
export const createApp = ({ client, redirectUri }) => {
  const secure = redirectUri.startsWith('https:');
  /** @type {ReturnType<typeof createSessions<AuthorizationRequest>>} */
  const signIns = createSessions({ cookie: 'sign-in', minutes: 10, secure });
  /** @type {ReturnType<typeof createSessions<{ accessToken: string, scopes: readonly string[] }>>} */
  const sessions = createSessions({ cookie: 'session', minutes: 8 * 60, secure });

  const app = express();

  app.get('/', (request, response) => {
    const session = sessions.read(request);
    const text =
      session === undefined
        ? 'You are not signed in.'
        : `You are signed in with the scopes: ${session.scopes.join(', ')}.`;
    response.send(page(text, signInLink));
  });

  app.get('/sign-in', async (_request, response) => {
    const signIn = await client.authorizationUrl({ redirectUri, scopes: ['read:user'] });
    signIns.start(response, signIn);
    response.redirect(signIn.url);
  });

  app.get(new URL(redirectUri).pathname, async (request, response) => {
    const callback = client.parseCallback(request.url, signIns.end(request, response));
    const result =
      callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback;
    if (isTokenError(result)) {
      const { actor, userMessage } = result.remediation;
      if (actor !== 'user') console.error(formatTokenError(result));
      response.status(result === callback || actor === 'user' ? 400 : 500);
      response.send(page(userMessage, signInLink));
      return;
    }
    const { accessToken, scopes } = result;
    sessions.start(response, { accessToken, scopes });
    // Redirect away from the callback URL, so that reloading the page does not send the code again.
    response.redirect('/');
  });

  return app;
};
