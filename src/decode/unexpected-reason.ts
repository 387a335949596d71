import type { UnexpectedReason } from '../catalogue/row.js';
import type { ReadAnswer } from './answer.js';
import type { Fields } from './fields.js';

const htmlStart =
  // A byte order mark is white space too: named beside it, a run of them would take exponential time.
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|meta|title|h\d|p|div|center|script|style|table|form|iframe)\b)/i;
// A password to type, or a form that sends itself to an identity provider.
const loginForm = /<input[^>]{0,500}(?:type\s*=\s*["']?password|name\s*=\s*["']?SAMLRequest)/i;
const gitHubTitle = /<title>[^<]{0,200}github/i;

const isHtml = ({ text, headers }: ReadAnswer): boolean =>
  htmlStart.test(text) ||
  (/[/+]x?html/.test(headers.get('content-type') ?? '') && text.trimStart().startsWith('<'));

const isFromGitHub = ({ headers, text }: ReadAnswer): boolean => {
  const server = headers.get('server');
  return (
    headers.has('x-github-request-id') ||
    // A page that blocks GitHub names it in its title.
    (server === undefined ? gitHubTitle.test(text) : /^github\.com$/i.test(server))
  );
};

// Only a sign of another server counts: clients hide headers, and recorded answers lack them.
const isFromAnotherServer = (answer: ReadAnswer): boolean =>
  !isFromGitHub(answer) &&
  (answer.headers.has('server') || answer.headers.has('via') || loginForm.test(answer.text));

const isMissing = (status: number): boolean => status === 404 || status === 405 || status === 410;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Why an answer is neither a token nor an error. */
export const unexpectedReason = (answer: ReadAnswer, fields: Fields): UnexpectedReason => {
  const { status, text } = answer;
  if (answer.redirected || (status >= 300 && status < 400)) return 'redirect';
  if (status === 407 || status === 511) return 'proxy-page';
  if (status === 406) return 'not-acceptable';
  if (/cookies must be enabled to use github/i.test(text)) return 'wrong-endpoint';
  if (text.trim() === '') return isMissing(status) ? 'wrong-endpoint' : 'empty-body';
  if (isHtml(answer)) {
    if (isFromAnotherServer(answer)) return 'proxy-page';
    return isFromGitHub(answer) || isMissing(status) ? 'wrong-endpoint' : 'html-page';
  }
  if (answer.truncated) return 'too-large';
  // The REST API's way to refuse.
  if ('message' in fields && ('documentation_url' in fields || isFromGitHub(answer)))
    return 'wrong-endpoint';
  if (Object.keys(fields).length > 0 || isJson(text)) return 'neither-token-nor-error';
  if (isFromAnotherServer(answer)) return 'proxy-page';
  return isMissing(status) ? 'wrong-endpoint' : 'undecodable';
};
