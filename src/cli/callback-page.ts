import { createHash } from 'node:crypto';
import type { TokenError, TokenResponse } from '../entries/index.js';
import { escapeHtml } from '../testing/html-page.js';

const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --page: #f6f8fa; --card: #fff;
  --line: #d1d9e0; --good: #1a7f37; --bad: #cf222e; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f6fc; --soft: #9198a1; --page: #0d1117;
  --card: #151b23; --line: #3d444d; --good: #3fb950; --bad: #f85149; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page);
  color: var(--ink); }
main { box-sizing: border-box; width: min(34rem, 100vw - 2rem); margin: 1rem; padding: 2rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.sign { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: 50%;
  border: 2px solid; font-size: 1.5rem; }
.good { color: var(--good); } .bad { color: var(--bad); }
h1 { margin: 1rem 0 .5rem; font-size: 1.35rem; line-height: 1.3; overflow-wrap: anywhere; }
p, ol { margin: .5rem 0; } ol { padding-left: 1.4rem; } li { overflow-wrap: anywhere; }
.soft { color: var(--soft); font-size: .9rem; } a { color: inherit; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What the page needs: its own style, and nothing else. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  // The address of the page holds the code.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const page = (status: number, good: boolean, title: string, content: string): Response =>
  new Response(
    `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<div class="sign ${good ? 'good' : 'bad'}" aria-hidden="true">${good ? '✓' : '✗'}</div>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`,
    { status, headers },
  );

const errorContent = ({ remediation, _tag, documentationUrl }: TokenError): string => `<ol>
${remediation.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('\n')}
</ol>
<p class="soft">${escapeHtml(_tag)} · <a rel="noreferrer" href="${escapeHtml(documentationUrl)}">GitHub's documentation</a> · the terminal says more</p>`;

/** The page that ends a sign-in. It holds no secret. */
export const resultPage = (response: TokenResponse): Response =>
  response._tag === 'Success'
    ? page(200, true, 'You are signed in.', '<p>Close this tab and go back to the terminal.</p>')
    : page(400, false, response.remediation.summary, errorContent(response));

/** The page for a callback that belongs to no sign-in of this program. */
export const strayPage = (error: TokenError): Response =>
  page(400, false, error.remediation.summary, errorContent(error));

/** The page for any other address. */
export const otherPage = (): Response =>
  page(
    404,
    false,
    'There is nothing here.',
    '<p>This program waits for the callback of a sign-in. Go back to the terminal.</p>',
  );
