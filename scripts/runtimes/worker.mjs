// The relay as a deployed Worker, and the checks that do not need the relay.
import { createTokenClient } from 'github-token-exchange';
import { decodeTokenResponse } from 'github-token-exchange/decode';
import { createTokenRelay } from 'github-token-exchange/relay';

/**
 * @typedef {object} Env
 * @property {string} CLIENT_ID
 * @property {string} CLIENT_SECRET
 * @property {string} BASE_URL
 * @property {string} ORIGIN
 */

/** @param {Env} env */
const clientOf = (env) =>
  createTokenClient({
    clientId: env.CLIENT_ID,
    clientSecret: env.CLIENT_SECRET,
    baseUrl: env.BASE_URL,
  });

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   */
  fetch: async (request, env) => {
    const { pathname, searchParams } = new URL(request.url);
    const client = clientOf(env);
    if (pathname === '/oauth/token')
      return createTokenRelay({ client, allowedOrigins: [env.ORIGIN] })(request);
    if (pathname === '/exchange')
      return Response.json(await client.exchangeCode({ code: searchParams.get('code') }));
    if (pathname === '/wrong-secret')
      return Response.json(
        await clientOf({ ...env, CLIENT_SECRET: `${env.CLIENT_SECRET}\n` }).exchangeCode({
          code: searchParams.get('code'),
        }),
      );
    if (pathname === '/nobody')
      return Response.json(
        await clientOf({ ...env, BASE_URL: 'http://127.0.0.1:1' }).exchangeCode({ code: 'abc' }),
      );
    return Response.json(
      decodeTokenResponse({
        status: 200,
        headers: { 'content-type': 'application/xml' },
        body: '<OAuth><error>access_denied</error></OAuth>',
      }),
    );
  },
};
