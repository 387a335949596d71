// Signs in against a fake GitHub, and sends the token to an API on loopback.
import { createTokenClient } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { whileListening } from '../support/listen.mjs';
import { say } from '../support/say.mjs';
import { greet } from './greet.mjs';

/** @type {import('node:http').RequestListener} */
const api = ({ method, url, headers }, response) => {
  const { authorization = 'none' } = headers;
  console.log(`The API receives ${String(method)} ${String(url)}`);
  console.log(`  authorization: ${authorization.replace(/gho_\w+/, 'gho_…')}`);
  const known = authorization.startsWith('token gho_');
  response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known ? { login: 'octocat' } : { message: 'Bad credentials' }));
};

await withFakeGitHub(({ endpoint, baseUrl, clientId, clientSecret }) =>
  whileListening(
    () => api,
    async (apiUrl) => {
      say('The user approves');
      const client = createTokenClient({ clientId, clientSecret, baseUrl });
      console.log(await greet(client, endpoint.issueCode(), { baseUrl: apiUrl }));

      say('The client ID and the client secret are swapped');
      const swapped = { clientId: clientSecret, clientSecret: clientId, baseUrl };
      const code = endpoint.issueCode();
      console.log(await greet(createTokenClient(swapped), code, { baseUrl: apiUrl }));
    },
  ),
);
