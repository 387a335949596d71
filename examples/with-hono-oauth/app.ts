import { Hono } from 'hono';
import { githubAuth } from '@hono/oauth-providers/github';
import { formatTokenError, isTokenError, observeTokenEndpoint } from 'github-token-exchange/decode';

/** Explains the failures of every library that uses the global `fetch`. Call it once, at the start. */
export function explainGlobalFetch(): void {
  globalThis.fetch = observeTokenEndpoint(globalThis.fetch, {
    onResponse: (response) => {
      if (isTokenError(response)) console.error(formatTokenError(response));
    },
  });
}

export function createApp(app: { clientId: string; clientSecret: string }) {
  return new Hono().get(
    '/auth/callback',
    githubAuth({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope: ['read:user', 'user:email'],
      oauthApp: true,
    }),
    (c) => c.text(`Signed in as ${c.get('user-github')?.login ?? 'nobody'}`),
  );
}
