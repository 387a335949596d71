import { callbackUrlsOf, type FakeApp, isAllowedRedirectUri } from './app.js';
import { grantedScopes, issuerAt, parseScopes } from './oauth-endpoints.js';
import type { FakeRequest } from './request.js';
import {
  errorMembers,
  notFoundPage,
  renderPage,
  renderRedirect,
  type ResponseMembers,
  type WireResponse,
} from './response.js';
import { appOf, type FakeState } from './state.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for HTML, between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

const hiddenFields = (form: URLSearchParams): string =>
  [...form]
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    )
    .join('\n');

const page = (title: string, content: string): WireResponse =>
  renderPage(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · fake GitHub</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { box-sizing: border-box; width: min(26rem, 100vw); padding: 1.5rem; }
h1 { font-size: 1.25rem; }
form { display: grid; gap: .75rem; }
button, input { font: inherit; padding: .6rem .8rem; border-radius: .4rem; border: 1px solid #8886; }
button[value=authorize] { background: #1a7f37; border-color: #1a7f37; color: #fff; }
small { opacity: .7; }
</style>
</head>
<body>
<main>
${content}
<p><small>This is a fake of GitHub for tests. Do not enter real secrets.</small></p>
</main>
</body>
</html>
`);

const buttons = `<button name="decision" value="authorize">Authorize</button>
<button name="decision" value="cancel">Cancel</button>`;

const isApproval = (form: URLSearchParams): boolean => form.get('decision') === 'authorize';

const consentPage = (app: FakeApp, form: URLSearchParams): WireResponse => {
  const scopes = grantedScopes(parseScopes(form.get('scope')));
  const request =
    scopes.length === 0
      ? 'It requests no scopes.'
      : `It requests the scopes ${escapeHtml(scopes.join(', '))}.`;
  return page(
    'Authorize application',
    `<h1>Authorize ${escapeHtml(app.clientId)}</h1>
<p>${request}</p>
<form method="post">
${hiddenFields(form)}
${buttons}
</form>`,
  );
};

const mismatchPage = (): WireResponse =>
  page(
    'Be careful!',
    '<h1>Be careful!</h1>\n<p>The <code>redirect_uri</code> is not associated with this application.</p>',
  );

const redirectBack = (
  redirectUri: string,
  state: string | null,
  parameters: ResponseMembers,
): WireResponse => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  if (state !== null) url.searchParams.set('state', state);
  return renderRedirect(url.href);
};

/**
 * Responds on the authorize page: shows it, or redirects the user with a code or an error. Whether
 * GitHub sends `iss` with an error too is not documented; the fake sends it with a code only.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#1-request-a-users-github-identity
 */
export function respondOnAuthorizePage(
  state: FakeState,
  { method, origin, form }: FakeRequest,
): WireResponse {
  const app = appOf(state, form);
  if (app === undefined) return notFoundPage();
  const sent = form.get('redirect_uri') ?? undefined;
  const redirectUri = sent ?? callbackUrlsOf(app)[0]?.url;
  // GitHub shows a page and does not redirect, so that a code cannot reach a stranger:
  // https://github.com/getsentry/sentry/pull/100591
  if (redirectUri === undefined || !isAllowedRedirectUri(app, redirectUri)) return mismatchPage();
  const redirect = (parameters: ResponseMembers): WireResponse =>
    redirectBack(redirectUri, form.get('state'), parameters);
  if (app.suspended === true) return redirect(errorMembers('application_suspended'));
  if (method !== 'POST') return consentPage(app, form);
  if (!isApproval(form)) return redirect(errorMembers('access_denied'));
  const code = state.codes.issue({
    clientId: app.clientId,
    redirectUri: sent,
    scopes: parseScopes(form.get('scope')),
    codeChallenge: form.get('code_challenge') ?? undefined,
  });
  return redirect({ code, iss: issuerAt(origin) });
}

const userCodePage = (userCode: string): WireResponse =>
  page(
    'Device activation',
    `<h1>Enter the code of your device</h1>
<form method="post">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" value="${escapeHtml(userCode)}" autocomplete="off" required>
${buttons}
</form>`,
  );

/** Responds on the page where the user enters the user code. */
export function respondOnDevicePage(
  { deviceCodes }: FakeState,
  { method, form }: FakeRequest,
): WireResponse {
  const userCode = form.get('user_code') ?? '';
  if (method !== 'POST') return userCodePage(userCode);
  const [decision, outcome] = isApproval(form)
    ? (['approved', 'The device is connected.'] as const)
    : (['denied', 'The device was refused.'] as const);
  const isKnown = deviceCodes.decide(userCode, decision);
  return page('Device activation', `<h1>${isKnown ? outcome : 'This code is not known.'}</h1>`);
}
