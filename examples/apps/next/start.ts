// Signs in to the built Next.js app against a fake GitHub: with next-auth 4, as it is and explained,
// and with the route handlers of examples/next-route-handler.
import { compare, type FakeGitHub } from '../../support/compare.mjs';
import { createUser } from '../../support/user.mjs';
import { startNext } from './serve.js';

const servers = new Map<string, ReturnType<typeof startNext>>();

/** The origin of the app with an environment. It is started once for each. */
const originOf = async (
  { baseUrl, clientId, clientSecret }: FakeGitHub,
  explained: boolean,
): Promise<string> => {
  const environment = {
    NEXTAUTH_SECRET: 'the-secret-of-the-session-cookie',
    GITHUB_BASE_URL: baseUrl,
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    EXPLAINED: String(explained),
  };
  const key = JSON.stringify(environment);
  const server = servers.get(key) ?? startNext(environment);
  servers.set(key, server);
  return (await server).origin;
};

const pathOf = ({ status, url }: { readonly status: number; readonly url: string }): string =>
  `${String(status)} ${new URL(url).pathname}${new URL(url).search}`;

try {
  await compare('next-auth 4', async (github, explained) => {
    const origin = await originOf(github, explained);
    const user = createUser();
    const { text } = await user.visit(`${origin}/api/auth/csrf`);
    const { csrfToken } = JSON.parse(text) as { readonly csrfToken: string };
    const consent = await user.submit(`${origin}/api/auth/signin/github`, { csrfToken });
    return pathOf(await user.press(consent, 'authorize'));
  });
  await compare(
    'Next.js',
    async (github, explained) => {
      const user = createUser();
      const consent = await user.visit(`${await originOf(github, explained)}/oauth/sign-in`);
      return pathOf(await user.press(consent, 'authorize'));
    },
    [true],
  );
} finally {
  for (const server of servers.values()) await (await server).stop();
}
