// Signs a person in at the app, against a fake GitHub: once as it should be, and three times not.
import { createTokenClient } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { whileListening } from '../support/listen.mjs';
import { createPerson } from '../support/person.mjs';
import { say } from '../support/say.mjs';
import { createApp } from './app.mjs';

/**
 * Goes to the app, signs in at GitHub, and prints what the app says then.
 *
 * @param {string} origin
 * @param {'authorize' | 'cancel'} decision
 */
const signIn = async (origin, decision) => {
  const person = createPerson();
  const consent = await person.visit(`${origin}/sign-in`);
  const { status, text } = await person.press(consent, decision);
  console.log(`The person reads (${String(status)}): ${text}`);
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
    say('The person approves');
    await signIn(origin, 'authorize');

    say('The person presses Cancel');
    await signIn(origin, 'cancel');

    say('The person follows a callback that somebody else has sent');
    const { status, text } = await createPerson().visit(
      `${origin}/auth/callback?code=0123456789abcdef0123&state=of-somebody-else`,
    );
    console.log(`The person reads (${String(status)}): ${text}`);
  });

  say('The client secret was deployed with a newline at its end');
  await withApp(`${clientSecret}\n`, (origin) => signIn(origin, 'authorize'));
});
