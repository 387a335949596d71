import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';

const app = {
  clientId: 'Ov23liTestTestTest00',
  clientSecret: '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
  callbackUrls: ['https://app.example.com/oauth/callback'],
};
const endpoint = createFakeTokenEndpoint({ apps: [app] });
const environment = process.env;
let github: FakeServer;

beforeAll(async () => {
  github = await endpoint.listen();
  process.env = {
    ...environment,
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
    GITHUB_BASE_URL: github.url,
    APP_URL: 'https://app.example.com',
  };
});
afterAll(async () => {
  process.env = environment;
  await github.close();
});
afterEach(() => {
  jest.restoreAllMocks();
});

// They read the environment when they are loaded.
const begin = async () => {
  const { GET } = await import('../../examples/next-route-handler/app/oauth/sign-in/route.mjs');
  const { headers } = await GET();
  const [cookie = ''] = headers.getSetCookie();
  const asked = new URL(headers.get('location') ?? '').searchParams;
  return { cookie, asked };
};
const callback = async (url: string, cookie: string) => {
  const { GET } = await import('../../examples/next-route-handler/app/oauth/callback/route.mjs');
  return GET(new Request(url, { headers: { cookie } }));
};
const approve = async () => {
  const { cookie, asked } = await begin();
  const code = endpoint.issueCode({
    redirectUri: asked.get('redirect_uri') ?? '',
    codeChallenge: asked.get('code_challenge') ?? '',
  });
  const query = new URLSearchParams({ code, state: asked.get('state') ?? '' });
  const [pair = ''] = cookie.split('; ');
  return { url: `${app.callbackUrls[0] ?? ''}?${query.toString()}`, pair };
};

describe('over https', () => {
  test('the pending sign-in is in a cookie that scripts and other hosts cannot read', async () => {
    const { cookie } = await begin();

    expect(cookie).toMatch(
      /^__Host-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  test('the callback starts a session and ends the sign-in', async () => {
    const { url, pair } = await approve();
    const { status, headers } = await callback(url, `theme=dark; ${pair}`);
    const [ended, session] = headers.getSetCookie();

    expect(status).toBe(303);
    expect(headers.get('location')).toBe('https://app.example.com/');
    expect(ended).toMatch(/^__Host-sign-in=; Max-Age=0; /);
    expect(session).toMatch(/^session=[\w-]{36}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(session).not.toContain('gho_');
  });

  test.each(['', 'null', '%', '7', '{"state":7}', '{"state":null}'])(
    'a cookie that holds %j is no sign-in',
    async (value) => {
      const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const { url } = await approve();
      const { headers } = await callback(url, `__Host-sign-in=${value}`);

      expect(headers.get('location')).toBe(
        'https://app.example.com/sign-in-failed?reason=StateMismatch',
      );
      expect(log.mock.lastCall?.[0]).toContain('StateMismatch');
    },
  );

  test('the relay responds only to pages of the app', async () => {
    const { POST, OPTIONS } =
      await import('../../examples/next-route-handler/app/oauth/token/route.mjs');
    const ask = (method: string, origin: string) =>
      new Request('https://app.example.com/oauth/token', { method, headers: { origin } });

    expect((await OPTIONS(ask('OPTIONS', 'https://app.example.com'))).status).toBe(204);
    const log = jest.spyOn(console, 'error').mockReturnValue();
    expect((await POST(ask('POST', 'https://evil.example'))).status).toBe(403);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('https://evil.example'));
  });
});
