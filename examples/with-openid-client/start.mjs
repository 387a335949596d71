// Signs in against a fake GitHub: with openid-client alone, and with this package in its
// `customFetch`.
import * as openid from 'openid-client';
import { formatTokenError } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';
import { githubConfiguration } from './configuration.mjs';
import { signIn } from './sign-in.mjs';

/** @param {{ clientId: string, clientSecret: string, baseUrl: string }} app */
const configure = (app) => {
  const configuration = githubConfiguration(app);
  // The fake endpoint uses http on loopback.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked as deprecated only so that it stands out
  openid.allowInsecureRequests(configuration);
  return configuration;
};

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  const redirectUri = 'http://127.0.0.1/auth/callback';

  /** The callback of a user who approved the sign-in, and what the app stored before it. */
  const approve = async () => {
    const codeVerifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const code = endpoint.issueCode({
      codeChallenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      scopes: ['repo'],
    });
    return { query: `?code=${code}&state=${state}`, state, codeVerifier };
  };

  /** @type {(secret: string, callback: string) => Promise<void>} */
  const alone = async (secret, callback) => {
    const { query, state, codeVerifier } = await approve();
    const configuration = configure({ clientId, clientSecret: secret, baseUrl });
    configuration[openid.customFetch] = (url, options) =>
      fetch(url, /** @type {RequestInit} */ (options));
    try {
      const { scope } = await openid.authorizationCodeGrant(
        configuration,
        new URL(callback + query),
        { expectedState: state, pkceCodeVerifier: codeVerifier },
      );
      console.log(`openid-client alone: scope ${String(scope)}`);
    } catch (error) {
      console.log(`openid-client alone: ${String(error)}`);
    }
  };

  /** @type {(secret: string, callback: string) => Promise<void>} */
  const together = async (secret, callback) => {
    const { query, ...begun } = await approve();
    const app = { clientId, clientSecret: secret, baseUrl };
    const url = new URL(callback + query);
    const { tokens, error } = await signIn(configure(app), url, begun, app);
    console.log(error ? formatTokenError(error) : `Signed in: ${String(tokens.scope)}`);
  };

  /** @type {(title: string, secret: string, callback?: string, prepare?: () => void) => Promise<void>} */
  const compare = async (title, secret, callback = redirectUri, prepare) => {
    say(title);
    for (const run of [alone, together]) {
      prepare?.();
      await run(secret, callback);
    }
  };

  await compare('The user approves', clientSecret);
  await compare('The client secret ends with a newline', `${clientSecret}\n`);
  await compare('The redirect URI is not registered', clientSecret, 'https://127.0.0.1/elsewhere');
  await compare('The response is a web page', clientSecret, redirectUri, () => {
    endpoint.respondWith({
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in</title></html>',
    });
  });
});
