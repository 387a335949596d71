// Signs a user in to the app against a fake GitHub: one sign-in succeeds, and three fail.
import { createTokenClient } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { whileListening } from '../support/listen.mjs';
import { createUser } from '../support/user.mjs';
import { say } from '../support/say.mjs';
import { createApp } from './app.mjs';

/**
 * Opens the app, signs in at GitHub, and prints the page that the app shows afterwards.
 *
 * @param {string} origin
 * @param {'authorize' | 'cancel'} decision
 */
const signIn = async (origin, decision) => {
  const user = createUser();
  const consent = await user.visit(`${origin}/sign-in`);
  const { status, text } = await user.press(consent, decision);
  console.log(`The user reads (${String(status)}): ${text}`);
};

await withFakeGitHub(async ({ baseUrl, clientId, clientSecret }) => {
  /** @type {(clientSecret: string, run: (origin: string) => Promise<void>) => Promise<void>} */
  const withApp = (secret, run) =>
    whileListening(
      (origin) =>
        createApp({
          client: createTokenClient({ clientId, clientSecret: secret, baseUrl }),
          redirectUri: `${origin}/auth/callback`,
        }),
      run,
    );

  await withApp(clientSecret, async (origin) => {
    say('The user approves');
    await signIn(origin, 'authorize');

    say('The user cancels');
    await signIn(origin, 'cancel');

    say('The user opens a callback that someone else sent');
    const { status, text } = await createUser().visit(
      `${origin}/auth/callback?code=0123456789abcdef0123&state=of-someone-else`,
    );
    console.log(`The user reads (${String(status)}): ${text}`);
  });

  say('The deployed client secret ends with a newline');
  await withApp(`${clientSecret}\n`, (origin) => signIn(origin, 'authorize'));
});
