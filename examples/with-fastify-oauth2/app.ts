import fastify from 'fastify';
import oauth2, { type OAuth2Namespace } from '@fastify/oauth2';
import { formatTokenError, TokenExchangeError, type TokenClient } from 'github-token-exchange';
import { explainExchange } from './explain.js';

declare module 'fastify' {
  interface FastifyInstance {
    github: OAuth2Namespace;
  }
}

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly baseUrl: string;
  /** Exchanges the codes and explains its failures. Default: @fastify/oauth2 exchanges them. */
  readonly client?: TokenClient | undefined;
}

export function createApp({ client, ...app }: App) {
  const server = fastify();
  void server.register(oauth2, {
    name: 'github',
    scope: ['read:user'],
    credentials: {
      client: { id: app.clientId, secret: app.clientSecret },
      auth: {
        tokenHost: app.baseUrl,
        tokenPath: '/login/oauth/access_token',
        authorizePath: '/login/oauth/authorize',
      },
      options: { authorizationMethod: 'body' },
    },
    startRedirectPath: '/sign-in',
    callbackUri: app.redirectUri,
    pkce: 'S256',
  });
  server.after(() => {
    if (client !== undefined) explainExchange(server.github, client);
  });

  server.get('/auth/callback', async (request, reply) => {
    const { token } = await server.github.getAccessTokenFromAuthorizationCodeFlow(request, reply);
    return `Signed in with ${token.access_token ? 'a token' : 'no token'}`;
  });
  server.setErrorHandler((thrown, _request, reply) => {
    if (!(thrown instanceof TokenExchangeError)) return reply.send(thrown);
    const { remediation } = thrown.tokenError;
    console.error(formatTokenError(thrown.tokenError));
    return reply.code(remediation.actor === 'user' ? 400 : 500).send(remediation.userMessage);
  });
  return server;
}
