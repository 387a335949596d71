// One test per number of docs/github.md.
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  compareScopes,
  createTokenClient,
  decodeTokenResponse,
  formatTokenError,
  networkFailure,
  parseCallback,
  type TokenError,
} from '../../src/index.js';
import { rules } from '../../src/diagnosis/rules/index.js';
import { maskOf } from '../../src/internal/mask.js';
import { createFakeTokenEndpoint, type FakeApp } from '../../src/testing.js';

const oauthApp: FakeApp = {
  clientId: 'Ov23liFakeFakeFake00',
  clientSecret: 'f'.repeat(40),
  callbackUrls: ['https://example.com/path', 'http://127.0.0.1/cb'],
};

const make = (app: FakeApp = oauthApp) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const { clientId, clientSecret } = app;
  return {
    endpoint,
    client: createTokenClient({ clientId, clientSecret, fetch: endpoint.fetch }),
  };
};

/** What a developer reads about a response with an error code. */
const hintOf = (
  body: string,
  options: Parameters<typeof decodeTokenResponse>[1] = {},
  status = 200,
): string => {
  const response = decodeTokenResponse({ status, headers: {}, body }, options);
  if (response._tag === 'Success') throw new Error('no error');
  return formatTokenError(response);
};

const failed = (fields: object, options: Parameters<typeof networkFailure>[1] = {}): string =>
  formatTokenError(networkFailure(Object.assign(new TypeError('fetch failed'), fields), options));

test('1. An OAuth app can issue refresh tokens, for the whole app or with offline_access', async () => {
  for (const [app, scopes] of [
    [{ ...oauthApp, expiringTokens: true }, ['repo']],
    [oauthApp, ['repo', 'offline_access']],
  ] as const) {
    const { client, endpoint } = make(app);
    const first = await client.exchangeCode({ code: endpoint.issueCode({ scopes }) });
    if (first._tag !== 'Success') throw new Error(first._tag);
    expect(first).toMatchObject({ scopes: ['repo'], expiresIn: 28_800 });
    expect(first.refreshTokenExpiresIn).toBe(15_897_600);

    const second = await client.refreshToken({ refreshToken: String(first.refreshToken) });
    expect(second).toMatchObject({ _tag: 'Success', scopes: ['repo'] });

    const third = await client.refreshToken({ refreshToken: 'ghr_wrong' });
    expect(third._tag).toBe('BadRefreshToken');
    expect(formatTokenError(third as TokenError)).not.toMatch(/OAuth apps? (?:get|issue|has)/);
  }
  const { client, endpoint } = make();
  const lasting = await client.exchangeCode({ code: endpoint.issueCode({ scopes: ['repo'] }) });
  expect(lasting).not.toHaveProperty('refreshToken');
});

test('2. A redirect URI has to equal a callback URL, unless wildcard matching is on', async () => {
  const { client } = make();
  const causesOf = async (redirectUri: string, wildcard: boolean) => {
    const callbackUrls = [{ url: 'https://example.com/path', wildcard }];
    return (await client.check({ redirectUri, callbackUrls })).map(({ id }) => id);
  };
  const below = ['https://example.com/path/sub/other', 'https://oauth.example.com/path'];
  const others = [
    'https://example.com/bar',
    'https://example.com/',
    'https://example.com:8080/path',
  ];
  for (const uri of [...below, ...others])
    expect(await causesOf(uri, false)).toContain('redirect-uri-differs-from-registered');
  for (const uri of others)
    expect(await causesOf(uri, true)).toContain('redirect-uri-differs-from-registered');
  for (const uri of ['https://example.com/path', ...below])
    expect(await causesOf(uri, true)).toEqual([]);
  expect(hintOf('error=redirect_uri_mismatch')).toContain('unless wildcard matching is enabled');
  expect(() => make({ ...oauthApp, callbackUrls: Array(11).fill('https://a.example/') })).toThrow(
    TypeError,
  );
});

test('3. incorrect_client_credentials of the device flow is about the client ID alone', () => {
  const text = hintOf('error=incorrect_client_credentials', { grant: 'device_code' });
  expect(text).toContain('does not have an app with this client ID');
  expect(text.replace(/GitHub {5}".*"/, '')).not.toMatch(/secret/i);
});

test('4. bad_verification_code of the device flow is about the device code, valid for 15 minutes', () => {
  const text = hintOf('error=bad_verification_code', { grant: 'device_code' });
  expect(text).toContain('15 minutes');
  expect(text).not.toMatch(/reload|StrictMode|code verifier|10 minutes/);
});

test('5. unauthorized_client with status 400 means in the device flow that it is disabled', async () => {
  const { client, endpoint } = make();
  endpoint.respondWith({ error: 'unauthorized_client', status: 400 });
  expect(await client.requestDeviceCode()).toMatchObject({
    _tag: 'DeviceFlowDisabled',
    code: 'unauthorized_client',
  });
});

test('6. NODE_USE_ENV_PROXY and NODE_USE_SYSTEM_CA let fetch use a proxy and the certificates of the system', async () => {
  expect(failed({})).toContain('NODE_USE_ENV_PROXY=1');
  expect(failed({})).not.toContain('ignores HTTP_PROXY');
  const { clientId, clientSecret } = oauthApp;
  const client = createTokenClient({
    clientId,
    clientSecret,
    fetch: () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } }),
      ),
  });
  const response = await client.exchangeCode({ code: 'abc' });
  expect(formatTokenError(response as TokenError)).toContain('NODE_USE_SYSTEM_CA=1');
});

test('7. A failure without a system error code is a matter of CORS only in a browser', () => {
  expect(failed({})).not.toMatch(/CORS|relay/);
});

test('8. The hint for ghe.com names the status pages of its regions', () => {
  const text = hintOf('', { baseUrl: 'https://octocorp.ghe.com' }, 503);
  expect(text).toContain('the status page of your region');
});

test('9. A rate limit is for the developer: 2,000 requests an hour, and mostly a loop', () => {
  const response = decodeTokenResponse({ status: 429, headers: {}, body: '' });
  expect(response).toMatchObject({ _tag: 'RateLimited', remediation: { actor: 'developer' } });
  expect(formatTokenError(response as TokenError)).toMatch(/loop .+ 2,000 requests an hour/);
});

const documentOf = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8').replace(/\s+/g, ' ');

test('10. The documentation says that the API can reject a new token for one to three seconds', () => {
  expect(documentOf('authorization')).toContain('with 401 for one to three seconds');
});

test('11. The documentation names SAML, restrictions of OAuth apps, and the page to review access', () => {
  const text = documentOf('authorization');
  expect(text).toContain('https://HOST/settings/connections/applications/CLIENT_ID');
  expect(text).toMatch(/SAML .+ organization approved|organization approved .+ SAML/);
});

test('12. compareScopes() counts scopes that another one contains, and names those that are missing', () => {
  const success = decodeTokenResponse({
    status: 200,
    body: 'access_token=gho_x&scope=admin%3Aorg%2Crepo&token_type=bearer',
  });
  if (success._tag !== 'Success') throw new Error(success._tag);
  const requested = ['read:org', 'public_repo', 'gist', 'offline_access'];
  expect(compareScopes(success, requested)).toMatchObject({ missing: ['gist'] });
});

const urlFor = (errorUri: string, baseUrl?: string): string | undefined => {
  const response = decodeTokenResponse(
    { status: 200, body: `error=new_error&error_uri=${encodeURIComponent(errorUri)}` },
    { baseUrl },
  );
  return response._tag === 'Success' ? undefined : response.documentationUrl;
};

const page = '/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps';

test('13. Links for GitHub Enterprise Server below 3.4 lead to the latest documentation', () => {
  const docs = 'https://docs.github.com';
  const server = 'https://ghe.example.com';
  for (const [release, linked] of [
    ['2.22', 'latest'],
    ['3.3', 'latest'],
    ['3.4', '3.4'],
    ['3.17', '3.17'],
  ] as const)
    expect(urlFor(`${docs}/enterprise-server@${release}${page}#x`, server)).toBe(
      `${docs}/en/enterprise-server@${linked}${page}#x`,
    );
});

test('14. A link of the documentation in another language keeps its anchor', () => {
  expect(urlFor(`https://docs.github.com/ja${page}#device-flow`)).toBe(
    `https://docs.github.com/en${page}#device-flow`,
  );
});

test('15. Links lead to the sections about refresh tokens, redirect URLs and CORS', () => {
  const response = decodeTokenResponse({ status: 200, body: 'error=bad_refresh_token' });
  expect((response as TokenError).documentationUrl).toMatch(/#bad-refresh-token$/);
  const sourcesOf = (id: string) => rules.find((rule) => rule.id === id)?.sources.join(' ');
  expect(sourcesOf('redirect-uri-differs-from-registered')).toMatch(/#redirect-urls/);
  expect(sourcesOf('redirect-uri-is-loopback')).toMatch(/#loopback-redirect-urls/);
  expect(sourcesOf('browser-without-cors')).toMatch(/#1-request-a-users-github-identity/);
});

test('16. Hints link to the settings of the kind of app, and of an organization', () => {
  const body = 'error=incorrect_client_credentials';
  const gitHubApp = hintOf(body, { clientId: 'Iv23liFakeFakeFake00' });
  expect(gitHubApp).toContain('https://github.com/settings/apps ');
  expect(gitHubApp).toContain('https://github.com/organizations/ORG/settings/apps.');
  const oauth = hintOf(body, { clientId: oauthApp.clientId, baseUrl: 'https://ghe.example.com' });
  expect(oauth).toContain('https://ghe.example.com/settings/developers ');
  expect(oauth).toContain('https://ghe.example.com/organizations/ORG/settings/applications.');
});

test('17. parseCallback() expects /login/oauth as the issuer, or the issuer of the options', () => {
  const tagOf = (iss: string, options: object) =>
    parseCallback(`/cb?code=abc&state=xyz&iss=${encodeURIComponent(iss)}`, {
      state: 'xyz',
      ...options,
    })._tag;
  const baseUrl = 'https://ghe.example.com';
  expect(tagOf('https://github.com/login/oauth', {})).toBe('AuthorizationCode');
  expect(tagOf('https://ghe.example.com/login/oauth', { baseUrl })).toBe('AuthorizationCode');
  expect(tagOf('https://ghe.example.com', { baseUrl })).toBe('IssuerMismatch');
  expect(tagOf('https://ghe.example.com', { baseUrl, issuer: baseUrl })).toBe('AuthorizationCode');
});

test('18. An installation token with a JWT is hidden, and is no client secret', () => {
  const part = (length: number) => 'aB3-_'.repeat(length).slice(0, length);
  const token = `ghs_1234567_${part(60)}.${part(300)}.${part(120)}`;
  expect(maskOf([])(`the token is ${token}!`)).toBe('the token is ***!');
  expect(
    rules.find(({ id }) => id === 'client-secret-is-token')?.check({ now: 0, clientSecret: token }),
  ).toEqual({});
});
