// The possible results of an exchange, each caused on the fake endpoint.
import { unwrap } from 'github-token-exchange';

/**
 * @typedef {import('github-token-exchange').AppClientOptions} ClientOptions
 * @typedef {import('github-token-exchange').ExchangeCodeParams} Params
 * @typedef {import('github-token-exchange').TokenClient} Client
 * @typedef {import('github-token-exchange').TokenResponse} Response
 * @typedef {import('github-token-exchange/testing').FakeTokenEndpoint} Endpoint
 * @typedef {object} Scenario
 * @property {string} title What happened before GitHub responded.
 * @property {boolean} [whole] Whether its result is shown whole without --all.
 * @property {Partial<ClientOptions>} [client] The options that differ from a correct client.
 * @property {(endpoint: Endpoint) => Params} [params] Prepares the endpoint; returns the parameters.
 * @property {(client: Client, endpoint: Endpoint) => Promise<Response>} [run] Does more than one exchange.
 */

const callbackUrl = 'https://app.example.com/auth/callback';
const secret = '0123456789abcdef0123456789abcdef01234567';
const elevenMinutes = 11 * 60 * 1000;

export const oauthApp = {
  clientId: 'Ov23liExampleExample',
  clientSecret: secret,
  callbackUrls: [callbackUrl],
};

/** Its tokens expire and have a refresh token. */
export const gitHubApp = /** @type {const} */ ({
  clientId: 'Iv23liExampleExample',
  clientSecret: secret,
  kind: 'github-app',
});

/** @type {(endpoint: Endpoint) => Params} */
const validParams = (endpoint) => ({
  code: endpoint.issueCode({ redirectUri: callbackUrl, scopes: ['repo', 'user:email'] }),
  redirectUri: callbackUrl,
});

/**
 * @param {string} title
 * @param {...import('github-token-exchange/testing').FakeResponse} responses
 * @returns {Scenario}
 */
const respondWith = (title, ...responses) => ({
  title,
  params: (endpoint) => {
    endpoint.respondWith(...responses);
    return validParams(endpoint);
  },
});

/** @type {readonly Scenario[]} */
export const scenarios = [
  { title: 'The user approved', params: validParams },
  {
    title: 'The user approved offline access, so the token expires',
    params: (endpoint) => ({ code: endpoint.issueCode({ scopes: ['repo', 'offline_access'] }) }),
  },
  {
    title: 'The client secret ends with a newline',
    whole: true,
    client: { clientSecret: `${secret}\n` },
    params: validParams,
  },
  {
    title: 'The client secret belongs to another app',
    client: { clientSecret: 'fedcba9876543210fedcba9876543210fedcba98' },
    params: validParams,
  },
  {
    title: 'The client ID is unknown',
    client: { clientId: 'Ov23liUnknownUnknown' },
    params: validParams,
  },
  {
    title: 'The redirect URI differs from the authorization request',
    params: (endpoint) => ({
      ...validParams(endpoint),
      redirectUri: 'https://app.example.com/other',
      authorization: { redirectUri: callbackUrl },
    }),
  },
  {
    title: 'The redirect URI is below the callback URL, without wildcard matching',
    params: (endpoint) => ({
      code: endpoint.issueCode(),
      redirectUri: `${callbackUrl}/below`,
    }),
  },
  {
    title: 'The code was exchanged before',
    whole: true,
    run: async (client, endpoint) => {
      const params = validParams(endpoint);
      await client.exchangeCode(params);
      return client.exchangeCode(params);
    },
  },
  {
    title: 'The code is eleven minutes old',
    params: (endpoint) => ({
      code: endpoint.issueCode({ issuedAt: Date.now() - elevenMinutes }),
      receivedAt: Date.now() - elevenMinutes,
    }),
  },
  {
    title: 'The email address is not verified',
    params: (endpoint) => ({ code: endpoint.issueCode({ unverifiedEmail: true }) }),
  },
  { title: 'The callback contains no code', params: () => ({ code: undefined }) },
  respondWith('The app is suspended', { error: 'application_suspended' }),
  respondWith('The user pressed Cancel', { error: 'access_denied' }),
  {
    title: 'A refresh token was used before',
    client: { clientId: gitHubApp.clientId, clientSecret: gitHubApp.clientSecret },
    run: async (client, endpoint) => {
      const code = endpoint.issueCode({ clientId: gitHubApp.clientId });
      const { refreshToken = '' } = unwrap(await client.exchangeCode({ code }));
      await client.refreshToken({ refreshToken });
      return client.refreshToken({ refreshToken });
    },
  },
  respondWith('A device code is not approved yet', {
    error: 'authorization_pending',
    members: { interval: 5 },
  }),
  respondWith('A device code is polled too often', {
    error: 'slow_down',
    members: { interval: 10 },
  }),
  respondWith('A device code has expired', { error: 'expired_token' }),
  respondWith('A device code is unknown', { error: 'incorrect_device_code' }),
  respondWith('The device flow is disabled', { error: 'device_flow_disabled' }),
  respondWith('The grant type is misspelled', { error: 'unsupported_grant_type' }),
  respondWith('GitHub invents a new error', {
    error: 'interaction_required',
    members: { error_description: 'The user has to interact first.' },
  }),
  respondWith('Too many requests', {
    status: 429,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
    body: '<html><title>Rate limit · GitHub</title><h1>Whoa there!</h1></html>',
  }),
  respondWith('GitHub has an outage', {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>Unicorn! · GitHub</title></html>',
  }),
  respondWith('A corporate proxy responds', {
    headers: { 'content-type': 'text/html', server: 'gateway' },
    body: '<html><title>Sign in to the network</title><input type="password"></html>',
  }),
  {
    title: 'The program aborts the request',
    params: (endpoint) => ({ ...validParams(endpoint), signal: AbortSignal.abort() }),
  },
  respondWith('The connection is reset', { fault: 'reset' }),
  { ...respondWith('No response is received', { fault: 'hang' }), client: { timeoutMs: 300 } },
];
