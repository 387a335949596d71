// How the page produces each error. The part of the server is in demo/scenarios.mjs.
import { createTokenClient, unwrap } from '/github-token-exchange.js';

/**
 * @typedef {import('./stage.mjs').Stage} Stage
 * @typedef {import('github-token-exchange').TokenResponse} TokenResponse
 * @typedef {import('github-token-exchange').CallbackResponse} CallbackResponse
 * @typedef {object} Outcome
 * @property {TokenResponse} response
 * @property {readonly string[]} [report] What happened before the response.
 * @typedef {object} Scenario
 * @property {string} title
 * @property {string} tag The tag of the response.
 * @property {(stage: Stage) => Promise<Outcome>} run
 */

/**
 * One exchange through the relay, with a scenario of the server.
 *
 * @param {string} title
 * @param {string} tag
 * @param {string} name
 * @returns {Scenario}
 */
const exchange = (title, tag, name) => ({
  title,
  tag,
  run: async ({ clients, prepare }) => ({
    response: await clients['github-app'].exchangeCode({ code: await prepare(name) }),
  }),
});

/**
 * A callback, which anyone could have created.
 *
 * @param {string} title
 * @param {string} tag
 * @param {(state: string) => Readonly<Record<string, string>>} query
 * @param {boolean} [hasSession]
 * @returns {Scenario}
 */
const callback = (title, tag, query, hasSession = true) => ({
  title,
  tag,
  run: async ({ clients: { 'github-app': client } }) => {
    const request = await client.authorizationUrl();
    const parameters = new URLSearchParams(query(request.state));
    const parsed = client.parseCallback(
      `/callback?${parameters.toString()}`,
      hasSession ? request : undefined,
    );
    return {
      response: parsed._tag === 'AuthorizationCode' ? await client.exchangeCode(parsed) : parsed,
    };
  },
});

const code = 'e72e16c7e42f292c6912';

/** @type {Scenario} */
const otherRedirectUri = {
  title: 'The redirect URI is not registered',
  tag: 'RedirectUriMismatch',
  run: async ({ clients, prepare }) => ({
    response: await clients['github-app'].exchangeCode({
      code: await prepare('usual'),
      redirectUri: `${location.origin}/other`,
    }),
  }),
};

/** @type {Scenario} */
const codeTwice = {
  title: 'The code is exchanged a second time',
  tag: 'BadVerificationCode',
  run: async ({ clients: { 'github-app': client }, prepare }) => {
    const params = { code: await prepare('usual') };
    unwrap(await client.exchangeCode(params));
    return { response: await client.exchangeCode(params) };
  },
};

/** @type {Scenario} */
const refreshTwice = {
  title: 'A refresh token is used a second time',
  tag: 'BadRefreshToken',
  run: async ({ clients: { 'github-app': client }, prepare }) => {
    const { refreshToken = '' } = unwrap(
      await client.exchangeCode({ code: await prepare('usual') }),
    );
    unwrap(await client.refreshToken({ refreshToken }));
    return { response: await client.refreshToken({ refreshToken }) };
  },
};

/**
 * As with React's StrictMode or a double click.
 *
 * @type {Scenario}
 */
const atOnce = {
  title: 'Two exchanges of one code at once, then a third',
  tag: 'BadVerificationCode',
  run: async ({ clients: { 'github-app': client }, prepare, countRequests }) => {
    const params = { code: await prepare('usual') };
    const before = await countRequests();
    const both = await Promise.all([client.exchangeCode(params), client.exchangeCode(params)]);
    const sent = (await countRequests()) - before;
    return {
      report: [
        `Both: ${both.map(({ _tag }) => _tag).join(' and ')}.`,
        `GitHub received ${String(sent)} ${sent === 1 ? 'request' : 'requests'} for both.`,
        'The third exchange had this result:',
      ],
      response: await client.exchangeCode(params),
    };
  },
};

/** @type {Scenario} */
const withoutRelay = {
  title: 'The page sends the request to GitHub directly',
  tag: 'NetworkFailure',
  run: async ({ clientId, gitHub, prepare }) => {
    const direct = createTokenClient({ clientId, clientSecret: null, baseUrl: gitHub });
    return { response: await direct.exchangeCode({ code: await prepare('usual') }) };
  },
};

/**
 * @param {string} title
 * @param {string} tag
 * @param {(stage: Stage) => string} tokenEndpoint
 * @returns {Scenario}
 */
const otherRelay = (title, tag, tokenEndpoint) => ({
  title,
  tag,
  run: async (stage) => {
    const { clientId, gitHub, prepare } = stage;
    const client = createTokenClient({
      clientId,
      baseUrl: gitHub,
      tokenEndpoint: tokenEndpoint(stage),
    });
    return { response: await client.exchangeCode({ code: await prepare('usual') }) };
  },
});

/** @type {Scenario} */
const aborted = {
  title: 'The page aborts the exchange',
  tag: 'RequestAborted',
  run: async ({ clients: { 'github-app': client } }) => {
    const controller = new AbortController();
    const exchanging = client.exchangeCode({ code, signal: controller.signal });
    controller.abort();
    return { response: await exchanging };
  },
};

/** @type {readonly { title: string, scenarios: readonly Scenario[] }[]} */
export const groups = [
  {
    title: 'The configuration',
    scenarios: [
      exchange(
        'The client secret ends with a newline',
        'IncorrectClientCredentials',
        'secret-with-newline',
      ),
      exchange(
        'The same error, as a page sees it in production',
        'IncorrectClientCredentials',
        'secret-with-newline-in-production',
      ),
      exchange(
        'The client secret belongs to another app',
        'IncorrectClientCredentials',
        'secret-of-another-app',
      ),
      exchange('The client ID is unknown', 'IncorrectClientCredentials', 'client-id-unknown'),
      otherRedirectUri,
      exchange('The app is suspended', 'ApplicationSuspended', 'app-suspended'),
      exchange('The grant type is misspelled', 'UnsupportedGrantType', 'grant-type-misspelt'),
    ],
  },
  {
    title: 'The sign-in',
    scenarios: [
      codeTwice,
      atOnce,
      refreshTwice,
      exchange('The email address is not verified', 'UnverifiedUserEmail', 'email-not-verified'),
      exchange('The user cancels', 'AccessDenied', 'access-denied'),
      callback('The callback contains no code', 'MissingCode', (state) => ({ state })),
      callback('The callback reports an installation', 'MissingCode', () => ({
        installation_id: '1',
        setup_action: 'install',
      })),
      callback('The callback belongs to another sign-in', 'StateMismatch', () => ({
        code,
        state: 'another',
      })),
      callback(
        'The session was lost before the callback',
        'StateMismatch',
        (state) => ({ code, state }),
        false,
      ),
      callback('The callback comes from another server', 'IssuerMismatch', (state) => ({
        code,
        state,
        iss: 'https://login.example.com',
      })),
    ],
  },
  {
    title: 'The page and the relay',
    scenarios: [
      withoutRelay,
      otherRelay(
        'The relay does not allow this page',
        'NetworkFailure',
        ({ gitHub }) => `${gitHub}/login/oauth/access_token`,
      ),
      otherRelay('The URL of the relay is wrong', 'UnexpectedResponse', () => '/oauth/tokens'),
      aborted,
    ],
  },
  {
    title: 'GitHub and the network',
    scenarios: [
      exchange('Too many requests', 'RateLimited', 'rate-limit'),
      exchange('GitHub has an outage', 'ServerUnavailable', 'outage'),
      exchange('The connection is reset', 'NetworkFailure', 'connection-reset'),
      exchange('GitHub does not respond in time', 'RequestTimedOut', 'no-answer'),
      exchange('GitHub sends an unknown error', 'UnrecognizedOAuthError', 'error-of-the-future'),
    ],
  },
  {
    title: 'Unexpected responses',
    scenarios: [
      exchange('A company proxy responds', 'UnexpectedResponse', 'proxy-page'),
      exchange('The response is a web page', 'UnexpectedResponse', 'html-page'),
      exchange('The URL is not the token endpoint', 'UnexpectedResponse', 'wrong-endpoint'),
      exchange('The endpoint redirects', 'UnexpectedResponse', 'redirect'),
      exchange('The format is not acceptable', 'UnexpectedResponse', 'not-acceptable'),
      exchange('The response is empty', 'UnexpectedResponse', 'empty-body'),
      exchange('The response is too large', 'UnexpectedResponse', 'too-large'),
      exchange('The response is incomplete', 'UnexpectedResponse', 'undecodable'),
      exchange('The response contains no token', 'UnexpectedResponse', 'no-token-inside'),
    ],
  },
  {
    title: 'The device flow',
    scenarios: [
      exchange('The code is not entered yet', 'AuthorizationPending', 'device-pending'),
      exchange('The program polls too often', 'SlowDown', 'device-too-fast'),
      exchange('The device code has expired', 'ExpiredDeviceCode', 'device-code-expired'),
      exchange('The device code is unknown', 'IncorrectDeviceCode', 'device-code-unknown'),
      exchange('The device flow is disabled', 'DeviceFlowDisabled', 'device-flow-off'),
    ],
  },
];
