import type { GitHubHost } from '../github/host.js';
import { gatewayIn } from '../internal/gateways.js';
import { parseUrl } from '../internal/parse.js';
import type { NormalizedResponse } from './response.js';

// Pages begin with metadata: this much is searched.
const searchedLength = 8 * 1024;

const htmlStart =
  // \s includes the byte order mark: naming both would make a run of them take exponential time.
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|meta|title|link|base|h\d|p|div|center|script|noscript|style|table|form|iframe)\b)/i;

/** Whether a response is a web page. */
export function isHtml({ text, headers }: NormalizedResponse): boolean {
  return (
    htmlStart.test(text) ||
    (/[/+]x?html/.test(headers.get('content-type') ?? '') && text.trimStart().startsWith('<'))
  );
}

const isGitHubDotCom = ({ kind, loopback }: GitHubHost): boolean =>
  // On loopback, a fake or a tunnel responds.
  kind === 'github.com' && !loopback;

// GitHub's titles end like this, and its error page begins with this comment. A gateway may name the
// blocked site in its title.
const gitHubPage =
  /<title>[^<]{0,200}\bGitHub(?: Enterprise(?: Server)?)?\s{0,9}<\/title>|Hello future GitHubber/;

/** Whether a response comes from GitHub, by its headers or, if they say nothing, by its page. */
export function isFromGitHub({ headers, text }: NormalizedResponse): boolean {
  const server = headers.get('server');
  if ((headers.get('x-github-request-id') ?? '') !== '') return true;
  // With a Server header the page does not count: a proxy may have copied a title.
  if (server !== undefined) return /^github\.com$/i.test(server);
  const start = text.slice(0, searchedLength);
  return gitHubPage.test(start) && gatewayIn(start) === undefined;
}

const blockPage = /<title>[^<]{0,200}\bblocked\b/i;

// A password field, or a form that is sent to an identity provider.
const loginForm = /<input[^>]{0,500}(?:type\s*=\s*["']?password|name\s*=\s*["']?SAMLRequest)/i;

/** Whether a redirect leads away from the host. */
const leadsAway = ({ headers }: NormalizedResponse, { web }: GitHubHost): boolean => {
  const target = parseUrl(headers.get('location') ?? '', web)?.hostname;
  const { hostname } = new URL(web);
  return target !== undefined && target !== hostname && !target.endsWith(`.${hostname}`);
};

/**
 * Whether a proxy, a gateway or another server sent a page, a text or a redirect in place of GitHub.
 * Missing headers prove nothing if there are none at all: recorded responses may lack them.
 */
export function isFromAnotherServer(response: NormalizedResponse, host: GitHubHost): boolean {
  const { status, headers, text } = response;
  if (status === 407 || status === 511) return true;
  if (isFromGitHub(response)) return false;
  const isSignedByAnother = headers.has('server') || headers.has('via');
  // github.com signs every page with its headers.
  const isUnsigned = headers.size > 0 && isGitHubDotCom(host);
  if (status >= 300 && status < 400)
    return (isSignedByAnother || isUnsigned) && leadsAway(response, host);
  const start = text.slice(0, searchedLength);
  return (
    isSignedByAnother ||
    loginForm.test(text) ||
    blockPage.test(start) ||
    gatewayIn(start) !== undefined ||
    (isUnsigned && isHtml(response))
  );
}
