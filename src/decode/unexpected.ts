import type { UnexpectedReason } from '../errors/types.js';
import type { Mask } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';
import type { Members } from './body.js';
import type { NormalizedResponse } from './response.js';

const maximumExcerptLength = 300;
// Pages begin with metadata: this much is searched for visible text.
const searchedLength = 8 * 1024;

const invisibleElement = /<(script|style|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<[^<>]{0,2000}>?/g;

/** The visible beginning of a body: without tags, secrets and control characters. */
export function excerpt(text: string, mask: Mask): string {
  const start = mask(text.slice(0, searchedLength));
  const visible = /^\s*<(?!oauth|\?xml)/i.test(start)
    ? start.replace(invisibleElement, ' ').replace(tag, ' ')
    : start;
  // A page that is only a script has no visible text, but the script shows where it leads.
  return (
    sanitizeText(visible.trimStart(), maximumExcerptLength) ||
    sanitizeText(start.trimStart(), maximumExcerptLength)
  );
}

const htmlStart =
  // \s includes the byte order mark: naming both would make a run of them take exponential time.
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|meta|title|h\d|p|div|center|script|style|table|form|iframe)\b)/i;
// A password field, or a form that is sent to an identity provider.
const loginForm = /<input[^>]{0,500}(?:type\s*=\s*["']?password|name\s*=\s*["']?SAMLRequest)/i;
const gitHubTitle = /<title>[^<]{0,200}github/i;

const isHtml = ({ text, headers }: NormalizedResponse): boolean =>
  htmlStart.test(text) ||
  (/[/+]x?html/.test(headers.get('content-type') ?? '') && text.trimStart().startsWith('<'));

const isFromGitHub = ({ headers, text }: NormalizedResponse): boolean => {
  const server = headers.get('server');
  return (
    headers.has('x-github-request-id') ||
    // With a Server header the title does not count: pages of proxies name the blocked site.
    (server === undefined ? gitHubTitle.test(text) : /^github\.com$/i.test(server))
  );
};

// Missing headers prove nothing: browsers hide them, and recorded responses may lack them.
const isFromAnotherServer = (response: NormalizedResponse): boolean =>
  !isFromGitHub(response) &&
  (response.headers.has('server') || response.headers.has('via') || loginForm.test(response.text));

const isMissing = (status: number): boolean => status === 404 || status === 405 || status === 410;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Why a response is neither a token nor an error. */
export function unexpectedReason(response: NormalizedResponse, members: Members): UnexpectedReason {
  const { status, text } = response;
  if (response.redirected || (status >= 300 && status < 400)) return 'redirect';
  if (status === 407 || status === 511) return 'proxy-page';
  if (status === 406) return 'not-acceptable';
  if (/cookies must be enabled to use github/i.test(text)) return 'wrong-endpoint';
  if (text.trim() === '') return isMissing(status) ? 'wrong-endpoint' : 'empty-body';
  if (isHtml(response)) {
    if (isFromAnotherServer(response)) return 'proxy-page';
    return isFromGitHub(response) || isMissing(status) ? 'wrong-endpoint' : 'html-page';
  }
  if (response.truncated) return 'too-large';
  // An error of the REST API.
  if ('message' in members && ('documentation_url' in members || isFromGitHub(response)))
    return 'wrong-endpoint';
  if (Object.keys(members).length > 0 || isJson(text)) return 'neither-token-nor-error';
  if (isFromAnotherServer(response)) return 'proxy-page';
  return isMissing(status) ? 'wrong-endpoint' : 'undecodable';
}
