import { createHash } from 'node:crypto';
import { isLoopback } from '../github/host.js';
import {
  type AuthorizationCode,
  type AuthorizationRequest,
  parseCallback,
  type TokenError,
  type TokenResponse,
} from '../index.js';
import { type Handler, toListener } from '../internal/node-http.js';
import { listen, type ListenOptions, type LoopbackServer } from '../internal/node-server.js';
import { parseUrl } from '../internal/parse.js';
import { escapeHtml } from '../testing/pages.js';
import { UsageError } from './usage.js';

/** The address at which the callback is received. */
export interface RedirectTarget {
  /** The host name in the redirect URI, as registered. */
  readonly host: string;
  /** The IP address to listen on. */
  readonly hostname: string;
  /** 0 uses any free port: GitHub ignores the port of loopback redirect URIs. */
  readonly port: number;
  readonly path: string;
}

/**
 * Parses a redirect URI; throws a `UsageError` if it does not lead to this machine.
 *
 * @param redirectUri - Default: `http://127.0.0.1/callback`.
 * @param name - The option or the variable of the redirect URI.
 * @param port - Overrides the port of the redirect URI.
 */
export function parseRedirectTarget(
  redirectUri: string | undefined,
  name: string,
  port: number | undefined,
): RedirectTarget {
  const url = parseUrl(redirectUri ?? 'http://127.0.0.1/callback');
  if (url?.protocol !== 'http:' || !isLoopback(url.hostname))
    throw new UsageError(
      `${name} does not lead to this machine, so the callback would not arrive here. Register http://127.0.0.1/callback for the app and use --redirect-uri with it, or exchange a code that you already have with --code.`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${name} has a query or a fragment. Remove it.`);
  return {
    host: url.hostname,
    // For names such as localhost, which can also mean ::1, browsers try 127.0.0.1 too.
    hostname: url.hostname === '[::1]' ? '::1' : '127.0.0.1',
    port: port ?? (url.port === '' ? 0 : Number(url.port)),
    path: url.pathname,
  };
}

/** The redirect URI with the port on which the server listens. */
export function redirectUriOf({ host, path }: RedirectTarget, port: number): string {
  return `http://${host}:${String(port)}${path}`;
}

/** The time in milliseconds that a response in progress has after `close`. */
const graceMs = 300;

const listenError = (error: NodeJS.ErrnoException): Error => {
  const problem = { EADDRINUSE: 'is in use', EACCES: 'is not allowed' }[error.code ?? ''];
  return problem === undefined
    ? error
    : new UsageError(`The port ${problem}. Use another one with --port.`);
};

/** Serves a handler on loopback; port 0 uses any free port. */
export async function serveOnLoopback(
  handler: Handler,
  { hostname, port }: Pick<ListenOptions, 'hostname' | 'port'>,
): Promise<LoopbackServer> {
  const listener = toListener(handler, () => server.url);
  const server = await listen(
    (incoming, outgoing) => {
      // An open connection would delay close().
      outgoing.shouldKeepAlive = false;
      listener(incoming, outgoing);
    },
    { hostname, port, graceMs },
  ).catch((error: unknown) => {
    throw listenError(error as NodeJS.ErrnoException);
  });
  return server;
}

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

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  // The URL of the page contains the code.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const createPage = (status: number, title: string, content: string): Response => {
  const [className, sign] = status === 200 ? ['good', '✓'] : ['bad', '✗'];
  return new Response(
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
<div class="sign ${className}" aria-hidden="true">${sign}</div>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`,
    { status, headers },
  );
};

/** The page for the result of a sign-in, or for a rejected callback. It contains no secret. */
export function resultPage(response: TokenResponse): Response {
  if (response._tag === 'Success')
    return createPage(
      200,
      'You are signed in.',
      '<p>Close this tab and return to the terminal.</p>',
    );
  const { remediation, _tag } = response;
  return createPage(
    400,
    'The sign-in failed.',
    `<p>${escapeHtml(remediation.userMessage)}</p>
<p class="soft">${escapeHtml(_tag)} · See the terminal for the cause and what to do.</p>`,
  );
}

/** The page for every URL except the callback. */
export function notFoundPage(): Response {
  return createPage(
    404,
    'There is nothing here.',
    '<p>This program is waiting for the callback of a sign-in. Return to the terminal.</p>',
  );
}

/** Receives the callback of one sign-in. */
export interface CallbackReceiver {
  /** The URL to which GitHub has to redirect the user. */
  readonly redirectUri: string;
  /**
   * Starts accepting callbacks; resolves when one of them ends the sign-in.
   *
   * @param request - The sign-in.
   * @param exchange - Exchanges the code of the callback.
   * @param onReject - Called when a callback of another sign-in is rejected: once for each tag, so
   * that other programs cannot flood the terminal.
   */
  readonly receive: (
    request: AuthorizationRequest,
    exchange: (code: AuthorizationCode) => Promise<TokenResponse>,
    onReject: (error: TokenError) => void,
  ) => Promise<TokenResponse>;
  readonly close: () => Promise<void>;
}

const foreignTags: ReadonlySet<string> = new Set([
  'StateMismatch',
  'IssuerMismatch',
  'MissingCode',
]);

// Any page and any program on this machine can call the URL, and must not end the sign-in. An error
// without a state can come from anyone; parseCallback compares a state that is present.
const isForeign = ({ _tag }: TokenError, url: URL): boolean =>
  foreignTags.has(_tag) || !url.searchParams.has('state');

/** Starts a server on loopback that receives a callback. */
export async function listenForCallback(target: RedirectTarget): Promise<CallbackReceiver> {
  let handleCallback: ((url: URL) => Promise<Response>) | undefined;
  const server = await serveOnLoopback(async (request) => {
    const url = new URL(request.url);
    const isCallback =
      request.method === 'GET' &&
      url.pathname === target.path &&
      // Prevents DNS rebinding: a name that was rebound to this machine has another Host.
      request.headers.get('host') === new URL(redirectUri).host;
    return (isCallback ? await handleCallback?.(url) : undefined) ?? notFoundPage();
  }, target);
  const redirectUri = redirectUriOf(target, server.port);
  return {
    redirectUri,
    receive: (request, exchange, onReject) =>
      new Promise((resolve, reject) => {
        // Shared, so that a reloaded page is the same and the code is exchanged once.
        let result: Promise<TokenResponse> | undefined;
        const rejectedTags = new Set<string>();
        handleCallback = async (url) => {
          const callback = parseCallback(url, request);
          if (callback._tag !== 'AuthorizationCode' && isForeign(callback, url)) {
            if (!rejectedTags.has(callback._tag)) onReject(callback);
            rejectedTags.add(callback._tag);
            return resultPage(callback);
          }
          result ??=
            callback._tag === 'AuthorizationCode' ? exchange(callback) : Promise.resolve(callback);
          result.then(resolve, reject);
          return resultPage(await result);
        };
      }),
    close: server.close,
  };
}
