import { codeChallengeOf } from '../authorize/pkce.js';
import { normalizeScopes } from '../github/scopes.js';
import { type FakeApp, isAllowedRedirectUri } from './app.js';
import type { FakeRequest } from './request.js';
import {
  errorMembers,
  renderJson,
  renderMembers,
  type ResponseMembers,
  unknownClient,
  type WireResponse,
} from './response.js';
import {
  accessTokenLifetime,
  appOf,
  deviceCodeLifetime,
  type FakeState,
  type Grant,
  type IssuedCode,
  refreshTokenLifetime,
} from './state.js';

const offlineAccess = 'offline_access';

/** The scopes of a `scope` parameter, separated by spaces or commas. */
export function parseScopes(scope: string | null): readonly string[] {
  return (scope ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

/**
 * Returns the scopes that a token gets: without `offline_access`, without implied scopes, and sorted
 * as GitHub sorts them (https://github.com/datalab-org/datalab/issues/524). What GitHub does with
 * unknown scopes is not documented; the fake grants them.
 */
export function grantedScopes(requested: readonly string[]): readonly string[] {
  return [...normalizeScopes(requested.filter((scope) => scope !== offlineAccess))].sort();
}

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
    expires: expiringTokens || (!isGitHubApp && requested.includes(offlineAccess)),
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

/**
 * Responds at the endpoint for device codes.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export function respondToDeviceCodeRequest(
  state: FakeState,
  { origin, form, headers }: FakeRequest,
): WireResponse {
  const app = appOf(state, form);
  if (app === undefined) return unknownClient();
  if (app.deviceFlow === false)
    return renderMembers(errorMembers('device_flow_disabled'), headers['accept'], 400);
  const scopes = parseScopes(form.get('scope'));
  const { deviceCode, userCode, interval } = state.deviceCodes.issue(app.clientId, scopes);
  const members = {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: `${origin}/login/device`,
    expires_in: deviceCodeLifetime,
    interval,
  };
  return renderMembers(members, headers['accept']);
}

/** The path of the metadata: RFC 8414 puts the path of the issuer after the well-known part. */
export const metadataPath = '/.well-known/oauth-authorization-server/login/oauth';

/** The issuer of a host. GitHub documents it for github.com only; for other hosts it is a guess. */
export function issuerAt(origin: string): string {
  return `${origin}/login/oauth`;
}

/**
 * Responds with the authorization server metadata of RFC 8414. GitHub documents the address and the
 * issuer; the members are those of recorded responses of 2025 and 2026, without a
 * `registration_endpoint` and a `device_authorization_endpoint`. Whether GitHub has added members
 * since is not documented. GitHub's second document, for OpenID Connect, is not part of the fake:
 * GitHub issues no ID tokens.
 *
 * @see https://docs.github.com/en/apps/github-authentication-discovery-endpoints
 */
export function respondWithMetadata(_state: FakeState, { origin }: FakeRequest): WireResponse {
  const issuer = issuerAt(origin);
  return renderJson({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    service_documentation:
      'https://docs.github.com/apps/creating-github-apps/registering-a-github-app/registering-a-github-app',
    code_challenge_methods_supported: ['S256'],
  });
}
