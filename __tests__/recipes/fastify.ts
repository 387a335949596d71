import type { FastifyPluginCallback } from 'fastify';
import { nodeListener, type TokenRelay } from 'github-token-exchange/relay';

export const tokenRelay =
  (relay: TokenRelay): FastifyPluginCallback =>
  (app, _options, done) => {
    const listener = nodeListener(relay);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    app.all('/oauth/token', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
    done();
  };
