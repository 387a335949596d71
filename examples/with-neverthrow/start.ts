// Exchanges codes with neverthrow against a fake GitHub.
import { ResultAsync } from 'neverthrow';
import { createTokenClient, formatTokenError } from 'github-token-exchange';
import { compare } from '../support/compare.mjs';
import { exchangeCode } from './exchange.js';

await compare('neverthrow', async ({ endpoint, baseUrl, clientId, clientSecret }, explained) => {
  const client = createTokenClient({ clientId, clientSecret, baseUrl });
  const code = endpoint.issueCode();

  // What a program without this package has: the message of a rejection, or JSON of an unknown type.
  const plain = async () => {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, code });
    const headers = { accept: 'application/json' };
    const response = await fetch(client.tokenEndpoint, { method: 'POST', headers, body });
    return (await response.json()) as { access_token?: string };
  };
  if (!explained)
    return ResultAsync.fromPromise(plain(), String).match(
      ({ access_token: token }) => (token === undefined ? 'Signed in with no token' : 'Signed in'),
      (message) => message,
    );

  return exchangeCode(client, { code }).match(
    () => 'Signed in',
    (error) => {
      console.error(formatTokenError(error));
      return error.remediation.userMessage;
    },
  );
});
