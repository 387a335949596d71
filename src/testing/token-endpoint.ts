import { codeChallengeOf } from '../authorize/pkce.js';
import type { FakeApp } from './app.js';
import type { IssuedCode } from './codes.js';
import { errorMembers } from './oauth-errors.js';
import { isAllowedRedirectUri } from './redirect-uri.js';
import type { FakeRequest } from './request.js';
import {
  renderMembers,
  type ResponseMembers,
  unknownClient,
  type WireResponse,
} from './response.js';
import { grantedScopes, wantsOfflineAccess } from './scopes.js';
import { appOf, type FakeState } from './state.js';
import { accessTokenLifetime, type Grant, refreshTokenLifetime } from './tokens.js';

const issueToken = ({ tokens }: FakeState, grant: Grant): ResponseMembers => {
  const { accessToken, refreshToken, scopes } = tokens.issue(grant);
  return {
    access_token: accessToken,
    ...(refreshToken === undefined
      ? {}
      : {
          expires_in: accessTokenLifetime,
          refresh_token: refreshToken,
          refresh_token_expires_in: refreshTokenLifetime,
        }),
    token_type: 'bearer',
    scope: scopes.join(','),
  };
};

/** What a sign-in grants. GitHub Apps have permissions and ignore scopes. */
const grantOf = (app: FakeApp, requested: readonly string[], fromDevice: boolean): Grant => {
  const isGitHubApp = app.kind === 'github-app';
  const { expiringTokens = isGitHubApp } = app;
  return {
    app,
    fromDevice,
    scopes: isGitHubApp ? [] : grantedScopes(requested),
    expires: expiringTokens || (!isGitHubApp && wantsOfflineAccess(requested)),
  };
};

const isMismatch = (app: FakeApp, issued: IssuedCode, redirectUri: string | null): boolean =>
  redirectUri !== null &&
  (!isAllowedRedirectUri(app, redirectUri) ||
    (issued.redirectUri !== undefined && issued.redirectUri !== redirectUri));

const isVerified = async (challenge: string, verifier: string | null): Promise<boolean> =>
  verifier !== null && challenge === (await codeChallengeOf(verifier));

const exchangeCode = async (
  state: FakeState,
  app: FakeApp,
  form: URLSearchParams,
): Promise<ResponseMembers> => {
  const issued = state.codes.find(form.get('code') ?? '', app.clientId);
  if (issued === undefined) return errorMembers('bad_verification_code');
  if (isMismatch(app, issued, form.get('redirect_uri')))
    return errorMembers('redirect_uri_mismatch');
  if (issued.unverifiedEmail === true) return errorMembers('unverified_user_email');
  state.codes.spend(issued.code);
  const { codeChallenge, scopes = [] } = issued;
  // The error that GitHub sends for a wrong code verifier is not documented.
  if (codeChallenge !== undefined && !(await isVerified(codeChallenge, form.get('code_verifier'))))
    return errorMembers('bad_verification_code');
  return issueToken(state, grantOf(app, scopes, false));
};

const pollForToken = (state: FakeState, app: FakeApp, form: URLSearchParams): ResponseMembers => {
  const poll = state.deviceCodes.poll(form.get('device_code') ?? '', app.clientId);
  if ('scopes' in poll) return issueToken(state, grantOf(app, poll.scopes, true));
  const { error, ...members } = poll;
  return { ...errorMembers(error), ...members };
};

/** Keeps the scopes, and makes both old tokens invalid. */
const refreshToken = (state: FakeState, app: FakeApp, form: URLSearchParams): ResponseMembers => {
  const token = state.tokens.findRefreshable(form.get('refresh_token') ?? '', app);
  if (token === undefined || !state.tokens.isRefreshable(token))
    return errorMembers('bad_refresh_token');
  state.tokens.revoke(token);
  return issueToken(state, { ...token, expires: true });
};

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const needsSecret = ({ tokens }: FakeState, app: FakeApp, form: URLSearchParams): boolean => {
  const grantType = form.get('grant_type');
  if (grantType !== 'refresh_token') return grantType !== deviceGrant;
  return tokens.findRefreshable(form.get('refresh_token') ?? '', app)?.fromDevice !== true;
};

/** Checks the credentials first, as GitHub does. */
const grantToken = (
  state: FakeState,
  app: FakeApp,
  form: URLSearchParams,
): ResponseMembers | Promise<ResponseMembers> => {
  if (needsSecret(state, app, form) && form.get('client_secret') !== app.clientSecret)
    return errorMembers('incorrect_client_credentials');
  switch (form.get('grant_type') ?? 'authorization_code') {
    case 'authorization_code':
      return exchangeCode(state, app, form);
    case 'refresh_token':
      return refreshToken(state, app, form);
    case deviceGrant:
      return pollForToken(state, app, form);
    default:
      return errorMembers('unsupported_grant_type');
  }
};

/**
 * Responds at the token endpoint.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export async function respondToTokenRequest(
  state: FakeState,
  { form, headers }: FakeRequest,
): Promise<WireResponse> {
  const app = appOf(state, form);
  if (app === undefined) return unknownClient();
  return renderMembers(await grantToken(state, app, form), headers['accept']);
}
