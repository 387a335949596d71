// Calls the Worker as its runtime would, with the requests of a page, against a fake GitHub.
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';
import worker from './worker.mjs';

const origin = 'https://app.example.com';

/** @type {(code: string, from: string) => Request} */
const tokenRequest = (code, from) =>
  new Request('https://worker.example.com/oauth/token', {
    method: 'POST',
    headers: { origin: from, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });

/** Prints the response that the page gets, without the token. */
const show = async (/** @type {Response} */ response) => {
  const body = JSON.stringify(await response.json(), undefined, 2);
  console.log(`The page gets ${String(response.status)}:`);
  console.log(body.replace(/gho_\w+/, '(a token)'));
};

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  const env = {
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    GITHUB_BASE_URL: baseUrl,
    ALLOWED_ORIGIN: origin,
  };
  const code = () => endpoint.issueCode({ scopes: ['repo', 'gist'] });

  say('A page of the allowed origin exchanges a code');
  await show(await worker.fetch(tokenRequest(code(), origin), env));

  say('A page of another origin sends a request');
  await show(await worker.fetch(tokenRequest(code(), 'https://evil.example'), env));

  say('The secret of the Worker was set with quotation marks');
  const quoted = { ...env, GITHUB_CLIENT_SECRET: `"${clientSecret}"` };
  await show(await worker.fetch(tokenRequest(code(), origin), quoted));
});
