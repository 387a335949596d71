// Runs the program on callbacks of a fake GitHub, without a socket.
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
const placeholder = createTokenClient({ ...app, clientSecret: 'changeme', fetch: github.fetch });

/** @type {(client: import('github-token-exchange').TokenClient, query: string) => Promise<void>} */
const run = async (of, query) => {
  const request = await of.authorizationUrl({ codeVerifier: null });
  const callback = `/auth/callback?state=${request.state}&${query}`;
  const { to, accessToken, log } = await signIn(of)(request)(callback)();
  console.log(`to ${to} ${accessToken === undefined ? 'without' : 'with'} a token`);
  if (log !== undefined) console.log(log);
};

say('The person approves');
const code = github.issueCode({ scopes: ['repo'] });
await run(client, `code=${code}`);

say('The browser sends the same code again');
await run(client, `code=${code}`);

say('The person presses Cancel');
await run(client, 'error=access_denied');

say('The client secret is still a placeholder');
await run(placeholder, `code=${github.issueCode()}`);
