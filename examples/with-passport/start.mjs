// Signs in against a fake GitHub: with passport-oauth2 alone, with its hooks, and with the client.
import OAuth2Strategy from 'passport-oauth2';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { whileListening } from '../support/listen.mjs';
import { createUser } from '../support/user.mjs';
import { say } from '../support/say.mjs';
import { createApp } from './app.mjs';
import { demoSession } from './demo-session.mjs';
import { GitHubClientStrategy } from './strategy-over-client.mjs';
import { strategyOptions } from './strategy-options.mjs';
import { GitHubStrategy } from './strategy.mjs';

/** @typedef {import('./strategy-options.mjs').Options} Options */

/** @type {(accessToken: string, refreshToken: string, profile: unknown, done: OAuth2Strategy.VerifyCallback) => void} */
const verify = (_accessToken, _refreshToken, _profile, done) => done(null, {});

const strategies = {
  'passport-oauth2 alone': (/** @type {Options} */ options) =>
    new OAuth2Strategy(strategyOptions(options), verify),
  'with its hooks': (/** @type {Options} */ options) => new GitHubStrategy(options, verify),
  'over the client': (/** @type {Options} */ options) => new GitHubClientStrategy(options, verify),
};

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  /** @type {(create: (options: Options) => OAuth2Strategy, secret: string, prepare: (() => void) | undefined) => Promise<string>} */
  const signIn = (create, secret, prepare) =>
    whileListening(
      (origin) => {
        const strategy = create({
          clientID: clientId,
          clientSecret: secret,
          callbackURL: `${origin}/auth/callback`,
          baseURL: baseUrl,
        });
        // Prevents Express from printing the stack of unhandled errors.
        return createApp(strategy, demoSession()).set('env', 'test');
      },
      async (origin) => {
        const user = createUser();
        const asked = new URL((await user.visit(`${origin}/sign-in`)).url).searchParams;
        const redirectUri = asked.get('redirect_uri') ?? '';
        const codeChallenge = asked.get('code_challenge') ?? '';
        const code = endpoint.issueCode({ redirectUri, codeChallenge });
        prepare?.();
        const query = new URLSearchParams({ code, state: asked.get('state') ?? '' });
        const { status, text } = await user.visit(`${redirectUri}?${query.toString()}`);
        return `${String(status)} ${text.replace(/(?: &nbsp;)+at .*/, '')}`;
      },
    );

  /** @type {(title: string, secret: string, prepare?: () => void) => Promise<void>} */
  const compare = async (title, secret, prepare) => {
    say(title);
    for (const [name, create] of Object.entries(strategies)) {
      const text = await signIn(create, secret, prepare);
      console.log(`${name}: ${text}\n`);
    }
  };

  await compare('The user approves', clientSecret);
  await compare('The client secret ends with a newline', `${clientSecret}\n`);
  await compare('The response is a web page', clientSecret, () => {
    endpoint.respondWith({
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in to the network</title><input type="password"></html>',
    });
  });
});
