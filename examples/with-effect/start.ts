// Exchanges codes with Effect against a fake GitHub: `catchTag` handles one error, and the type of the
// rest does not contain it any more.
import { Effect } from 'effect';
import { createTokenClient, formatTokenError } from 'github-token-exchange';
import { compare } from '../support/compare.mjs';
import { exchangeCode } from './exchange.js';

await compare('Effect', async ({ endpoint, baseUrl, clientId, clientSecret }, explained) => {
  const client = createTokenClient({ clientId, clientSecret, baseUrl });
  const code = endpoint.issueCode();

  // What a program without this package has: a rejection, or JSON of an unknown type.
  const plain = Effect.tryPromise(async () => {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, code });
    const headers = { accept: 'application/json' };
    const response = await fetch(client.tokenEndpoint, { method: 'POST', headers, body });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    return token === undefined ? 'Signed in with no token' : 'Signed in';
  }).pipe(Effect.catch((error) => Effect.succeed(String(error))));

  const program = exchangeCode(client, { code }).pipe(
    Effect.map(() => 'Signed in'),
    Effect.catchTag('RedirectUriMismatch', (error) => {
      console.error(formatTokenError(error));
      return Effect.succeed('The callback URL of this app is not registered.');
    }),
    Effect.catch((error) => {
      console.error(formatTokenError(error));
      return Effect.succeed(error.remediation.userMessage);
    }),
  );
  return Effect.runPromise(explained ? program : plain);
});
