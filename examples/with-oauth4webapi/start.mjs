// Signs in against a fake GitHub: with oauth4webapi alone, and with this package as the decoder.
import * as oauth from 'oauth4webapi';
import { formatTokenError, isTokenError } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';
import { exchange } from './exchange.mjs';

// The fake endpoint uses http on loopback.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked as deprecated only so that it stands out
const insecure = { [oauth.allowInsecureRequests]: true };

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  const redirectUri = 'http://127.0.0.1/auth/callback';
  const app = { clientId, clientSecret, redirectUri, baseUrl };
  const server = {
    issuer: `${baseUrl}/login/oauth`,
    token_endpoint: `${baseUrl}/login/oauth/access_token`,
  };

  /** The callback of a user who approved the sign-in, and what the app stored before it. */
  const approve = async () => {
    const codeVerifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const code = endpoint.issueCode({
      redirectUri,
      codeChallenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      scopes: ['repo'],
    });
    const query = new URLSearchParams({ code, state, iss: server.issuer });
    const callbackUrl = new URL(`${redirectUri}?${query.toString()}`);
    return { callbackUrl, state, codeVerifier, redirectUri };
  };

  /** @param {typeof app} using */
  const alone = async (using) => {
    const { callbackUrl, state, codeVerifier } = await approve();
    const client = { client_id: using.clientId };
    const httpResponse = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(using.clientSecret),
      oauth.validateAuthResponse(server, client, callbackUrl, state),
      using.redirectUri,
      codeVerifier,
      insecure,
    );
    try {
      const { scope } = await oauth.processAuthorizationCodeResponse(server, client, httpResponse);
      console.log(`oauth4webapi alone: scope ${String(scope)}`);
    } catch (error) {
      console.log(`oauth4webapi alone: ${String(error)}`);
    }
  };

  /** @param {typeof app} using */
  const together = async (using) => {
    const { callbackUrl, ...signIn } = await approve();
    const response = await exchange(using, callbackUrl, signIn, insecure);
    console.log(
      isTokenError(response)
        ? formatTokenError(response)
        : `Signed in: ${response.scopes.join(', ')}`,
    );
  };

  /** @type {(title: string, using: typeof app, prepare?: () => void) => Promise<void>} */
  const compare = async (title, using, prepare) => {
    say(title);
    for (const run of [alone, together]) {
      prepare?.();
      await run(using);
    }
  };

  await compare('The user approves', app);
  await compare('The client secret ends with a newline', {
    ...app,
    clientSecret: `${clientSecret}\n`,
  });
  await compare('The redirect URI is not registered', {
    ...app,
    redirectUri: 'https://127.0.0.1/auth/callback',
  });
  await compare('The response is a web page', app, () => {
    endpoint.respondWith({
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in</title></html>',
    });
  });
});
