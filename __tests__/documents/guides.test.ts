import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { Effect } from 'effect';
import { fail, runPromise, suspend } from 'effect/Effect';
import { createUser } from '../../examples/support/user.mjs';
import {
  type AuthorizationRequest,
  type LikelyCause,
  type Success,
  type TokenClient,
  type TokenError,
  createTokenClient,
  networkFailure as networkFailureOf,
} from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { openGuides } from '../support/guides.js';
import { runNode } from '../support/run-node.js';

jest.setTimeout(60_000);

const origin = 'https://app.example.com';
const loopback = 'http://127.0.0.1/auth/callback';
const registered = { ...app, callbackUrls: [loopback, `${origin}/auth/callback`] };
const { fetch: realFetch } = globalThis;
const environment = process.env;
const tasks: (() => unknown)[] = [];

let time = 0;
let github: ReturnType<typeof createFakeTokenEndpoint>;
let guides: Awaited<ReturnType<typeof openGuides>>;
let log: jest.SpiedFunction<typeof console.error>;
/** The sites that a test adds to the network. */
let sites: Readonly<Record<string, (request: Request) => Promise<Response>>>;

/** A network in which github.com is the fake. */
const network: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  const { hostname, origin: site } = new URL(request.url);
  if (/(?:^|\.)(?:github\.com|ghe\.example\.com)$/.test(hostname)) return github.fetch(request);
  return sites[site]?.(request) ?? realFetch(request);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

beforeAll(async () => {
  guides = await openGuides();
});
afterAll(() => guides.close());

beforeEach(() => {
  time = Date.now();
  github = createFakeTokenEndpoint({ apps: [registered], now: () => time });
  sites = {};
  globalThis.fetch = network;
  process.env = {
    ...environment,
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
    SESSION_SECRET: 'a secret of the sessions',
  };
  log = jest.spyOn(console, 'error').mockReturnValue();
});
afterEach(async () => {
  for (const task of tasks.splice(0)) await task();
  globalThis.fetch = realFetch;
  process.env = environment;
  jest.restoreAllMocks();
});

const setEnvironment = (variables: Readonly<Record<string, string>>) => {
  Object.assign(process.env, variables);
};
const close = (server: Server) => {
  tasks.push(() => {
    server.closeAllConnections();
    server.close();
  });
};
const client = (options: { readonly clientSecret?: string } = {}): TokenClient =>
  createTokenClient({ ...app, ...options });
const logged = () => log.mock.calls.join('\n');

/** Opens a page that begins a sign-in, authorizes the app, and returns the last page. */
const signInAt = async (url: string, decision: 'authorize' | 'cancel' = 'authorize') => {
  const user = createUser();
  return user.press(await user.visit(url), decision);
};

test('the code of the guides compiles', () => {
  expect(guides.problems()).toEqual([]);
});

test('the server of the guide to the first sign-in signs a user in, and explains a reload', async () => {
  const port = await freePort();
  setEnvironment({ PORT: String(port) });
  const print = jest.spyOn(console, 'log').mockReturnValue();
  const { server } = await guides.load<{ server: Server }>('first-sign-in/sign-in');
  close(server);
  if (!server.listening) await once(server, 'listening');
  const page = await signInAt(`http://127.0.0.1:${String(port)}/sign-in`);

  expect(page.text).toBe('Signed in with the scopes read:user.');
  expect((await createUser().visit(page.url)).text).toContain('Sign in again.');
  expect(logged()).toContain('StateMismatch');
  expect(print).toHaveBeenCalledWith(`Open http://127.0.0.1:${String(port)}/sign-in`);
});

test('the Express app of the guide signs a user in, and its new session is not the old one', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  setEnvironment({ APP_URL: url });
  const { app: express } = await guides.load<{
    app: { listen: (port: number, host: string) => Server };
  }>('express/app');
  const server = express.listen(port, '127.0.0.1');
  close(server);
  await once(server, 'listening');
  const cookies: string[] = [];
  globalThis.fetch = async (input, init) => {
    const response = await network(input, init);
    cookies.push(...response.headers.getSetCookie());
    return response;
  };

  expect((await signInAt(`${url}/sign-in`)).url).toBe(`${url}/`);
  expect(new Set(cookies.map((cookie) => cookie.split(';')[0])).size).toBe(2);
  expect(await signInAt(`${url}/sign-in`, 'cancel')).toMatchObject({
    status: 400,
    text: expect.stringContaining('sign in'),
  });
});

test('the check of the Express guide warns of a client secret that ends with a newline', async () => {
  setEnvironment({ GITHUB_CLIENT_SECRET: `${app.clientSecret}\n` });
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const { causes } = await guides.load<{ causes: readonly LikelyCause[] }>(
    'express/check-configuration',
  );

  expect(causes.map(({ id }) => id)).toContain('client-secret-has-whitespace');
  expect(warn).toHaveBeenCalled();
});

type Handler = (request: Request) => Promise<Response>;

/** A site whose two routes are handlers; any other page says where the user is. */
const siteOf = (signIn: Handler, callback: Handler) => (request: Request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/auth/sign-in') return signIn(request);
  if (pathname === '/auth/callback') return callback(request);
  return Promise.resolve(new Response(request.headers.get('cookie')));
};

test('the handlers of the guide to web frameworks sign a user in on Node', async () => {
  setEnvironment({ APP_URL: origin });
  const { signIn, callback } = await guides.load<{ signIn: Handler; callback: Handler }>(
    'web-frameworks/auth',
  );
  sites = { [origin]: siteOf(signIn, callback) };
  const page = await signInAt(`${origin}/auth/sign-in`);

  expect(page.url).toBe(`${origin}/`);
  expect(page.text).toMatch(/^session=[\w-]{36}$/);
  expect((await signInAt(`${origin}/auth/sign-in`, 'cancel')).url).toBe(
    `${origin}/sign-in-failed?reason=AccessDenied`,
  );
});

test('the handlers of the guide to web frameworks reject a cookie that holds no sign-in', async () => {
  setEnvironment({ APP_URL: origin });
  const { callback } = await guides.load<{ callback: Handler }>('web-frameworks/auth');
  const locations: unknown[] = [];
  for (const value of ['', 'null', '%', '7', '{"state":7}']) {
    const headers = { cookie: `theme=dark; __Host-sign-in=${value}` };
    const url = `${origin}/auth/callback?code=${'0'.repeat(20)}&state=x`;
    const response = await callback(new Request(url, { headers }));
    locations.push(response.headers.get('location'));
  }

  expect(new Set(locations)).toEqual(new Set([`${origin}/sign-in-failed?reason=StateMismatch`]));
});

test('the Worker of the guide to web frameworks stores the token, and explains a wrong secret', async () => {
  const { default: worker } = await guides.load<{
    default: { fetch: (request: Request, env: object) => Promise<Response> };
  }>('web-frameworks/worker');
  const stored = new Map<string, string>();
  const env = {
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
    APP_URL: origin,
    SESSIONS: { put: (key: string, value: string) => Promise.resolve(stored.set(key, value)) },
  };
  const handler = (request: Request) => worker.fetch(request, env);
  sites = { [origin]: siteOf(handler, handler) };
  const page = await signInAt(`${origin}/auth/sign-in`);

  expect([...stored.values()]).toEqual([expect.stringMatching(/^gho_/)]);
  expect(page.text).toBe(`session=${String([...stored.keys()][0])}`);

  github.respondWith({ path: '/login/oauth/access_token', error: 'incorrect_client_credentials' });
  expect((await signInAt(`${origin}/auth/sign-in`)).url).toBe(
    `${origin}/sign-in-failed?reason=IncorrectClientCredentials`,
  );
  expect(logged()).toContain('IncorrectClientCredentials');
});

test('the command of the guide to the device flow signs a user in', async () => {
  const { signIn } = await guides.load<{
    signIn: (client: TokenClient, print: (line: string) => void) => Promise<Success | TokenError>;
  }>('device-flow/sign-in');
  const clock = {
    now: () => time,
    monotonic: () => time,
    sleep: (milliseconds: number) => Promise.resolve(void (time += milliseconds)),
  };
  const print = (line: string) => {
    const [userCode = ''] = /\w{4}-\w{4}$/.exec(line) ?? [];
    github.decideDevice(userCode, 'approved');
  };
  const device = createTokenClient({ clientId: app.clientId, clientSecret: null, clock });

  expect(await signIn(device, print)).toMatchObject({
    _tag: 'Success',
    scopes: ['read:org', 'repo'],
  });
});

test('the program of the guide to the device flow says that the device flow is disabled', async () => {
  github.respondWith({ path: '/login/device/code', error: 'device_flow_disabled' });
  const { exitCode } = process;
  tasks.push(() => {
    process.exitCode = exitCode;
    process.removeAllListeners('SIGINT');
  });
  await guides.load('device-flow/main');

  expect(logged()).toContain('DeviceFlowDisabled');
  expect(process.exitCode).toBe(1);
});

test('the clients of the guide to other hosts send their requests to their host', async () => {
  setEnvironment({ GITHUB_BASE_URL: 'https://ghe.example.com/api/v3' });
  const { client: one } = await guides.load<{ client: TokenClient }>('enterprise/github');
  const { clientOf } = await guides.load<{
    clientOf: (baseUrl: string) => TokenClient | undefined;
  }>('enterprise/hosts');

  expect(one.tokenEndpoint).toBe('https://ghe.example.com/login/oauth/access_token');
  expect(clientOf('https://github.com')?.tokenEndpoint).toContain('//github.com/');
  expect(clientOf('https://ghe.example.com')?.tokenEndpoint).toContain('//ghe.example.com/');
  expect(clientOf('https://evil.example')).toBeUndefined();
});

test('the file of the guide to proxies sends each fetch of a process through the proxy', async () => {
  const connects: string[] = [];
  const proxy = createHttpServer().on('connect', ({ url = '' }, socket) => {
    connects.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  close(proxy);
  const { port } = proxy.address() as AddressInfo;
  setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${String(port)}`, NODE_USE_ENV_PROXY: '' });
  const request = "await fetch('https://github.com').catch(() => undefined)";
  await runNode('--import', guides.moduleOf('proxies/proxy'), '--input-type=module', '-e', request);

  expect(connects).toEqual(['github.com:443']);
});

test('the report of the guide to proxies says what to do after a failure of the network', async () => {
  const { report } = await guides.load<{ report: (error: TokenError) => string }>('proxies/report');
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const offline = createTokenClient({
    ...app,
    fetch: () => Promise.reject(new TypeError('fetch failed', { cause: refused })),
  });
  const error = await offline.exchangeCode({ code: '0'.repeat(20) });

  expect(report(error as TokenError)).toBe(
    'The connection to github.com was refused. Look for a firewall, or a proxy that must be used. ' +
      'Nothing was sent. The code can be sent again.',
  );
});

test('the guide to expiring tokens refreshes a token that expires soon, and ends a session without one', async () => {
  const { accessToken } = await guides.load<{
    accessToken: (client: TokenClient, session: object) => Promise<string | undefined>;
  }>('expiring-tokens/access-token');
  const code = github.issueCode({ scopes: ['offline_access'] });
  const tokens = (await client().exchangeCode({ code })) as Success;
  const session: { tokens?: Partial<Success> | undefined } = { tokens };

  expect(await accessToken(client(), session)).toBe(tokens.accessToken);
  session.tokens = { ...tokens, expiresAt: Date.now() + 60_000 };
  const refreshed = await accessToken(client(), session);
  expect(refreshed).toMatch(/^gho_/);
  expect(refreshed).not.toBe(tokens.accessToken);
  expect(session.tokens).toMatchObject({ accessToken: refreshed });
  session.tokens = { ...tokens, expiresAt: Date.now() + 60_000 };
  expect(await accessToken(client(), session)).toBeUndefined();
  expect(session.tokens).toBeUndefined();
  expect(logged()).toContain('BadRefreshToken');
});

test('the SDK of the guide throws its own error with the hint and without the secret', async () => {
  const { login } = await guides.load<{ login: (options: object) => Promise<string> }>(
    'inside-an-sdk/login',
  );
  const sign = (clientSecret: string) =>
    login({ ...app, clientSecret, code: github.issueCode(), redirectUri: loopback });

  expect(await sign(app.clientSecret)).toMatch(/^gho_/);
  const error: unknown = await sign(`${app.clientSecret}\n`).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'LoginError',
    reason: 'IncorrectClientCredentials',
    userHasToAct: false,
    hint: expect.stringContaining('The client secret ends with a newline.'),
  });
  expect(JSON.stringify(error)).not.toContain(app.clientSecret);
});

test('the programs of the guide to Effect handle errors by tag', async () => {
  const { page } = await guides.load<{
    page: (
      client: TokenClient,
      callbackUrl: string,
      pending: AuthorizationRequest | undefined,
    ) => Effect.Effect<string>;
  }>('effect/page');
  const pending = await client().authorizationUrl();
  const open = (query: string) =>
    runPromise(page(client(), `/callback?${query}&state=${pending.state}`, pending));
  const code = github.issueCode({ codeChallenge: pending.codeChallenge, scopes: ['repo'] });

  expect(await open(`code=${code}`)).toBe('Signed in with 1 scopes.');
  expect(await open('error=access_denied')).toBe('You canceled the sign-in.');
  github.respondWith({ status: 429, headers: { 'retry-after': '5' } });
  expect(await open(`code=${code}`)).toBe('Try again in 5 seconds.');
  expect(await open(`code=${code}`)).toContain('Sign in again.');
  expect(logged()).toContain('BadVerificationCode');
});

test('the guide to Effect sends an exchange again only if GitHub did not receive it', async () => {
  const { retryIfUnsent } = await guides.load<{
    retryIfUnsent: (
      exchange: Effect.Effect<Success, TokenError>,
    ) => Effect.Effect<Success, TokenError>;
  }>('effect/retry');
  const attempts = async (error: TokenError): Promise<number> => {
    let count = 0;
    const exchange = suspend(() => {
      count += 1;
      return fail(error);
    });
    await runPromise(retryIfUnsent(exchange)).catch(() => undefined);
    return count;
  };
  const networkFailure = networkFailureOf(
    Object.assign(new Error('connect'), { code: 'ECONNRESET' }),
  );

  expect(await attempts({ ...networkFailure, codeSpent: 'no' })).toBe(3);
  expect(await attempts({ ...networkFailure, codeSpent: 'unknown' })).toBe(1);
});

test('the program of the guide to MCP clients returns the Authorization header', async () => {
  const { authorization } = await guides.load<{
    authorization: (show: (uri: string, code: string) => void) => Promise<string | undefined>;
  }>('mcp-clients/token');
  github.respondWith({ path: '/login/device/code', error: 'device_flow_disabled' });

  expect(await authorization(() => undefined)).toBeUndefined();
  expect(logged()).toContain('DeviceFlowDisabled');
});

test('the guide to organizations links the page of the app, and says what does not work', async () => {
  const { reviewUrl } = await guides.load<{ reviewUrl: (...args: string[]) => string }>(
    'organization-access/review-url',
  );
  const { limits } = await guides.load<{ limits: (success: object) => readonly string[] }>(
    'organization-access/missing-scopes',
  );

  expect(reviewUrl('Ov23li')).toBe('https://github.com/settings/connections/applications/Ov23li');
  expect(reviewUrl('a', 'https://ghe.example.com')).toBe(
    'https://ghe.example.com/settings/connections/applications/a',
  );
  expect(limits({ scopes: ['admin:org'] })).toEqual(['Private repositories are not shown.']);
});

test('the code of the guide to other libraries throws the error of the exchange', async () => {
  const { accessToken, reasonOf } = await guides.load<{
    accessToken: (code: string) => Promise<string>;
    reasonOf: (thrown: unknown) => string;
  }>('migrating/with-exceptions');
  const code = github.issueCode();

  expect(await accessToken(code)).toMatch(/^gho_/);
  expect(await accessToken(code).catch(reasonOf)).toBe('BadVerificationCode');
  expect(reasonOf(new Error('another'))).toBe('unknown');
});
