// Signs in with @hono/oauth-providers, with the global fetch as it is and with the explained one.
import { compare } from '../support/compare.mjs';
import { createUser } from '../support/user.mjs';
import { createApp, explainGlobalFetch } from './app.js';

const origin = 'http://127.0.0.1';

await compare('@hono/oauth-providers', async ({ endpoint, ...github }, explained) => {
  const realFetch = globalThis.fetch;
  // @hono/oauth-providers knows only github.com.
  globalThis.fetch = endpoint.fetch;
  if (explained) explainGlobalFetch();
  try {
    const app = createApp(github);
    const user = createUser(async (input, init) => {
      const request = new Request(input, init);
      return request.url.startsWith(`${origin}/`) ? app.fetch(request) : endpoint.fetch(request);
    });
    const consent = await user.visit(`${origin}/auth/callback`);
    const { status, text } = await user.press(consent, 'authorize');
    return `${String(status)} ${text}`;
  } finally {
    globalThis.fetch = realFetch;
  }
});
