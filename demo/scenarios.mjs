// What can come of an exchange, each brought about on the fake endpoint.
import { unwrap } from 'github-token-exchange';

/**
 * @typedef {import('github-token-exchange').CommonOptions & import('github-token-exchange').DirectOptions} ClientOptions
 * @typedef {import('github-token-exchange').ExchangeCodeParams} Params
 * @typedef {import('github-token-exchange').TokenClient} Client
 * @typedef {import('github-token-exchange').TokenResponse} Response
 * @typedef {import('github-token-exchange/testing').FakeTokenEndpoint} Endpoint
 * @typedef {object} Scenario
 * @property {string} title What happened before GitHub answered.
 * @property {Partial<ClientOptions>} [client] Where the client differs from a right one.
 * @property {(endpoint: Endpoint) => Params} [params] Prepares the endpoint and gives the parameters.
 * @property {(client: Client, endpoint: Endpoint) => Promise<Response>} [run] Does more than an exchange.
 */

const callbackUrl = 'https://app.example.com/auth/callback';
const secret = '0123456789abcdef0123456789abcdef01234567';
const elevenMinutes = 11 * 60 * 1000;

export const oauthApp = {
  clientId: 'Ov23liExampleExample',
  clientSecret: secret,
  callbackUrls: [callbackUrl],
};

/** Its tokens expire, and come with a refresh token. */
export const gitHubApp = /** @type {const} */ ({
  clientId: 'Iv23liExampleExample',
  clientSecret: secret,
  kind: 'github-app',
});

/** @type {(endpoint: Endpoint) => Params} */
const right = (endpoint) => ({
  code: endpoint.issueCode({ redirectUri: callbackUrl, scopes: ['repo', 'user:email'] }),
  redirectUri: callbackUrl,
});

/**
 * @param {string} title
 * @param {...import('github-token-exchange/testing').FakeAnswer} answers
 * @returns {Scenario}
 */
const answered = (title, ...answers) => ({
  title,
  params: (endpoint) => {
    endpoint.respondWith(...answers);
    return right(endpoint);
  },
});

/** @type {readonly Scenario[]} */
export const scenarios = [
  { title: 'The person approved', params: right },
  {
    title: 'The client secret ends with a newline',
    client: { clientSecret: `${secret}\n` },
    params: right,
  },
  {
    title: 'The client secret is that of another app',
    client: { clientSecret: 'fedcba9876543210fedcba9876543210fedcba98' },
    params: right,
  },
  {
    title: 'The client ID is unknown',
    client: { clientId: 'Ov23liUnknownUnknown' },
    params: right,
  },
  {
    title: 'The redirect URI is another one',
    params: (endpoint) => ({
      ...right(endpoint),
      redirectUri: 'https://app.example.com/other',
      authorization: { redirectUri: callbackUrl },
    }),
  },
  {
    title: 'The code was exchanged before',
    run: async (client, endpoint) => {
      const params = right(endpoint);
      await client.exchangeCode(params);
      return client.exchangeCode(params);
    },
  },
  {
    title: 'The code has waited for eleven minutes',
    params: (endpoint) => ({
      code: endpoint.issueCode({ issuedAt: Date.now() - elevenMinutes }),
      receivedAt: Date.now() - elevenMinutes,
    }),
  },
  {
    title: 'The email address is not verified',
    params: (endpoint) => ({ code: endpoint.issueCode({ unverifiedEmail: true }) }),
  },
  { title: 'The callback brought no code', params: () => ({ code: undefined }) },
  answered('The app is suspended', { error: 'application_suspended' }),
  answered('The person pressed Cancel', { error: 'access_denied' }),
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
  answered('A device code is not approved yet', {
    error: 'authorization_pending',
    members: { interval: 5 },
  }),
  answered('A device code is polled too often', { error: 'slow_down', members: { interval: 10 } }),
  answered('A device code is too old', { error: 'expired_token' }),
  answered('A device code is unknown', { error: 'incorrect_device_code' }),
  answered('The device flow is off', { error: 'device_flow_disabled' }),
  answered('The grant type is misspelt', { error: 'unsupported_grant_type' }),
  answered('GitHub invents a new error', {
    error: 'interaction_required',
    members: { error_description: 'The person has to look at this first.' },
  }),
  answered('Too many requests', {
    status: 429,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
    body: '<html><title>Rate limit · GitHub</title><h1>Whoa there!</h1></html>',
  }),
  answered('GitHub has an outage', {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>Unicorn! · GitHub</title></html>',
  }),
  answered('A company proxy answers', {
    headers: { 'content-type': 'text/html', server: 'gateway' },
    body: '<html><title>Sign in to the network</title><input type="password"></html>',
  }),
  {
    title: 'The program aborts',
    params: (endpoint) => ({ ...right(endpoint), signal: AbortSignal.abort() }),
  },
  answered('The connection breaks', { fault: 'reset' }),
  { ...answered('Nobody answers', { fault: 'hang' }), client: { timeoutMs: 300 } },
];
