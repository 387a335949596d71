import { impliedScopes } from '../github/scopes.js';
import type { FakeApp, FakeUser } from './app.js';
import { basicCredentials, type FakeRequest } from './request.js';
import { noContent, renderJson, type ResponseHeaders, type WireResponse } from './response.js';
import { accessTokenLifetime, type FakeState, type IssuedToken } from './state.js';

const apiError = (status: number, message: string, headers?: ResponseHeaders): WireResponse =>
  renderJson(
    { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    status,
    headers,
  );

const profileOf = (
  { login = 'octocat', id = 1, name = null, email = null }: FakeUser,
  origin: string,
) => ({
  login,
  id,
  node_id: btoa(`04:User${String(id)}`),
  avatar_url: `https://avatars.githubusercontent.com/u/${String(id)}?v=4`,
  html_url: `${origin}/${login}`,
  type: 'User',
  site_admin: false,
  name,
  email,
});

const emailsOf = ({ email: publicEmail, emails = ['octocat@github.com'] }: FakeUser) =>
  emails.map((email, index) => {
    const primary = index === 0;
    const visibility = email === publicEmail ? 'public' : primary ? 'private' : null;
    return { email, primary, verified: true, visibility };
  });

const orgsOf = ({ orgs = [] }: FakeUser) => orgs.map((login, index) => ({ login, id: index + 1 }));

/** Returns whether a token may do what needs one of these scopes. */
const covers = ({ app, scopes }: IssuedToken, needed: readonly string[]): boolean =>
  // The fake does not know permissions: tokens of GitHub Apps may do everything.
  app.kind === 'github-app' ||
  scopes.some((scope) => [scope, ...impliedScopes(scope)].some((one) => needed.includes(one)));

/** The headers that name the scopes of a token. Tokens of GitHub Apps get none from the fake. */
const scopeHeaders = ({ app, scopes }: IssuedToken): ResponseHeaders =>
  app.kind === 'github-app'
    ? {}
    : {
        // A header cannot contain every text that an app can request as a scope.
        'x-oauth-scopes': scopes.filter((scope) => /^[!-~]+$/.test(scope)).join(', '),
        'x-oauth-client-id': app.clientId,
      };

const respondToUserRequest = (
  path: string,
  { tokens, user }: FakeState,
  { origin, headers: { authorization } }: FakeRequest,
): WireResponse => {
  if (authorization === undefined) return apiError(401, 'Requires authentication');
  const accessToken = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1];
  const token = accessToken === undefined ? undefined : tokens.find(accessToken);
  if (token === undefined) return apiError(401, 'Bad credentials');
  const headers = scopeHeaders(token);
  switch (path) {
    case '/user/emails':
      // https://github.com/octokit/core.js/issues/338
      return covers(token, ['user:email'])
        ? renderJson(emailsOf(user), 200, headers)
        : apiError(404, 'Not Found', headers);
    case '/user/orgs':
      return covers(token, ['read:org', 'user'])
        ? renderJson(orgsOf(user), 200, headers)
        : apiError(
            403,
            'You need at least read:org scope or user scope to list your organizations.',
            headers,
          );
    default:
      return renderJson(profileOf(user, origin), 200, headers);
  }
};

const dateText = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');

const authorizationOf = (token: IssuedToken, user: FakeUser, origin: string) => {
  const { app, accessToken, refreshToken, scopes, issuedAt } = token;
  return {
    app: { client_id: app.clientId, name: app.clientId },
    token: accessToken,
    token_last_eight: accessToken.slice(-8),
    scopes,
    created_at: dateText(issuedAt),
    updated_at: dateText(issuedAt),
    expires_at: refreshToken === undefined ? null : dateText(issuedAt + accessTokenLifetime * 1000),
    user: profileOf(user, origin),
  };
};

const respondToAppRequest = (
  clientId: string,
  { apps, tokens, user }: FakeState,
  { method, origin, form, headers }: FakeRequest,
): WireResponse => {
  const credentials = basicCredentials(headers['authorization']);
  // https://github.com/octokit/oauth-app.js/issues/3
  if (credentials === undefined) return apiError(404, 'Not Found');
  const isApp = (one: FakeApp): boolean =>
    one.clientId === credentials.clientId && one.clientSecret === credentials.clientSecret;
  const app = apps.find(isApp);
  if (app === undefined) return apiError(401, 'Bad credentials');
  const accessToken = form.get('access_token');
  if (accessToken === null) return apiError(422, 'Validation Failed');
  const token = tokens.find(accessToken);
  if (token?.app !== app || app.clientId !== clientId) return apiError(404, 'Not Found');
  if (method === 'POST') return renderJson(authorizationOf(token, user, origin));
  if (method === 'PATCH') return renderJson(authorizationOf(tokens.reset(token), user, origin));
  tokens.revoke(token);
  return noContent();
};

/**
 * Responds at the endpoints of the REST API that a sign-in uses, at the root as on api.github.com and
 * below `/api/v3` as on GitHub Enterprise Server; `undefined` for any other request. Bodies have the
 * members that sign-ins read, not all of GitHub's. GitHub refuses requests without a `User-Agent`; the
 * fake does not check it, because its `fetch` cannot see what a real one would add. What GitHub sends for
 * a wrong client secret is not documented; the fake sends what the API sends for a wrong token.
 *
 * @see https://docs.github.com/en/rest/users/users#get-the-authenticated-user
 * @see https://docs.github.com/en/rest/apps/oauth-applications
 */
export function respondToApiRequest(
  state: FakeState,
  request: FakeRequest,
): WireResponse | undefined {
  const path = request.path.replace(/^\/api\/v3(?=\/)/, '');
  if (request.method === 'GET' && /^\/user(?:\/emails|\/orgs)?$/.test(path))
    return respondToUserRequest(path, state, request);
  const clientId = /^\/applications\/([^/]+)\/token$/.exec(path)?.[1];
  return clientId !== undefined && /^(?:POST|PATCH|DELETE)$/.test(request.method)
    ? respondToAppRequest(clientId, state, request)
    : undefined;
}
