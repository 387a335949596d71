import { codeChallengeOf } from '../authorization/pkce.js';
import type { DeviceCodes } from './device-codes.js';
import type { FakeApp } from './fake-app.js';
import type { IssuedCode, IssuedCodes } from './issued-codes.js';
import { randomToken } from './random.js';
import { isAllowedRedirectUri } from './redirect-uri-rules.js';
import type { RefreshTokens } from './refresh-tokens.js';

/** The members of a body, in the order of the wire. */
export type Members = Readonly<Record<string, string | number>>;

/** What the endpoint decides: the members of a token, or the code of an error. */
export type Decision =
  { readonly members: Members } | { readonly error: string; readonly interval?: number };

/** Everything that was issued. */
export interface Issued {
  readonly codes: IssuedCodes;
  readonly devices: DeviceCodes;
  readonly refreshTokens: RefreshTokens;
}

const refuse = (error: string): Decision => ({ error });

const verifies = async (challenge: string, verifier: string | null): Promise<boolean> =>
  verifier !== null && challenge === (await codeChallengeOf(verifier));

const issueToken = (
  app: FakeApp,
  scopes: readonly string[],
  { refreshTokens }: Issued,
  fromDevice: boolean,
): Decision => {
  if (app.kind !== 'github-app')
    return {
      members: {
        access_token: randomToken('gho_'),
        token_type: 'bearer',
        scope: scopes.join(','),
      },
    };
  const refreshToken = randomToken('ghr_');
  refreshTokens.keep(refreshToken, { clientId: app.clientId, fromDevice });
  return {
    members: {
      access_token: randomToken('ghu_'),
      expires_in: 28_800,
      refresh_token: refreshToken,
      refresh_token_expires_in: 15_897_600,
      token_type: 'bearer',
      scope: '',
    },
  };
};

const mayUse = (app: FakeApp, issued: IssuedCode, redirectUri: string | null): boolean =>
  redirectUri === null ||
  (isAllowedRedirectUri(app, redirectUri) &&
    (issued.redirectUri === undefined || issued.redirectUri === redirectUri));

const grantForCode = async (
  app: FakeApp,
  form: URLSearchParams,
  all: Issued,
): Promise<Decision> => {
  const issued = all.codes.find(form.get('code') ?? '', app.clientId);
  if (issued === undefined) return refuse('bad_verification_code');
  if (!mayUse(app, issued, form.get('redirect_uri'))) return refuse('redirect_uri_mismatch');
  if (issued.unverifiedEmail === true) return refuse('unverified_user_email');
  all.codes.spend(issued.code);
  // Which code GitHub sends for a wrong verifier is not documented; the challenge belongs to the code.
  return issued.codeChallenge === undefined ||
    (await verifies(issued.codeChallenge, form.get('code_verifier')))
    ? issueToken(app, issued.scopes ?? [], all, false)
    : refuse('bad_verification_code');
};

const grantForDevice = (app: FakeApp, form: URLSearchParams, all: Issued): Decision => {
  const poll = all.devices.poll(form.get('device_code') ?? '', app.clientId);
  return 'error' in poll ? poll : issueToken(app, poll.scopes, all, true);
};

const grantForRefresh = (app: FakeApp, form: URLSearchParams, all: Issued): Decision => {
  const refreshToken = form.get('refresh_token') ?? '';
  const origin = all.refreshTokens.find(refreshToken, app.clientId);
  if (origin === undefined) return refuse('bad_refresh_token');
  all.refreshTokens.spend(refreshToken);
  return issueToken(app, [], all, origin.fromDevice);
};

const needsSecret = (form: URLSearchParams, app: FakeApp, { refreshTokens }: Issued): boolean => {
  if (form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:device_code') return false;
  return refreshTokens.find(form.get('refresh_token') ?? '', app.clientId)?.fromDevice !== true;
};

/** Decides on a request whose client ID is known: the credentials first, as GitHub does. */
export const grantToken = async (
  app: FakeApp,
  form: URLSearchParams,
  all: Issued,
): Promise<Decision> => {
  if (needsSecret(form, app, all) && form.get('client_secret') !== app.clientSecret)
    return refuse('incorrect_client_credentials');
  switch (form.get('grant_type') ?? 'authorization_code') {
    case 'authorization_code':
      return grantForCode(app, form, all);
    case 'refresh_token':
      return grantForRefresh(app, form, all);
    case 'urn:ietf:params:oauth:grant-type:device_code':
      return grantForDevice(app, form, all);
    default:
      return refuse('unsupported_grant_type');
  }
};
