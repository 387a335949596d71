import { deviceCodeLifetime } from './device-codes.js';
import { errorMembers } from './oauth-errors.js';
import type { FakeRequest } from './request.js';
import { renderMembers, unknownClient, type WireResponse } from './response.js';
import { parseScopes } from './scopes.js';
import { appOf, type FakeState } from './state.js';

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
