import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange';
import { createApp } from '../../examples/express/app.mjs';
import { whileListening } from '../../examples/support/listen.mjs';
import { createUser } from '../../examples/support/user.mjs';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';

const app = {
  clientId: 'Ov23liTestTestTest00',
  clientSecret: '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
  callbackUrls: [{ url: 'http://127.0.0.1/', wildcard: true }],
};
const endpoint = createFakeTokenEndpoint({ apps: [app] });
let github: FakeServer;
let log: jest.SpiedFunction<typeof console.error>;

beforeAll(async () => {
  github = await endpoint.listen();
});
afterAll(() => github.close());
beforeEach(() => {
  log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const createClient = (clientSecret = app.clientSecret) =>
  createTokenClient({ clientId: app.clientId, clientSecret, baseUrl: github.url });

const withApp = (run: (origin: string) => Promise<void>, clientSecret?: string) =>
  whileListening(
    (origin) =>
      createApp({
        client: createClient(clientSecret),
        redirectUri: `${origin}/auth/callback`,
      }),
    run,
  );

type User = ReturnType<typeof createUser>;

const signIn = async (user: User, origin: string, decision: 'authorize' | 'cancel') =>
  user.press(await user.visit(`${origin}/sign-in`), decision);

const signedIn = 'You are signed in with the scopes: read:user.';

test('a callback works once, and signs nobody out', () =>
  withApp(async (origin) => {
    const user = createUser();
    const { searchParams } = new URL((await user.visit(`${origin}/sign-in`)).url);
    const code = endpoint.issueCode({
      redirectUri: `${origin}/auth/callback`,
      codeChallenge: searchParams.get('code_challenge') ?? '',
      scopes: ['read:user'],
    });
    const state = searchParams.get('state') ?? '';
    const callback = `${origin}/auth/callback?code=${code}&state=${state}`;

    expect((await user.visit(callback)).text).toContain(signedIn);
    expect((await user.visit(callback)).status).toBe(400);
    expect(log.mock.lastCall?.[0]).toContain('StateMismatch');
    expect((await user.visit(origin)).text).toContain(signedIn);
  }));

test('a sign-in that is canceled leaves the session as it was', () =>
  withApp(async (origin) => {
    const user = createUser();
    await signIn(user, origin, 'authorize');

    expect((await signIn(user, origin, 'cancel')).text).toContain('canceled');
    expect(log).not.toHaveBeenCalled();
    expect((await user.visit(origin)).text).toContain(signedIn);
    expect((await createUser().visit(origin)).text).toContain('You are not signed in.');
  }));

test('a hint for developers is in the log, and not on the page', () =>
  withApp(async (origin) => {
    const { status, text } = await signIn(createUser(), origin, 'authorize');

    expect(status).toBe(500);
    expect(text).not.toMatch(/secret|credential/i);
    expect(log.mock.lastCall?.[0]).toContain('The client secret ends with a newline.');
  }, `${app.clientSecret}\n`));

test('a sign-in is forgotten after ten minutes', () =>
  withApp(async (origin) => {
    const user = createUser();
    const consent = await user.visit(`${origin}/sign-in`);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now + 10 * 60_000);

    expect((await user.press(consent, 'authorize')).status).toBe(400);
    expect(log.mock.lastCall?.[0]).toContain('The session does not contain a state');
  }));

test.each([
  ['https://app.example.com/auth/callback', true],
  ['http://localhost:3000/auth/callback', false],
])('with %s, scripts and other sites get no cookie', async (redirectUri, secure) =>
  whileListening(
    () => createApp({ client: createClient(), redirectUri }),
    async (origin) => {
      const { headers } = await fetch(`${origin}/sign-in`, { redirect: 'manual' });
      const [cookie = ''] = headers.getSetCookie();

      expect(cookie).toMatch(/^sign-in=[\w-]{43};.* HttpOnly;.* SameSite=Lax$/);
      expect(cookie.includes('; Secure')).toBe(secure);
    },
  ),
);
