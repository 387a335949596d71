// Signs in with passport-github2 against a fake GitHub, as it is and with this package.
import { Strategy as GitHubStrategy } from 'passport-github2';
import { compare } from '../support/compare.mjs';
import { whileListening } from '../support/listen.mjs';
import { createUser } from '../support/user.mjs';
import { createApp } from './app.mjs';
import { demoSession } from './demo-session.mjs';
import { explainStrategy } from './explain.mjs';

await compare('passport-github2', ({ baseUrl, clientId, clientSecret }, explained) =>
  whileListening(
    (origin) => {
      const options = {
        clientID: clientId,
        clientSecret,
        callbackURL: `${origin}/auth/callback`,
        authorizationURL: `${baseUrl}/login/oauth/authorize`,
        tokenURL: `${baseUrl}/login/oauth/access_token`,
        userProfileURL: `${baseUrl}/api/v3/user`,
        scope: ['read:user'],
        state: 'in the session',
        pkce: true,
      };
      /** @type {(accessToken: string, refreshToken: string, profile: object, done: (error: null, user: object) => void) => void} */
      const verify = (_accessToken, _refreshToken, profile, done) => done(null, profile);
      const strategy = new GitHubStrategy(options, verify);
      const app = explained
        ? explainStrategy(strategy, { clientId, clientSecret, baseUrl })
        : strategy;
      // Express does not print the stack of an error in tests.
      return createApp(app, demoSession()).set('env', 'test');
    },
    async (origin) => {
      const user = createUser();
      const consent = await user.visit(`${origin}/sign-in`);
      const { status, text } = await user.press(consent, 'authorize');
      return `${String(status)} ${text.replace(/(?: &nbsp;)+at .*/, '')}`;
    },
  ),
);
