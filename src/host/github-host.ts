import { parseUrl } from './parse-url.js';

/** The GitHub that a base URL means: github.com, a tenant of ghe.com, or a GitHub Enterprise Server. */
export interface GitHubHost {
  readonly kind: 'github.com' | 'ghe.com' | 'server';
  /** The web root without a slash at its end, for example `https://github.com`. */
  readonly web: string;
  /** Whether the web root is this machine: a fake or a tunnel, exempt from https. */
  readonly loopback: boolean;
}

/** What is wrong with a base URL, in words that do not repeat it. */
export interface HostProblem {
  readonly problem: string;
}

export const githubDotCom: GitHubHost = {
  kind: 'github.com',
  web: 'https://github.com',
  loopback: false,
};

const loopbackName = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

// What people paste: the API root, its GraphQL address, or the OAuth endpoints themselves.
const knownPath =
  /(?:\/api(?:\/v3|\/graphql)?|\/graphql)?(?:\/login(?:\/oauth(?:\/\w+)?|\/device(?:\/code)?)?)?$/;

const withoutSlashes = (path: string): string => {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
};

/** Whether a URL's host name is this machine. */
export const isLoopback = (hostname: string): boolean => loopbackName.test(hostname);

const textOf = (baseUrl: unknown): string | undefined => {
  try {
    return baseUrl instanceof URL
      ? baseUrl.href
      : typeof baseUrl === 'string'
        ? baseUrl
        : undefined;
  } catch {
    // An object that only has the prototype of a URL, or a revoked proxy.
    return undefined;
  }
};

/**
 * Reads a base URL in any of the forms that people use: the web root, the API root
 * (`https://api.github.com`, `https://HOST/api/v3`), or an OAuth endpoint, with or without slashes.
 */
export const readBaseUrl = (baseUrl: unknown): GitHubHost | HostProblem => {
  if (baseUrl === undefined) return githubDotCom;
  const text = textOf(baseUrl);
  if (text === undefined) return { problem: 'is not a string' };
  const url = parseUrl(text.trim());
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return { problem: 'is not an absolute https URL' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'carries a user name or password' };
  if (url.search !== '' || url.hash !== '') return { problem: 'carries a query or a fragment' };

  const api = /^api\.((?:.+\.)?(?:github\.com|ghe\.com))$/.exec(url.hostname);
  if (api?.[1] !== undefined) url.hostname = api[1];
  if (url.hostname === 'www.github.com') url.hostname = 'github.com';
  const path = withoutSlashes(withoutSlashes(url.pathname).replace(knownPath, ''));
  return {
    kind: /(?:^|\.)ghe\.com$/.test(url.hostname)
      ? 'ghe.com'
      : url.hostname === 'github.com' || isLoopback(url.hostname)
        ? 'github.com'
        : 'server',
    web: url.origin + path,
    loopback: isLoopback(url.hostname),
  };
};

export const isHostProblem = (read: GitHubHost | HostProblem): read is HostProblem =>
  'problem' in read;

/** `POST` here exchanges a code. https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export const tokenEndpointOf = (host: GitHubHost): string => `${host.web}/login/oauth/access_token`;

/** `POST` here requests a device code. https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow */
export const deviceCodeEndpointOf = (host: GitHubHost): string => `${host.web}/login/device/code`;

/** The `iss` of a host's callbacks. https://datatracker.ietf.org/doc/html/rfc9207 */
export const issuerOf = (host: GitHubHost): string => `${host.web}/login/oauth`;
