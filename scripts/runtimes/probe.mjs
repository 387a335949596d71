// The checks in every runtime. Prints their outcomes as one line of JSON.
import { createTokenClient, isTokenError } from 'github-token-exchange';
import { TokenResponse } from 'github-token-exchange/codecs';
import { createTokenClient as createCoreClient, fetchTransport } from 'github-token-exchange/core';
import { decodeTokenResponse } from 'github-token-exchange/decode';
import { toEither } from 'github-token-exchange/fp';
import { createTokenRelay } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';

const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };
const origin = 'https://app.example.com';

/**
 * @param {unknown} got
 * @param {unknown} wanted
 */
const same = (got, wanted) => {
  if (got !== wanted) throw new Error(`${String(got)} instead of ${String(wanted)}`);
};

const endpoint = createFakeTokenEndpoint({ apps: [app] });
const server = await endpoint.listen();
const client = createTokenClient({ ...app, baseUrl: server.url });

/** @type {Readonly<Record<string, () => unknown>>} */
const checks = {
  import: () => {
    same(toEither(decodeTokenResponse({ status: 200, body: 'access_token=x' }))._tag, 'Right');
  },
  require: async () => {
    // A runtime without require fails here, and the message says so.
    const { createRequire } = await import('node:module');
    const loaded = /** @type {object} */ (createRequire(import.meta.url)('github-token-exchange'));
    same('createTokenClient' in loaded, true);
  },
  exchange: async () => {
    const code = endpoint.issueCode();
    same((await client.exchangeCode({ code }))._tag, 'Success');
    const core = createCoreClient({ ...app, baseUrl: server.url, transport: fetchTransport() });
    same((await core.exchangeCode({ code }))._tag, 'BadVerificationCode');
  },
  causes: async () => {
    const wrong = createTokenClient({
      clientId: app.clientId,
      clientSecret: `${app.clientSecret}\n`,
      baseUrl: server.url,
    });
    const response = await wrong.exchangeCode({ code: endpoint.issueCode() });
    same(
      isTokenError(response) && response.remediation.likelyCauses[0]?.id,
      'client-secret-has-whitespace',
    );
  },
  network: async () => {
    const nobody = createTokenClient({ ...app, baseUrl: 'http://127.0.0.1:1' });
    same((await nobody.exchangeCode({ code: 'abc' }))._tag, 'NetworkFailure');
  },
  xml: async () => {
    const xml = createTokenClient({ ...app, baseUrl: server.url, accept: 'xml' });
    same((await xml.exchangeCode({ code: 'abc' }))._tag, 'BadVerificationCode');
  },
  relay: async () => {
    const relay = createTokenRelay({ client, allowedOrigins: [origin] });
    const response = await relay(
      new Request('https://api.example.com/oauth/token', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ code: endpoint.issueCode() }),
      }),
    );
    const decoded = TokenResponse.decode(await response.json());
    same(decoded._tag === 'Right' && decoded.right._tag, 'Success');
  },
};

/** @type {Record<string, string>} */
const outcomes = {};
for (const [name, check] of Object.entries(checks))
  try {
    await check();
    outcomes[name] = 'ok';
  } catch (error) {
    outcomes[name] = error instanceof Error ? error.message : String(error);
  }
await server.close();
console.log(JSON.stringify(outcomes));
