// Signs in with better-auth against a fake GitHub: with its own GitHub provider, which the observed global
// fetch explains, and with the provider of github.ts.
import { betterAuth } from 'better-auth';
import { formatTokenError, isTokenError, observeTokenEndpoint } from 'github-token-exchange/decode';
import { compare, type FakeGitHub } from '../../support/compare.mjs';
import { createUser } from '../../support/user.mjs';
import { explainedGitHub } from './github.js';

const origin = 'http://127.0.0.1:3000';
const realFetch = globalThis.fetch;

/** Signs in. The pages of GitHub are loaded with another `fetch` if they are not on a server. */
const signIn = async (
  provider: Pick<Parameters<typeof betterAuth>[0], 'plugins' | 'socialProviders'>,
  loadGitHub: typeof fetch,
): Promise<string> => {
  const secret = 'the secret of the cookies, which has 32 characters or more';
  const auth = betterAuth({ baseURL: origin, secret, ...provider });
  const user = createUser(async (input, init) => {
    const request = new Request(input, init);
    if (request.url.startsWith(`${origin}/api/auth/`)) return auth.handler(request);
    return request.url.startsWith(origin) ? new Response('The home page') : loadGitHub(request);
  });
  const members = { provider: 'github', callbackURL: '/' };
  const begun = await user.send(`${origin}/api/auth/sign-in/social`, members);
  const { url: consent } = JSON.parse(begun.text) as { readonly url: string };
  const { url, status } = await user.press(await user.visit(consent), 'authorize');
  return `${String(status)} ${url.slice(origin.length)}`;
};

const observed = async (
  { endpoint, clientId, clientSecret }: FakeGitHub,
  explained: boolean,
): Promise<string> => {
  // The provider of better-auth knows only github.com.
  globalThis.fetch = endpoint.fetch;
  if (explained)
    globalThis.fetch = observeTokenEndpoint(globalThis.fetch, {
      onResponse: (response) => {
        if (isTokenError(response)) console.error(formatTokenError(response));
      },
    });
  try {
    return await signIn(
      { socialProviders: { github: { clientId, clientSecret } } },
      endpoint.fetch,
    );
  } finally {
    globalThis.fetch = realFetch;
  }
};

await compare('better-auth', observed);
await compare(
  'genericOAuth',
  ({ baseUrl, clientId, clientSecret }) =>
    signIn({ plugins: [explainedGitHub({ clientId, clientSecret, baseUrl })] }, realFetch),
  [true],
);
