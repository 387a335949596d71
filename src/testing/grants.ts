import { codeChallengeOf } from '../authorize/pkce.js';
import { type FakeApp, isAllowedRedirectUri } from './app.js';
import { escapeHtml, htmlPage } from './pages.js';
import {
  deviceCodeLifetime,
  type DeviceCodes,
  type IssuedCode,
  type IssuedCodes,
  randomToken,
  type RefreshTokens,
} from './state.js';
import {
  errorMembers,
  type FakeRequest,
  renderMembers,
  renderPage,
  unknownClient,
  type WireAnswer,
} from './wire.js';

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
export async function grantToken(
  app: FakeApp,
  form: URLSearchParams,
  all: Issued,
): Promise<Decision> {
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
}

/** Issues a device code. */
export function requestDeviceCode(
  { origin, form, headers }: FakeRequest,
  apps: readonly FakeApp[],
  devices: DeviceCodes,
): WireAnswer {
  const accept = headers['accept'] ?? '';
  const app = apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (app === undefined) return unknownClient();
  if (app.deviceFlow === false)
    return renderMembers(errorMembers('device_flow_disabled'), accept, 400);
  const scopes = (form.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const { deviceCode, userCode, interval } = devices.issue(app.clientId, scopes);
  const members = {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: `${origin}/login/device`,
    expires_in: deviceCodeLifetime,
    interval,
  };
  return renderMembers(members, accept);
}

const codePage = (userCode: string): WireAnswer =>
  renderPage(
    htmlPage(
      'Device activation',
      `<h1>Enter the code of your device</h1>
<form method="post">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" value="${escapeHtml(userCode)}" autocomplete="off" required>
<button name="decision" value="authorize">Authorize</button>
<button name="decision" value="cancel">Cancel</button>
</form>`,
    ),
  );

/** Answers on the page where a person approves a device. */
export function approveDevice({ method, form }: FakeRequest, devices: DeviceCodes): WireAnswer {
  const userCode = form.get('user_code') ?? '';
  if (method !== 'POST') return codePage(userCode);
  const approved = form.get('decision') === 'authorize';
  const known = devices.decide(userCode, approved ? 'approved' : 'denied');
  const outcome = approved ? 'The device is connected.' : 'The device was refused.';
  return renderPage(
    htmlPage('Device activation', `<h1>${known ? outcome : 'This code is not known.'}</h1>`),
  );
}
