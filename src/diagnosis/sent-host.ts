import { githubDotCom, isHostProblem, readBaseUrl, type GitHubHost } from '../host/github-host.js';
import { maskOf } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';
import type { Sent } from './sent.js';

/** The GitHub at a web root; github.com where the web root cannot be read. */
export const hostAt = (baseUrl: unknown): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  return isHostProblem(host) ? githubDotCom : host;
};

/** Whether the request went to github.com itself, whose forms are known. */
export const isGitHubDotCom = ({ baseUrl }: Sent): boolean => hostAt(baseUrl).kind === 'github.com';

/** A host name or a path as it may be shown: short, and without any secret that got into it. */
export const shown = (part: string, sent: Sent): string => {
  const { clientSecret, code, authorization } = sent;
  const secrets = [clientSecret, code, authorization?.state].map((secret) => secret ?? '');
  return plainText(maskOf(secrets)(part), 60);
};

/** The host name and the path of a web root as they may be shown. */
export const shownWeb = (baseUrl: string | undefined, sent: Sent): string =>
  shown(hostAt(baseUrl).web.replace(/^.*?\/\//, ''), sent);
