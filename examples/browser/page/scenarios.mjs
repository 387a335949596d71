// What can go wrong, and what the page does to bring it about. The server's part is in demo/scenarios.mjs.
import { createTokenClient, unwrap } from '/github-token-exchange.js';

/**
 * @typedef {import('./stage.mjs').Stage} Stage
 * @typedef {import('github-token-exchange').TokenResponse} TokenResponse
 * @typedef {import('github-token-exchange').CallbackResponse} CallbackResponse
 * @typedef {object} Outcome
 * @property {TokenResponse} response
 * @property {readonly string[]} [report] What happened before it.
 * @typedef {object} Scenario
 * @property {string} title
 * @property {string} tag What it ends in.
 * @property {(stage: Stage) => Promise<Outcome>} run
 */

/**
 * One exchange through the relay, with what the server does about it.
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
 * A callback that somebody else might have written.
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
 * As React's StrictMode and a double click do it.
 *
 * @type {Scenario}
 */
const atOnce = {
  title: 'Two exchanges of one code at once, and a late third',
  tag: 'BadVerificationCode',
  run: async ({ clients: { 'github-app': client }, prepare, countRequests }) => {
    const params = { code: await prepare('usual') };
    const before = await countRequests();
    const both = await Promise.all([client.exchangeCode(params), client.exchangeCode(params)]);
    const sent = (await countRequests()) - before;
    return {
      report: [
        `At once: ${both.map(({ _tag }) => _tag).join(' and ')}.`,
        `GitHub received ${String(sent)} ${sent === 1 ? 'request' : 'requests'} for both.`,
        'The third exchange, afterwards, ended like this:',
      ],
      response: await client.exchangeCode(params),
    };
  },
};

/** @type {Scenario} */
const withoutRelay = {
  title: 'The page asks GitHub itself',
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
        'The same, as the page sees it in production',
        'IncorrectClientCredentials',
        'secret-with-newline-in-production',
      ),
      exchange(
        'The client secret is that of another app',
        'IncorrectClientCredentials',
        'secret-of-another-app',
      ),
      exchange('The client ID is unknown', 'IncorrectClientCredentials', 'client-id-unknown'),
      otherRedirectUri,
      exchange('The app is suspended', 'ApplicationSuspended', 'app-suspended'),
      exchange('The grant type is misspelt', 'UnsupportedGrantType', 'grant-type-misspelt'),
    ],
  },
  {
    title: 'The sign-in',
    scenarios: [
      codeTwice,
      atOnce,
      refreshTwice,
      exchange('The email address is not verified', 'UnverifiedUserEmail', 'email-not-verified'),
      exchange('The person refuses', 'AccessDenied', 'access-denied'),
      callback('The callback brings no code', 'MissingCode', (state) => ({ state })),
      callback('The callback tells of an installation', 'MissingCode', () => ({
        installation_id: '1',
        setup_action: 'install',
      })),
      callback('The callback is of another sign-in', 'StateMismatch', () => ({
        code,
        state: 'another',
      })),
      callback(
        'The session was lost before the callback',
        'StateMismatch',
        (state) => ({ code, state }),
        false,
      ),
      callback('The callback is of another server', 'IssuerMismatch', (state) => ({
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
        'The relay does not answer this page',
        'NetworkFailure',
        ({ gitHub }) => `${gitHub}/login/oauth/access_token`,
      ),
      otherRelay('The address of the relay is wrong', 'UnexpectedResponse', () => '/oauth/tokens'),
      aborted,
    ],
  },
  {
    title: 'GitHub and the network',
    scenarios: [
      exchange('Too many requests', 'RateLimited', 'rate-limit'),
      exchange('GitHub has an outage', 'ServerUnavailable', 'outage'),
      exchange('The connection breaks', 'NetworkFailure', 'connection-reset'),
      exchange('GitHub does not answer in time', 'RequestTimedOut', 'no-answer'),
      exchange('GitHub invents a new error', 'UnrecognizedOAuthError', 'error-of-the-future'),
    ],
  },
  {
    title: 'Something else answers',
    scenarios: [
      exchange('A company proxy answers', 'UnexpectedResponse', 'proxy-page'),
      exchange('A web page comes back', 'UnexpectedResponse', 'html-page'),
      exchange('GitHub answers, but at the wrong address', 'UnexpectedResponse', 'wrong-endpoint'),
      exchange('The endpoint redirects', 'UnexpectedResponse', 'redirect'),
      exchange('The format is not acceptable', 'UnexpectedResponse', 'not-acceptable'),
      exchange('The answer is empty', 'UnexpectedResponse', 'empty-body'),
      exchange('The answer is too large', 'UnexpectedResponse', 'too-large'),
      exchange('The answer is cut off', 'UnexpectedResponse', 'undecodable'),
      exchange('The answer holds no token', 'UnexpectedResponse', 'no-token-inside'),
    ],
  },
  {
    title: 'The device flow',
    scenarios: [
      exchange('The code is not entered yet', 'AuthorizationPending', 'device-pending'),
      exchange('The program polls too fast', 'SlowDown', 'device-too-fast'),
      exchange('The device code is too old', 'ExpiredDeviceCode', 'device-code-expired'),
      exchange('The device code is unknown', 'IncorrectDeviceCode', 'device-code-unknown'),
      exchange('The device flow is switched off', 'DeviceFlowDisabled', 'device-flow-off'),
    ],
  },
];
