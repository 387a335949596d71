import { deviceCodeLifetime, type DeviceCodes } from './device-codes.js';
import type { FakeRequest } from './fake-answer.js';
import type { FakeApp } from './fake-app.js';
import { escapeHtml, htmlPage } from './html-page.js';
import {
  errorMembers,
  renderMembers,
  renderPage,
  unknownClient,
  type WireAnswer,
} from './render-answer.js';

/** Issues a device code. */
export const requestDeviceCode = (
  { origin, form, headers }: FakeRequest,
  apps: readonly FakeApp[],
  devices: DeviceCodes,
): WireAnswer => {
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
};

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
export const approveDevice = ({ method, form }: FakeRequest, devices: DeviceCodes): WireAnswer => {
  const userCode = form.get('user_code') ?? '';
  if (method !== 'POST') return codePage(userCode);
  const approved = form.get('decision') === 'authorize';
  const known = devices.decide(userCode, approved ? 'approved' : 'denied');
  const outcome = approved ? 'The device is connected.' : 'The device was refused.';
  return renderPage(
    htmlPage('Device activation', `<h1>${known ? outcome : 'This code is not known.'}</h1>`),
  );
};
