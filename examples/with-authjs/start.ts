// Signs in with Auth.js against a fake GitHub, with its own GitHub provider and with the explained one.
import { Auth, type AuthConfig } from '@auth/core';
import GitHub from '@auth/core/providers/github';
import { compare } from '../support/compare.mjs';
import { createUser } from '../support/user.mjs';
import { explainedGitHub } from './github.js';

const origin = 'http://127.0.0.1:3000';

await compare('Auth.js', async ({ baseUrl, clientId, clientSecret }, explained) => {
  const options = { clientId, clientSecret, enterprise: { baseUrl } };
  const config: AuthConfig = {
    basePath: '/auth',
    secret: 'the-secret-of-the-session-cookie',
    trustHost: true,
    providers: [explained ? explainedGitHub(options) : GitHub(options)],
  };
  const user = createUser(async (input, init) => {
    const request = new Request(input, init);
    if (request.url.startsWith(`${origin}/auth/`)) return Auth(request, config);
    return request.url.startsWith(origin) ? new Response('The home page') : fetch(request);
  });

  const { text } = await user.visit(`${origin}/auth/csrf`);
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  const consent = await user.submit(`${origin}/auth/signin/github`, { csrfToken });
  const { url, status } = await user.press(consent, 'authorize');
  return `${String(status)} ${new URL(url).pathname}${new URL(url).search}`;
});
