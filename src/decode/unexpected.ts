import type { UnexpectedReason } from '../errors/types.js';
import type { GitHubHost } from '../github/host.js';
import type { Members } from './body.js';
import { isFromAnotherServer, isFromGitHub, isHtml } from './origin.js';
import type { NormalizedResponse } from './response.js';

/** Whether a status says that there is nothing at the path, or nothing that takes a POST request. */
export function isMissing(status: number): boolean {
  return status === 404 || status === 405 || status === 410;
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

// Served by github.com at any path. https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
const needsUserAgent = /make sure your request has a user-agent header/i;

/** Why a response is neither a token nor an error. */
export function unexpectedReason(
  response: NormalizedResponse,
  members: Members,
  host: GitHubHost,
): UnexpectedReason {
  const { status, text } = response;
  if (response.redirected || (status >= 300 && status < 400)) return 'redirect';
  if (status === 407 || status === 511) return 'proxy-page';
  if (status === 406) return 'not-acceptable';
  if (/cookies must be enabled to use github/i.test(text)) return 'wrong-endpoint';
  if (text.trim() === '') return isMissing(status) ? 'wrong-endpoint' : 'empty-body';
  if (isHtml(response)) {
    if (isFromAnotherServer(response, host)) return 'proxy-page';
    return isFromGitHub(response) || isMissing(status) ? 'wrong-endpoint' : 'html-page';
  }
  if (response.truncated) return 'too-large';
  // An error of the REST API.
  const has = (name: string): boolean => Object.hasOwn(members, name);
  if (has('message') && (has('documentation_url') || isFromGitHub(response)))
    return 'wrong-endpoint';
  if (Object.keys(members).length > 0 || isJson(text)) return 'neither-token-nor-error';
  if (!needsUserAgent.test(text) && isFromAnotherServer(response, host)) return 'proxy-page';
  return isMissing(status) ? 'wrong-endpoint' : 'undecodable';
}
