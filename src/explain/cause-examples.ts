import type { CallbackFacts } from '../authorize/callback-causes.js';
import {
  type DecodeOptions,
  decodeTokenResponse,
  type FailureCause,
  type LikelyCauseId,
  networkFailure,
  type RequestFacts,
  type TokenError,
} from '../decode.js';
import { isTokenError } from '../errors/guards.js';

/** A request with the fault of a rule, and its error if an error code alone is not enough. */
export interface CauseExample {
  readonly facts?: Partial<RequestFacts>;
  readonly error?: TokenError;
}

type CallbackOnlyId =
  'session-without-state' | 'callback-without-state' | 'installation-awaits-approval';

const now = Date.UTC(2026, 10, 25);
const minutes = 60_000;
const redirectUri = 'https://app.example.com/auth/callback';
const authorization = { redirectUri, baseUrl: 'https://github.com' };
const server = 'https://ghe.example.com';

/** An exchange without a fault. */
export const rightFacts: RequestFacts = {
  now,
  grant: 'authorization_code',
  clientId: 'Iv23liAbCdEfGhIjKlMn',
  clientSecret: '0123456789'.repeat(4),
  code: '0123456789'.repeat(2),
  redirectUri,
  baseUrl: 'https://github.com',
};

const poll = { grant: 'device_code', interval: 5 } as const;

const failed = (
  { message = '', ...members }: Partial<FailureCause>,
  facts: Partial<RequestFacts> = {},
): CauseExample => ({
  facts,
  error: networkFailure(
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), members) }),
  ),
});

/** The example of a response that is an error whatever was sent. */
const responded = (
  status: number,
  body: string | object,
  contentType = 'application/json',
  options: DecodeOptions = {},
): CauseExample => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': contentType };
  const response = decodeTokenResponse({ status, headers, body: text }, options);
  if (!isTokenError(response)) throw new Error('The response of an example has to be an error.');
  return {
    facts: options.baseUrl === undefined ? {} : { baseUrl: String(options.baseUrl) },
    error: response,
  };
};

/** One example for each rule. */
export const causeExamples: Readonly<
  Record<Exclude<LikelyCauseId, CallbackOnlyId | 'rules-not-loaded'>, CauseExample>
> = {
  'client-id-missing': { facts: { clientId: '' } },
  'client-id-has-whitespace': { facts: { clientId: `${String(rightFacts.clientId)}\n` } },
  'client-id-is-quoted': { facts: { clientId: `"${String(rightFacts.clientId)}"` } },
  'client-id-is-placeholder': { facts: { clientId: 'your-client-id' } },
  'client-id-is-unexpanded-template': { facts: { clientId: '${GITHUB_CLIENT_ID}' } },
  'client-id-of-unusual-form': { facts: { clientId: 'Iv23liAbCdEfGhIjKlM' } },
  'client-id-and-secret-swapped': {
    facts: { clientId: rightFacts.clientSecret, clientSecret: rightFacts.clientId },
  },
  'client-id-is-app-id': { facts: { clientId: '123456' } },
  'client-secret-missing': { facts: { clientSecret: 'undefined' } },
  'client-secret-has-whitespace': {
    facts: { clientSecret: `${String(rightFacts.clientSecret)}\n` },
  },
  'client-secret-is-quoted': { facts: { clientSecret: `'${String(rightFacts.clientSecret)}'` } },
  'client-secret-is-placeholder': { facts: { clientSecret: 'changeme' } },
  'client-secret-is-unexpanded-template': { facts: { clientSecret: '$GITHUB_CLIENT_SECRET' } },
  'client-secret-of-unusual-form': { facts: { clientSecret: '0123456789' } },
  'client-secret-is-masked': { facts: { clientSecret: '********' } },
  'client-secret-is-token': { facts: { clientSecret: 'gho_example' } },
  'client-secret-is-private-key': { facts: { clientSecret: '-----BEGIN RSA PRIVATE KEY-----' } },
  'client-secret-of-other-provider': { facts: { clientSecret: 'GOCSPX-0123456789' } },
  'client-secret-replaced': {},
  'redirect-uri-differs-from-authorization': {
    facts: { redirectUri: 'https://app.example.com/callback', authorization },
  },
  'redirect-uri-loopback-name-differs': {
    facts: {
      redirectUri: 'http://localhost:3000/callback',
      authorization: { redirectUri: 'http://127.0.0.1:3000/callback' },
    },
  },
  'redirect-uri-is-preview-host': {
    facts: { redirectUri: 'https://app-git-fix-octo.vercel.app/callback' },
  },
  'redirect-uri-differs-from-registered': {
    facts: { redirectUri: `${redirectUri}/`, callbackUrls: [redirectUri] },
  },
  'redirect-uri-without-scheme': { facts: { redirectUri: 'app.example.com/callback' } },
  'redirect-uri-contains-undefined': { facts: { redirectUri: 'https://undefined/callback' } },
  'redirect-uri-has-callback-query': { facts: { redirectUri: `${redirectUri}?code=0123` } },
  'redirect-uri-is-http': { facts: { redirectUri: 'http://app.example.com/callback' } },
  'redirect-uri-is-loopback': {
    facts: { redirectUri: 'http://localhost:3000/callback', production: true },
  },
  'redirect-uri-has-double-slash': { facts: { redirectUri: 'https://app.example.com//callback' } },
  'redirect-uri-has-query': { facts: { redirectUri: `${redirectUri}?next=/` } },
  'code-missing': { facts: { code: '' } },
  'code-already-exchanged': { facts: { exchangedSecondsAgo: 3 } },
  'code-of-other-client': {
    facts: { authorization: { ...authorization, clientId: 'Iv23liZyXwVuTsRqPoNm' } },
  },
  'code-is-token': { facts: { code: 'gho_example' } },
  'code-is-state': { facts: { code: 'example', authorization: { state: 'example' } } },
  'code-waited-too-long': { facts: { callbackAt: now - 12 * minutes } },
  'code-has-query-tail': { facts: { code: `${String(rightFacts.code)}&state=example` } },
  'code-is-percent-encoded': { facts: { code: '0123%2B' } },
  'code-has-whitespace': { facts: { code: `${String(rightFacts.code)}\n` } },
  'code-of-unusual-form': { facts: { code: '0123' } },
  'code-verifier-missing': { facts: { authorization: { codeChallenge: 'example' } } },
  'code-verifier-does-not-match': {
    facts: {
      codeVerifier: 'example',
      codeChallengeOfVerifier: 'one',
      authorization: { codeChallenge: 'another' },
    },
  },
  'code-used-or-expired': {},
  'refresh-token-already-used': { facts: { grant: 'refresh_token', refreshedSecondsAgo: 3 } },
  'refresh-token-is-access-token': {
    facts: { grant: 'refresh_token', refreshToken: 'ghu_example' },
  },
  'refresh-token-too-old': {
    facts: { grant: 'refresh_token', refreshTokenExpiresAt: now - minutes },
  },
  'device-code-is-user-code': { facts: { ...poll, deviceCode: 'WDJB-MJHT' } },
  'device-code-already-used': { facts: { ...poll, deviceCodeUsedSecondsAgo: 3 } },
  'polled-too-early': { facts: { ...poll, secondsSinceLastPoll: 3 } },
  'clock-runs-fast': {
    facts: { ...poll, slowDowns: 2, secondsSinceLastPoll: 6, wallSecondsSinceLastPoll: 3 },
  },
  'device-code-has-second-poller': {
    facts: { ...poll, slowDowns: 2, secondsSinceLastPoll: 6, wallSecondsSinceLastPoll: 6 },
  },
  'proxy-answered': responded(503, '<title>Zscaler</title><h1>Blocked</h1>', 'text/html'),
  'server-is-not-github': responded(
    400,
    { error: 'invalid_client', error_description: 'invalid client secret' },
    undefined,
    { baseUrl: server },
  ),
  'user-agent-missing': responded(
    403,
    'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    'text/html',
  ),
  'rest-api-answered': responded(404, {
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest',
  }),
  'rest-api-refused-token': responded(401, {
    message: 'Bad credentials',
    documentation_url: 'https://docs.github.com/rest',
  }),
  'token-url-is-wrong': responded(404, { error: 'not found' }),
  'app-registered-on-other-host': { facts: { baseUrl: server, authorization } },
  'proxy-variable-ignored': failed({ code: 'ETIMEDOUT' }, { proxyVariableIgnored: true }),
  'browser-without-cors': failed({}, { inBrowser: true }),
  'proxy-requires-authentication': failed({ message: 'Proxy response (407) !== 200' }),
  'proxy-refuses-connection': failed({ message: 'Proxy response (403) !== 200' }),
  'local-proxy-refuses': failed({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 8118 }),
  'proxy-not-reachable': failed({ code: 'ECONNREFUSED', address: '192.0.2.1', port: 3128 }),
  'proxy-name-not-resolved': failed({ code: 'ENOTFOUND', hostname: 'proxy.example.com' }),
  'host-name-not-resolved': failed({ code: 'ENOTFOUND' }),
  'connection-refused': failed({ code: 'ECONNREFUSED' }, { baseUrl: server }),
  'host-unreachable': failed({ code: 'EHOSTUNREACH' }),
  'connection-not-permitted': failed({ code: 'EACCES' }),
  'port-blocked-by-fetch': failed({ message: 'bad port' }, { baseUrl: 'http://127.0.0.1:6000' }),
  'connection-broken-off': failed({ code: 'ECONNRESET' }),
  'no-connection-in-time': failed({ code: 'ETIMEDOUT' }),
  'no-answer-in-time': failed({ code: 'UND_ERR_HEADERS_TIMEOUT' }),
  'private-certificate-authority': failed({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
  'ca-certificates-missing': failed({ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }),
  'certificate-expired': failed({ code: 'CERT_HAS_EXPIRED' }),
  'certificate-of-other-name': failed(
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    { baseUrl: server },
  ),
  'certificate-rejected': failed({ code: 'CERT_REVOKED' }, { baseUrl: server }),
  'port-does-not-speak-tls': failed(
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    { baseUrl: 'https://ghe.example.com:8080' },
  ),
  'tls-version-not-supported': failed(
    { code: 'ERR_SSL_UNSUPPORTED_PROTOCOL' },
    { baseUrl: server },
  ),
  'tls-handshake-failed': failed({ code: 'EPROTO' }),
  'port-does-not-speak-http': failed(
    { code: 'HPE_INVALID_CONSTANT' },
    { baseUrl: 'http://ghe.example.com:25' },
  ),
};

const callback = (search: string, state = 'example'): CallbackFacts => ({
  address: redirectUri,
  query: new URLSearchParams(search),
  state,
  stateMatches: true,
  redirectUri,
  mask: (text) => text,
});

/** One example for each rule about callbacks. */
export const callbackExamples: Readonly<
  Record<CallbackOnlyId | 'redirect-uri-differs-from-registered', CallbackFacts>
> = {
  'redirect-uri-differs-from-registered': {
    ...callback('error=redirect_uri_mismatch'),
    redirectUri: 'http://app.example.com/auth/callback',
  },
  'session-without-state': callback('code=example&state=example', ''),
  'callback-without-state': callback('code=example'),
  'installation-awaits-approval': callback('setup_action=request'),
};
