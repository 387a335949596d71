// Runs the code of docs/frameworks.md with the real libraries, and the file for Fresh as Fresh calls it.
// `npm run test:apps` builds and runs the files of the other frameworks.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import * as authCore from '@auth/core';
import { exchangeWebFlowCode } from '@octokit/oauth-methods';
import { Effect } from 'effect';
import { transform } from 'esbuild';
import fastify from 'fastify';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
const client = createTokenClient({ ...app, fetch: endpoint.fetch });
const origin = 'https://app.example.com';
const relay = createTokenRelay({ client, allowedOrigins: [origin], onError: null });
const realFetch = globalThis.fetch;
const closers: (() => Promise<unknown>)[] = [];
let explainedFetch: typeof fetch;

beforeAll(async () => {
  // The recipe observes the `fetch` that is there when it is loaded.
  globalThis.fetch = endpoint.fetch;
  ({ explainedFetch } = await import('../recipes/explained-fetch.js'));
  globalThis.fetch = realFetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  jest.restoreAllMocks();
});
afterAll(() => Promise.all(closers.map((close) => close())));

/** What is logged about a sign-in with a wrong client secret. */
const logOf = async (signIn: () => Promise<unknown>): Promise<string> => {
  endpoint.respondWith({ error: 'incorrect_client_credentials' });
  const logged = new Promise<string>((resolve) => {
    jest.spyOn(console, 'error').mockImplementation(resolve);
  });
  await signIn().catch(() => undefined);
  return logged;
};

const wrongSecret = '✗ IncorrectClientCredentials';
const server = {
  issuer: 'https://github.com/login/oauth',
  token_endpoint: 'https://github.com/login/oauth/access_token',
};
const callback = () => new URL(`${callbackUrl}?code=${endpoint.issueCode()}&state=a-state`);

test('the guide explains the failures of Octokit', async () => {
  const { octokit } = await import('../recipes/octokit.js');
  const { request } = octokit;
  const exchange = () =>
    exchangeWebFlowCode({ clientType: 'oauth-app', ...app, code: endpoint.issueCode(), request });

  expect(await logOf(exchange)).toContain(wrongSecret);
});

test('the guide explains the failures of oauth4webapi', async () => {
  const { requestOptions } = await import('../recipes/oauth4webapi.js');
  const oauthClient = { client_id: app.clientId };
  const exchange = () =>
    oauth.authorizationCodeGrantRequest(
      server,
      oauthClient,
      oauth.ClientSecretPost(app.clientSecret),
      oauth.validateAuthResponse(server, oauthClient, callback(), 'a-state'),
      callbackUrl,
      'v'.repeat(43),
      requestOptions,
    );

  expect(await logOf(exchange)).toContain(wrongSecret);
});

test('the guide explains the failures of openid-client', async () => {
  const { explain } = await import('../recipes/openid-client.js');
  const auth = openid.ClientSecretPost(app.clientSecret);
  const configuration = new openid.Configuration(server, app.clientId, {}, auth);
  explain(configuration);
  const exchange = () =>
    openid.authorizationCodeGrant(configuration, callback(), { expectedState: 'a-state' });

  expect(await logOf(exchange)).toContain(wrongSecret);
});

test('the guide gives Auth.js a provider whose fetch explains', async () => {
  const { providers } = await import('../recipes/auth-js.js');
  const config = { providers, secret: 's', basePath: '/auth', trustHost: true };
  const page = await authCore.Auth(new Request(`${origin}/auth/providers`), config);

  expect(await page.json()).toMatchObject({ github: { id: 'github' } });
  expect(providers).toMatchObject([{ options: { [authCore.customFetch]: explainedFetch } }]);
});

test('the guide replaces the global fetch', async () => {
  await import('../recipes/global-fetch.js');

  expect(globalThis.fetch).toBe(explainedFetch);
});

test('the guide makes an Effect of an exchange', async () => {
  const { exchangeCode } = await import('../recipes/effect.js');
  const run = (code: string) =>
    Effect.runPromise(
      exchangeCode(client, { code }).pipe(
        Effect.map(({ _tag }) => _tag),
        Effect.catchTag('BadVerificationCode', ({ _tag }) => Effect.succeed(`caught ${_tag}`)),
      ),
    );

  expect(await run(endpoint.issueCode())).toBe('Success');
  expect(await run('an-unknown-code')).toBe('caught BadVerificationCode');
});

test('the guide makes a ResultAsync of an exchange', async () => {
  const { exchangeCode } = await import('../recipes/neverthrow.js');
  const run = async (code: string): Promise<string> =>
    exchangeCode(client, { code }).match(
      ({ _tag }) => _tag,
      ({ _tag }) => `error ${_tag}`,
    );

  expect(await run(endpoint.issueCode())).toBe('Success');
  expect(await run('an-unknown-code')).toBe('error BadVerificationCode');
});

const read = (file: string): string =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The number of lines of code that a pattern matches: without imports, blank lines and comments. */
const linesOf = (file: string, pattern: RegExp): number => {
  const [, code = ''] = pattern.exec(read(file)) ?? [];
  return code.split('\n').filter((line) => !/^\s*(?:$|\/[/*]|\*|import )/.test(line)).length;
};

test('the guide says how many lines each library needs', () => {
  const withFetch = linesOf('__tests__/recipes/explained-fetch.ts', /([^]*)/) + 1;
  const passport = /explainStrategy = \(.*\n([^]*?)^\};/m;
  const fastifyOAuth2 = /function explainExchange\(.*\n([^]*?)^\}/m;
  const expected: Readonly<Record<string, number>> = {
    'passport-github2': linesOf('examples/with-passport/explain.mjs', passport),
    '@fastify/oauth2': linesOf('examples/with-fastify-oauth2/explain.ts', fastifyOAuth2),
    'next-auth 4': linesOf('examples/apps/next-auth/github.ts', /explainedGitHub\(.*\n([^]*?)^\}/m),
  };
  const rows = [...read('docs/frameworks.md').matchAll(/^\| (.+?) +\|.*\| (\d+) +\|$/gm)];

  expect(rows.map(([, library = '', lines]) => [library, Number(lines)])).toEqual(
    rows.map(([, library = '']) => [library, expected[library] ?? withFetch]),
  );
  expect(rows).toHaveLength(9);
});

type Handle = (request: Request) => Promise<Response>;

/** How a framework finds and calls the handlers of its file, for each method. */
const mounted: Readonly<Record<string, () => Promise<{ POST: Handle; OPTIONS: Handle }>>> = {
  Fresh: async () => {
    const fresh = /^Fresh 2[^]*?```js\nimport [^\n]*\n([^]*?)```/m;
    const [, code = ''] = fresh.exec(read('docs/frameworks.md')) ?? [];
    const { code: script } = await transform(code, { format: 'cjs' });
    const module = { exports: {} };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code of the guide
    (new Function('relay', 'module', script) as (...args: unknown[]) => void)(relay, module);
    type Fresh = (context: { readonly req: Request }) => Promise<Response>;
    const { handler } = module.exports as { handler: { POST: Fresh; OPTIONS: Fresh } };
    return { POST: (req) => handler.POST({ req }), OPTIONS: (req) => handler.OPTIONS({ req }) };
  },
  Fastify: async () => {
    const { tokenRelay } = await import('../recipes/fastify.js');
    const listening = fastify();
    await listening.register(tokenRelay(relay));
    const url = await listening.listen({ host: '127.0.0.1', port: 0 });
    closers.push(() => listening.close());
    const handle: Handle = async (request) =>
      fetch(`${url}/oauth/token`, {
        method: request.method,
        headers: request.headers,
        body: request.method === 'POST' ? await request.text() : null,
      });
    return { POST: handle, OPTIONS: handle };
  },
};

test('the guide mounts the relay in Fresh and Fastify, for form data, JSON and preflight requests', async () => {
  const results: Record<string, unknown> = {};
  for (const [name, mount] of Object.entries(mounted)) {
    const { POST, OPTIONS } = await mount();
    const post = async (type: string, body: string): Promise<string> => {
      const headers = { origin, 'content-type': type };
      const url = `${origin}/oauth/token`;
      const response = await POST(new Request(url, { method: 'POST', headers, body }));
      return ((await response.json()) as { readonly _tag: string })._tag;
    };
    const preflight = new Request(`${origin}/oauth/token`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    const code = endpoint.issueCode();
    results[name] = [
      await post('application/x-www-form-urlencoded', `code=${endpoint.issueCode()}`),
      await post('application/json', JSON.stringify({ code })),
      (await OPTIONS(preflight)).headers.get('access-control-allow-origin'),
    ];
  }

  const expected = ['Success', 'Success', origin];
  expect(results).toEqual(Object.fromEntries(Object.keys(mounted).map((name) => [name, expected])));
});
