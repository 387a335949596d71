// Compares simple-oauth2 and arctic with this package, response by response: the rows of
// docs/guides/migrating.md.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import * as arctic from 'arctic';
import { AuthorizationCode } from 'simple-oauth2';
import { createTokenClient } from 'github-token-exchange';
import { createFakeTokenEndpoint, type FakeResponse } from 'github-token-exchange/testing';

const redirectUri = 'http://127.0.0.1/auth/callback';
const app = {
  clientId: 'Ov23liExampleExample',
  clientSecret: '0123456789abcdef0123456789abcdef01234567',
};
const path = '/login/oauth/access_token';
const endpoint = createFakeTokenEndpoint({
  apps: [{ ...app, callbackUrls: [redirectUri] }],
});
const server = await endpoint.listen();
// The host of arctic is fixed.
const { fetch: realFetch } = globalThis;
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  return request.url.startsWith('https://github.com/')
    ? endpoint.fetch(request)
    : realFetch(request);
};

const simpleAt = (tokenHost: string, timeout = 10_000) =>
  new AuthorizationCode({
    client: { id: app.clientId, secret: app.clientSecret },
    auth: { tokenHost, tokenPath: path, authorizePath: '/login/oauth/authorize' },
    http: { timeout },
  });
const simple = simpleAt(server.url);
const github = new arctic.GitHub(app.clientId, app.clientSecret, redirectUri);
const client = createTokenClient({ ...app, baseUrl: server.url });

/** What an error says, as far as the guide names it. */
const told = (thrown: unknown): object => {
  const { message, code, status, output, data } = thrown as {
    readonly message: string;
    readonly code?: string;
    readonly status?: number;
    readonly output?: { readonly statusCode: number };
    readonly data?: { readonly isResponseError?: boolean };
  };
  const name = thrown instanceof Error ? thrown.constructor.name : '';
  if (output === undefined) return { name, ...(code && { code }), ...(status && { status }) };
  return {
    message,
    statusCode: output.statusCode,
    isResponseError: data?.isResponseError === true,
  };
};
const outcome = (run: Promise<object>): Promise<object> => run.catch(told);

const html = { headers: { 'content-type': 'text/html' }, body: '<html></html>' };
const json = { 'content-type': 'application/json' };
const notJson = {
  message: 'The content-type is not JSON compatible',
  statusCode: 406,
  isResponseError: false,
};
const responseError = (statusCode: number, text: string) => ({
  message: `Response Error: ${String(statusCode)} ${text}`,
  statusCode,
  isResponseError: true,
});

/** A response, the outcome of simple-oauth2, that of arctic, and the tag of this package. */
const rows: readonly (readonly [FakeResponse, object, object, string])[] = [
  ...(
    [
      ['incorrect_client_credentials', 'IncorrectClientCredentials'],
      ['redirect_uri_mismatch', 'RedirectUriMismatch'],
      ['bad_verification_code', 'BadVerificationCode'],
    ] as const
  ).map(
    ([error, tag]) =>
      [{ error }, { resolved: error }, { name: 'OAuth2RequestError', code: error }, tag] as const,
  ),
  [
    { status: 404, headers: json, body: '{"error":"Not Found"}' },
    responseError(404, 'Not Found'),
    { name: 'UnexpectedResponseError', status: 404 },
    'IncorrectClientCredentials',
  ],
  [
    { status: 429, headers: json, body: '{}' },
    responseError(429, 'Too Many Requests'),
    { name: 'UnexpectedResponseError', status: 429 },
    'RateLimited',
  ],
  [
    { status: 503, ...html },
    notJson,
    { name: 'UnexpectedResponseError', status: 503 },
    'ServerUnavailable',
  ],
  [html, notJson, { name: 'UnexpectedResponseError', status: 200 }, 'UnexpectedResponse'],
  [
    { headers: json, body: '[' },
    { message: 'Unexpected end of JSON input', statusCode: 502, isResponseError: false },
    { name: 'UnexpectedResponseError', status: 200 },
    'UnexpectedResponse',
  ],
  [
    { headers: json, body: '"text"' },
    { name: 'TypeError' },
    { name: 'UnexpectedErrorResponseBodyError', status: 200 },
    'UnexpectedResponse',
  ],
];

for (const [response, ofSimple, ofArctic, tag] of rows) {
  const respond = (): string => {
    endpoint.respondWith({ path, ...response });
    return endpoint.issueCode();
  };
  const simpleOutcome = await outcome(
    simple
      .getToken({ code: respond(), redirect_uri: redirectUri })
      .then(({ token }) => ({ resolved: token['error'] })),
  );
  const arcticOutcome = await outcome(github.validateAuthorizationCode(respond()));
  const { _tag } = await client.exchangeCode({ code: respond(), redirectUri });
  assert.deepEqual([simpleOutcome, arcticOutcome, _tag], [ofSimple, ofArctic, tag]);
}
console.log(`${String(rows.length)} responses: simple-oauth2, arctic and this package`);

// What is read from a token, and its refresh.
const expiring = () => endpoint.issueCode({ scopes: ['offline_access', 'gist', 'repo'] });
const begin = { redirect_uri: redirectUri, scope: ['gist', 'repo'], state: 'a-state' };
const query = new URL(simple.authorizeURL(begin)).searchParams;
assert.deepEqual([query.get('scope'), query.get('state')], ['gist repo', 'a-state']);
const token = await simple.getToken({ code: expiring(), redirect_uri: redirectUri });
assert.match(String(token.token['access_token']), /^gho_/);
assert.deepEqual([token.expired(), token.expired(28_800)], [false, true]);
const refreshed = await token.refresh();
assert.notEqual(refreshed.token['access_token'], token.token['access_token']);
assert.deepEqual(await outcome(refreshed.revoke('access_token').then(() => ({}))), notJson);

const url = github.createAuthorizationURL(arctic.generateState(), ['gist', 'repo']);
assert.equal(url.searchParams.get('scope'), 'gist repo');
const tokens = await github.validateAuthorizationCode(expiring());
assert.match(tokens.accessToken(), /^gho_/);
assert.ok(tokens.accessTokenExpiresAt() instanceof Date);
assert.deepEqual(tokens.scopes(), ['gist,repo']);
assert.match((await github.refreshAccessToken(tokens.refreshToken())).accessToken(), /^gho_/);
const lasting = await github.validateAuthorizationCode(endpoint.issueCode());
assert.throws(() => lasting.accessTokenExpiresAt(), /Missing or invalid 'expires_in' field/);
endpoint.respondWith({ path, headers: json, body: '{}' });
const without = await github.validateAuthorizationCode(endpoint.issueCode());
assert.throws(() => without.accessToken(), /Missing or invalid 'access_token' field/);
console.log('tokens: simple-oauth2 and arctic');

// No response.
const silent = createServer((socket) => socket.on('error', () => undefined).resume());
silent.listen(0, '127.0.0.1');
await once(silent, 'listening');
const address = silent.address();
const host = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
const exchangeAt = async (timeout: number) => {
  const slow = createTokenClient({ ...app, baseUrl: host, timeoutMs: timeout });
  const { _tag } = await slow.exchangeCode({ code: 'a-code' });
  return [
    await outcome(simpleAt(host, timeout).getToken({ code: 'a-code', redirect_uri: '' })),
    _tag,
  ];
};
const noResponse = (message: string, statusCode: number) => ({
  message,
  statusCode,
  isResponseError: false,
});
assert.deepEqual(await exchangeAt(200), [
  noResponse('Client request timeout', 504),
  'RequestTimedOut',
]);
silent.close();
await once(silent, 'close');
const [refused, tag] = await exchangeAt(10_000);
const refusal = `Client request error: connect ECONNREFUSED ${host.slice('http://'.length)}`;
assert.deepEqual([refused, tag], [noResponse(refusal, 502), 'NetworkFailure']);
globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
const failed = await github.validateAuthorizationCode('a-code').catch((error: unknown) => error);
assert.ok(failed instanceof arctic.ArcticFetchError && failed.cause instanceof TypeError);
console.log('no response: simple-oauth2, arctic and this package');
await server.close();
