// Signs in with the SDK against a fake GitHub.
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';
import { GitHubLogin } from './github-login.mjs';
import { post } from './http.mjs';
import { LoginError } from './login-error.mjs';

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  const redirectUri = 'http://127.0.0.1/auth/callback';
  const code = () => endpoint.issueCode({ redirectUri });
  const login = new GitHubLogin({ clientId, clientSecret, baseUrl }, post);

  /** @type {(login: GitHubLogin, redirectUri: string) => Promise<void>} */
  const show = async (sdk, uri) => {
    try {
      const accessToken = await sdk.accessTokenFor(code(), uri);
      console.log(`Signed in, with a token of ${String(accessToken.length)} characters`);
    } catch (error) {
      if (!(error instanceof LoginError)) throw error;
      console.log(`${error.name} ${error.reason}: ${error.message}`);
      console.error(error.hint);
    }
  };

  say('The user approves');
  await show(login, redirectUri);

  say('The redirect URI differs from the one in the authorization request');
  await show(login, 'http://127.0.0.1/elsewhere');

  say('The client ID ends with a space');
  await show(
    new GitHubLogin({ clientId: `${clientId} `, clientSecret, baseUrl }, post),
    redirectUri,
  );

  say('A proxy responds with its own page');
  endpoint.respondWith({
    status: 502,
    headers: { 'content-type': 'text/html', via: '1.1 proxy.example' },
    body: '<html><title>Bad gateway</title><h1>The upstream server did not answer</h1></html>',
  });
  await show(login, redirectUri);
});
