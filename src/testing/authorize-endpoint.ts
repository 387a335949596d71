import { errorUris } from '../catalogue/error-uris.js';
import { rowOf } from '../catalogue/lookup.js';
import type { FakeRequest } from './fake-answer.js';
import type { FakeApp } from './fake-app.js';
import type { IssuedCodes } from './issued-codes.js';
import { escapeHtml, hiddenFields, htmlPage } from './html-page.js';
import { isAllowedRedirectUri } from './redirect-uri-rules.js';
import { notFoundPage, renderPage, renderRedirect, type WireAnswer } from './render-answer.js';

const callback = (
  redirectUri: string,
  form: URLSearchParams,
  parameters: Readonly<Record<string, string>>,
): WireAnswer => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const state = form.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return renderRedirect(url.href);
};

const refusal = (tag: 'AccessDenied' | 'ApplicationSuspended') => ({
  error: rowOf(tag).codes[0] ?? '',
  error_description: rowOf(tag).description,
  error_uri: errorUris[tag],
});

const consentPage = (app: FakeApp, form: URLSearchParams): WireAnswer => {
  const scopes = (form.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  return renderPage(
    htmlPage(
      'Authorize application',
      `<h1>Authorize ${escapeHtml(app.clientId)}</h1>
<p>${scopes.length === 0 ? 'It asks for no scopes.' : `It asks for: ${escapeHtml(scopes.join(', '))}`}</p>
<form method="post">
${hiddenFields(Object.fromEntries(form))}
<button name="decision" value="authorize">Authorize</button>
<button name="decision" value="cancel">Cancel</button>
</form>`,
    ),
  );
};

const notAssociated = (): WireAnswer =>
  renderPage(
    htmlPage(
      'Be careful!',
      '<h1>Be careful!</h1>\n<p>The <code>redirect_uri</code> is not associated with this application.</p>',
    ),
  );

/** Answers on the authorize page: shows it, or sends the person back with a code or an error. */
export const authorize = (
  { method, origin, form }: FakeRequest,
  apps: readonly FakeApp[],
  codes: IssuedCodes,
): WireAnswer => {
  const app = apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (app === undefined) return notFoundPage();
  const sent = form.get('redirect_uri');
  const redirectUri = sent ?? app.callbackUrls?.[0];
  // GitHub shows a page instead of redirecting since 2024, so that nobody is sent astray.
  if (redirectUri === undefined || !isAllowedRedirectUri(app, redirectUri)) return notAssociated();
  if (app.suspended === true) return callback(redirectUri, form, refusal('ApplicationSuspended'));
  if (method !== 'POST') return consentPage(app, form);
  if (form.get('decision') !== 'authorize')
    return callback(redirectUri, form, refusal('AccessDenied'));
  const code = codes.issue({
    clientId: app.clientId,
    redirectUri: sent ?? undefined,
    scopes: (form.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
    codeChallenge: form.get('code_challenge') ?? undefined,
  });
  return callback(redirectUri, form, { code, iss: `${origin}/login/oauth` });
};
