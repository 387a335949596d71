import { definitionOf, wireCodesOf } from '../errors/definitions.js';
import { type FakeApp, isAllowedRedirectUri } from './app.js';
import type { IssuedCodes } from './state.js';
import {
  errorUris,
  type FakeRequest,
  notFoundPage,
  renderPage,
  renderRedirect,
  type WireAnswer,
} from './wire.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it can stand in HTML, between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** A form's fields that a person does not see. */
function hiddenFields(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    )
    .join('\n');
}

/** A page of the fake; `content` is HTML. */
export function htmlPage(title: string, content: string): string {
  return `<!DOCTYPE html>
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
<p><small>This is a fake of GitHub for tests. Enter nothing secret here.</small></p>
</main>
</body>
</html>
`;
}

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
  error: wireCodesOf(tag)[0] ?? '',
  error_description: definitionOf(tag).description,
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
export function authorize(
  { method, origin, form }: FakeRequest,
  apps: readonly FakeApp[],
  codes: IssuedCodes,
): WireAnswer {
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
}
