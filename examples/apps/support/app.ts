import { compare, type FakeGitHub } from '../../support/compare.mjs';
import { createUser, type Page } from '../../support/user.mjs';
import { startServer } from './server.js';

/** A built app, whose server is started once for each environment. */
export function createApp(...args: readonly string[]) {
  const servers = new Map<string, ReturnType<typeof startServer>>();

  const originOf = async (
    { baseUrl, clientId, clientSecret }: FakeGitHub,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const environment = {
      GITHUB_BASE_URL: baseUrl,
      GITHUB_CLIENT_ID: clientId,
      GITHUB_CLIENT_SECRET: clientSecret,
      ...more,
    };
    const key = JSON.stringify(environment);
    const server = servers.get(key) ?? startServer(args, environment);
    servers.set(key, server);
    return (await server).origin;
  };

  return {
    originOf,
    /** Opens a page that starts a sign-in, authorizes the app, and returns where the user is then. */
    signInAt: async (path: string, github: FakeGitHub): Promise<string> => {
      const user = createUser();
      const consent = await user.visit(`${await originOf(github)}${path}`);
      return pathOf(await user.press(consent, 'authorize'));
    },
    /** Sends a code to a relay as a page of another site does: a preflight request, and form data. */
    exchangeAt: async (path: string, github: FakeGitHub): Promise<string> => {
      const origin = await originOf(github);
      const url = `${origin}${path}`;
      const preflight = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      const allowed = preflight.headers.get('access-control-allow-origin') === origin;
      const body = new URLSearchParams({ code: github.endpoint.issueCode() });
      const headers = { origin, 'x-forwarded-proto': 'http' };
      const response = await fetch(url, { method: 'POST', headers, body });
      const { _tag } = (await response.json()) as { readonly _tag: string };
      return `${allowed ? 'allowed' : 'not allowed'}, ${String(response.status)} ${_tag}`;
    },
    stop: async (): Promise<void> => {
      for (const server of servers.values()) await (await server).stop();
    },
  };
}

/** The status and the path of a page. */
export const pathOf = ({ status, url }: Pick<Page, 'status' | 'url'>): string =>
  `${String(status)} ${new URL(url).pathname}${new URL(url).search}`;

/** Shows the sign-in and the relay of an app that is built from the files of the guides. */
export async function showGuides(
  name: string,
  { signInAt, exchangeAt }: ReturnType<typeof createApp>,
  relay: string,
): Promise<void> {
  await compare(name, (github) => signInAt('/auth/sign-in', github), [true]);
  await compare(`the relay in ${name}`, (github) => exchangeAt(relay, github), [true]);
}
