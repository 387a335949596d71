// Runs the program with the callbacks of a fake GitHub, without a socket.
import { createTokenClient } from 'github-token-exchange';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { say } from '../support/say.mjs';
import { signIn } from './sign-in.mjs';

const app = {
  clientId: 'Ov23liExampleExample',
  clientSecret: '0123456789abcdef0123456789abcdef01234567',
};
const github = createFakeTokenEndpoint({ apps: [app] });
const client = createTokenClient({ ...app, fetch: github.fetch });
const request = await client.authorizationUrl({ scopes: ['repo'] });

const approved = () =>
  `code=${github.issueCode({ scopes: ['repo'], codeChallenge: request.codeChallenge })}`;

/** @type {(query: string, using?: import('github-token-exchange').TokenClient) => Promise<void>} */
const run = async (query, using = client) => {
  const task = signIn(using)(request)(`/auth/callback?state=${request.state}&${query}`);
  const { to, accessToken, log } = await task();
  console.log(`to ${to} ${accessToken === undefined ? 'without' : 'with'} a token`);
  if (log !== undefined) console.error(log);
};

say('The user approves');
const query = approved();
await run(query);

say('The browser sends the same code again');
await run(query);

say('The user cancels');
await run('error=access_denied');

say('The client secret is still a placeholder');
const placeholder = createTokenClient({ ...app, clientSecret: 'changeme', fetch: github.fetch });
await run(approved(), placeholder);
