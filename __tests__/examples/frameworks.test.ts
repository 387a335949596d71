// Runs the code of docs/frameworks.md: with the real library if it is installed, and otherwise as the
// framework calls it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import * as authCore from '@auth/core';
import GitHub from '@auth/core/providers/github';
import { Octokit } from '@octokit/core';
import { exchangeWebFlowCode } from '@octokit/oauth-methods';
import { Effect } from 'effect';
import { transform } from 'esbuild';
import fastify, { type FastifyPluginCallback } from 'fastify';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import * as neverthrow from 'neverthrow';
import * as main from '../../src/index.js';
import * as relayEntry from '../../src/relay.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const guide = readFileSync(new URL('../../docs/frameworks.md', import.meta.url), 'utf8');

const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
const origin = 'https://app.example.com';
const relay = relayEntry.createTokenRelay({
  client: main.createTokenClient({ ...app, fetch: endpoint.fetch }),
  allowedOrigins: [origin],
  onError: null,
});
let server: FakeServer;
let observed: Promise<void>[] = [];
let tags: string[] = [];
let explainedFetch: typeof fetch;

beforeAll(async () => {
  server = await endpoint.listen();
  explainedFetch = main.observeTokenEndpoint(fetch, {
    baseUrl: server.url,
    onResponse: ({ _tag }) => tags.push(_tag),
    waitUntil: (promise) => observed.push(promise),
  });
});
afterAll(() => server.close());

type Module = Readonly<Record<string, unknown>>;

const libraries: Module = {
  'github-token-exchange': main,
  'github-token-exchange/relay': relayEntry,
  '@auth/core': authCore,
  '@auth/core/providers/github': { __esModule: true, default: GitHub },
  '@octokit/core': { Octokit },
  oauth4webapi: oauth,
  'openid-client': openid,
  effect: { Effect },
  neverthrow,
};

/** The exports of the code that follows a text of the guide. Imports of files get `relay`, or the fetch. */
const codeAfter = async <T>(text: string, modules: Module = {}): Promise<T> => {
  const start = guide.indexOf(text);
  const [, source = ''] = /```js\n([^]*?)```/.exec(guide.slice(start)) ?? [];
  expect([text, start]).not.toContain(-1);
  const { code } = await transform(source, { format: 'cjs' });
  const load = (name: string): unknown => {
    if (name.endsWith('/explained-fetch.js')) return { explainedFetch };
    if (/\/relay(?:\.server)?\.js$/.test(name)) return { relay };
    const module = { ...libraries, ...modules }[name];
    if (module === undefined) throw new Error(`The guide imports ${name}.`);
    return module;
  };
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code of the guide
  const run = new Function('require', 'module', 'exports', code) as (...args: unknown[]) => void;
  run(load, module, module.exports);
  return module.exports as T;
};

/** The tags that were observed during a sign-in, whether or not it succeeded. */
const observedIn = async (signIn: () => Promise<unknown>): Promise<readonly string[]> => {
  [observed, tags] = [[], []];
  endpoint.respondWith({ error: 'incorrect_client_credentials' });
  await signIn().catch(() => undefined);
  await Promise.all(observed);
  return tags;
};

const wrongSecret = ['IncorrectClientCredentials'];
const as = () => ({
  issuer: `${server.url}/login/oauth`,
  authorization_endpoint: `${server.url}/login/oauth/authorize`,
  token_endpoint: `${server.url}/login/oauth/access_token`,
});
const callback = () => new URL(`${callbackUrl}?code=${endpoint.issueCode()}&state=a-state`);

test('the guide explains the failures of Octokit', async () => {
  const { octokit } = await codeAfter<{ octokit: Octokit }>('Octokit:');
  const request = octokit.request.defaults({ baseUrl: server.url });

  expect(
    await observedIn(() =>
      exchangeWebFlowCode({
        clientType: 'oauth-app',
        ...app,
        code: endpoint.issueCode(),
        request: request,
      }),
    ),
  ).toEqual(wrongSecret);
});

test('the guide explains the failures of oauth4webapi', async () => {
  const { requestOptions } = await codeAfter<{ requestOptions: object }>('oauth4webapi, as');
  const client = { client_id: app.clientId };
  const parameters = oauth.validateAuthResponse(as(), client, callback(), 'a-state');
  const clientAuth = oauth.ClientSecretPost(app.clientSecret);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
  const options = { ...requestOptions, [oauth.allowInsecureRequests]: true };

  expect(
    await observedIn(() =>
      oauth.authorizationCodeGrantRequest(
        as(),
        client,
        clientAuth,
        parameters,
        callbackUrl,
        'v'.repeat(43),
        options,
      ),
    ),
  ).toEqual(wrongSecret);
});

test('the guide explains the failures of openid-client', async () => {
  const { explain } = await codeAfter<{ explain: (configuration: openid.Configuration) => void }>(
    'openid-client:',
  );
  const configuration = new openid.Configuration(
    as(),
    app.clientId,
    {},
    openid.ClientSecretPost(app.clientSecret),
  );
  explain(configuration);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
  openid.allowInsecureRequests(configuration);

  expect(
    await observedIn(() =>
      openid.authorizationCodeGrant(configuration, callback(), { expectedState: 'a-state' }),
    ),
  ).toEqual(wrongSecret);
});

test('the guide gives Auth.js a provider whose fetch explains', async () => {
  const { providers } = await codeAfter<Pick<authCore.AuthConfig, 'providers'>>('Auth.js, and');
  const config = { providers, secret: 's', basePath: '/auth', trustHost: true };
  const page = await authCore.Auth(new Request(`${origin}/auth/providers`), config);

  expect(await page.json()).toMatchObject({ github: { id: 'github' } });
  expect(providers).toMatchObject([{ options: { [authCore.customFetch]: explainedFetch } }]);
});

test('the guide replaces the global fetch', async () => {
  const realFetch = globalThis.fetch;
  try {
    await codeAfter('Replace the global');
    expect(globalThis.fetch).toBe(explainedFetch);
  } finally {
    globalThis.fetch = realFetch;
  }
});

const client = () => main.createTokenClient({ ...app, fetch: endpoint.fetch });
type Exchange<R> = (using: main.TokenClient, params: main.ExchangeCodeParams) => R;

test('the guide makes an Effect of an exchange', async () => {
  type Exchanged = Effect.Effect<main.Success, main.RequestError>;
  const { exchangeCode } = await codeAfter<{ exchangeCode: Exchange<Exchanged> }>('## Effect');
  const run = (code: string) =>
    Effect.runPromise(
      exchangeCode(client(), { code }).pipe(
        Effect.map(({ _tag }) => _tag),
        Effect.catchTag('BadVerificationCode', ({ _tag }) => Effect.succeed(`caught ${_tag}`)),
      ),
    );

  expect(await run(endpoint.issueCode())).toBe('Success');
  expect(await run('an-unknown-code')).toBe('caught BadVerificationCode');
});

test('the guide makes a ResultAsync of an exchange', async () => {
  type Exchanged = neverthrow.ResultAsync<main.Success, main.RequestError>;
  const { exchangeCode } = await codeAfter<{ exchangeCode: Exchange<Exchanged> }>('For neverthrow');
  const run = (code: string) =>
    exchangeCode(client(), { code }).match(
      ({ _tag }) => _tag,
      ({ _tag }) => `error ${_tag}`,
    );

  expect(await run(endpoint.issueCode())).toBe('Success');
  expect(await run('an-unknown-code')).toBe('error BadVerificationCode');
});

type Handle = (request: Request) => Promise<Response>;
type Handler<T> = (context: T) => Promise<Response>;
type Context = Handler<{ request: Request }>;

/** How each framework finds and calls the handlers of its file, for each method. */
const mounted: Readonly<Record<string, () => Promise<{ POST: Handle; OPTIONS: Handle }>>> = {
  SvelteKit: async () => {
    const { POST, OPTIONS } = await codeAfter<{ POST: Context; OPTIONS: Context }>('SvelteKit, `');
    return { POST: (request) => POST({ request }), OPTIONS: (request) => OPTIONS({ request }) };
  },
  Nuxt: async () => {
    interface Event {
      readonly web: Request;
    }
    const { default: handler } = await codeAfter<{ default: Handler<Event> }>('Nuxt 3', {
      h3: {
        defineEventHandler: (handle: unknown) => handle,
        toWebRequest: ({ web }: Event) => web,
      },
    });
    const handle: Handle = (web) => handler({ web });
    return { POST: handle, OPTIONS: handle };
  },
  'TanStack Start': async () => {
    interface Route {
      readonly server: { readonly handlers: { readonly POST: Context; readonly OPTIONS: Context } };
    }
    const createFileRoute = (path: string) => (route: Route) => ({ path, ...route });
    const { Route } = await codeAfter<{ Route: Route & { readonly path: string } }>('TanStack', {
      '@tanstack/react-router': { createFileRoute },
    });
    expect(Route.path).toBe('/oauth/token');
    const { POST, OPTIONS } = Route.server.handlers;
    return { POST: (request) => POST({ request }), OPTIONS: (request) => OPTIONS({ request }) };
  },
  'React Router': async () => {
    const { action, loader } = await codeAfter<{ action: Context; loader: Context }>(
      'React Router 7',
    );
    return { POST: (request) => action({ request }), OPTIONS: (request) => loader({ request }) };
  },
  Astro: async () => {
    const { POST, OPTIONS } = await codeAfter<{ POST: Context; OPTIONS: Context }>('Astro, `');
    return { POST: (request) => POST({ request }), OPTIONS: (request) => OPTIONS({ request }) };
  },
  Fresh: async () => {
    type Fresh = Handler<{ req: Request }>;
    const { handler } = await codeAfter<{ handler: { POST: Fresh; OPTIONS: Fresh } }>('Fresh 2');
    return {
      POST: (req) => handler.POST({ req }),
      OPTIONS: (req) => handler.OPTIONS({ req }),
    };
  },
  Fastify: async () => {
    const { tokenRelay } = await codeAfter<{ tokenRelay: FastifyPluginCallback }>('Fastify, as');
    const listening = fastify();
    await listening.register(tokenRelay);
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

const closers: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

test('the guide mounts the relay in each framework, for form data, JSON and preflight requests', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
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
