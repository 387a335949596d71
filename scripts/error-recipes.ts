import type { TokenErrorTag } from '../src/decode.js';

/** How to reproduce an error with the fake GitHub. */
interface Recipe {
  /** Additional options of the app at the fake GitHub. */
  readonly app?: string;
  /** Options of the client that differ from those of the app. */
  readonly client?: string;
  /** What to import besides the client and the fake. */
  readonly imports?: string;
  /** The statements that end with a `response`. */
  readonly code: string;
}

const exchange = 'const response = await client.exchangeCode({ code: endpoint.issueCode() });';

const respondWith = (response: string, client?: string): Recipe => ({
  ...(client === undefined ? {} : { client }),
  code: `endpoint.respondWith(${response});\n${exchange}`,
});

/** The client would poll again by itself, so the response is decoded as another HTTP client would. */
const poll = (response: string): Recipe => ({
  imports: "import { readTokenResponse } from 'github-token-exchange/decode';",
  code: [
    `endpoint.respondWith(${response});`,
    "const url = 'https://github.com/login/oauth/access_token';",
    "const httpResponse = await endpoint.fetch(url, { method: 'POST' });",
    "const response = await readTokenResponse(httpResponse, { grant: 'device_code' });",
  ].join('\n'),
});

const callback = (url: string): Recipe => ({
  code: `const response = client.parseCallback('${url}', { state: 'xyz' });`,
});

const recipes: Readonly<Record<TokenErrorTag, Recipe>> = {
  IncorrectClientCredentials: { client: "clientSecret: 'e'.repeat(40)", code: exchange },
  RedirectUriMismatch: {
    app: "callbackUrls: ['https://app.example.com/callback']",
    code: [
      'const response = await client.exchangeCode({',
      '  code: endpoint.issueCode(),',
      "  redirectUri: 'https://app.example.com/other',",
      '});',
    ].join('\n'),
  },
  BadVerificationCode: {
    code: [
      'const code = endpoint.issueCode();',
      'await client.exchangeCode({ code });',
      'const response = await client.exchangeCode({ code });',
    ].join('\n'),
  },
  UnverifiedUserEmail: {
    code: [
      'const code = endpoint.issueCode({ unverifiedEmail: true });',
      'const response = await client.exchangeCode({ code });',
    ].join('\n'),
  },
  ApplicationSuspended: callback('/callback?error=application_suspended&state=xyz'),
  AccessDenied: callback('/callback?error=access_denied&state=xyz'),
  BadRefreshToken: {
    code: "const response = await client.refreshToken({ refreshToken: 'ghr_'.padEnd(80, '0') });",
  },
  AuthorizationPending: poll("{ error: 'authorization_pending' }"),
  SlowDown: poll("{ error: 'slow_down', members: { interval: 10 } }"),
  ExpiredDeviceCode: poll("{ error: 'expired_token' }"),
  IncorrectDeviceCode: poll("{ error: 'incorrect_device_code' }"),
  DeviceFlowDisabled: {
    code: [
      "endpoint.respondWith({ error: 'device_flow_disabled' });",
      'const response = await client.requestDeviceCode();',
    ].join('\n'),
  },
  UnsupportedGrantType: respondWith("{ error: 'unsupported_grant_type' }"),
  UnrecognizedOAuthError: respondWith("{ error: 'interaction_required' }"),
  RateLimited: respondWith("{ status: 429, headers: { 'retry-after': '60' } }"),
  ServerUnavailable: respondWith('{ status: 503 }'),
  UnexpectedResponse: respondWith("{ body: '{}' }"),
  NetworkFailure: respondWith("{ fault: 'reset' }"),
  RequestTimedOut: respondWith("{ fault: 'hang' }", 'timeoutMs: 50'),
  RequestAborted: {
    code: [
      'const code = endpoint.issueCode();',
      'const response = await client.exchangeCode({ code, signal: AbortSignal.abort() });',
    ].join('\n'),
  },
  MissingCode: callback('/callback?setup_action=install&state=xyz'),
  StateMismatch: callback('/callback?code=e72e16c7e42f292c6912&state=other'),
  IssuerMismatch: callback('/callback?code=abc&state=xyz&iss=https%3A%2F%2Fidp.example'),
};

/** A program that reproduces an error with the fake GitHub, and prints its tag. */
export const recipeOf = (tag: TokenErrorTag): string => {
  const { app, client, imports, code } = recipes[tag];
  return [
    "import { createTokenClient } from 'github-token-exchange';",
    imports,
    "import { createFakeTokenEndpoint } from 'github-token-exchange/testing';",
    '',
    "const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };",
    `const endpoint = createFakeTokenEndpoint({ apps: [${app === undefined ? 'app' : `{ ...app, ${app} }`}] });`,
    `const client = createTokenClient({ ...app, fetch: endpoint.fetch${client === undefined ? '' : `, ${client}`} });`,
    '',
    code,
    `console.log(response._tag); // ${tag}`,
  ]
    .filter((text) => text !== undefined)
    .join('\n');
};
