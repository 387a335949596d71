import { parseUrl } from '../internal/parse.js';

/** The GitHub host of a base URL: github.com, a tenant of ghe.com, or a GitHub Enterprise Server. */
export interface GitHubHost {
  /** `github.com` also for a fake or a tunnel on this machine. */
  readonly kind: 'github.com' | 'ghe.com' | 'server';
  /** The web root without a trailing slash, for example `https://github.com`. */
  readonly web: string;
  /** Whether the web root is on this machine: a fake or a tunnel, which needs no https. */
  readonly loopback: boolean;
}

/** Why a base URL cannot be used. */
export interface HostProblem {
  /** The predicate of a sentence about the URL; it does not repeat the URL. */
  readonly problem: string;
}

/** The host if no base URL is given. */
export const githubDotCom: GitHubHost = {
  kind: 'github.com',
  web: 'https://github.com',
  loopback: false,
};

const loopbackName = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

// Paths that are often configured by mistake: of the API, of GraphQL, and of the OAuth endpoints.
const knownPath =
  /(?:\/api(?:\/v3|\/graphql)?|\/graphql)?(?:\/login(?:\/oauth(?:\/\w+)?|\/device(?:\/code)?)?)?$/;

// A regular expression such as /\/+$/ would be quadratic.
const withoutTrailingSlashes = (path: string): string => {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
};

/** Returns whether a host name of a URL is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackName.test(hostname);
}

const hrefOf = (baseUrl: unknown): string | undefined => {
  try {
    return baseUrl instanceof URL
      ? baseUrl.href
      : typeof baseUrl === 'string'
        ? baseUrl
        : undefined;
  } catch {
    // The value only has the prototype of a URL, or is a revoked proxy.
    return undefined;
  }
};

/**
 * Parses a base URL in any of the usual forms: the web root, the API root (`https://api.github.com`,
 * `https://HOST/api/v3`), or an OAuth endpoint, with or without trailing slashes. Default:
 * github.com.
 */
export function readBaseUrl(baseUrl: unknown): GitHubHost | HostProblem {
  if (baseUrl === undefined) return githubDotCom;
  const text = hrefOf(baseUrl);
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
  const path = withoutTrailingSlashes(withoutTrailingSlashes(url.pathname).replace(knownPath, ''));
  return {
    kind: /(?:^|\.)ghe\.com$/.test(url.hostname)
      ? 'ghe.com'
      : url.hostname === 'github.com' || isLoopback(url.hostname)
        ? 'github.com'
        : 'server',
    web: url.origin + path,
    loopback: isLoopback(url.hostname),
  };
}

/** Returns whether a base URL could not be used. */
export function isHostProblem(host: GitHubHost | HostProblem): host is HostProblem {
  return 'problem' in host;
}

/** The URL of the token endpoint. */
export function tokenEndpointOf(host: GitHubHost): string {
  return `${host.web}/login/oauth/access_token`;
}

/** The URL of the endpoint for device codes. */
export function deviceCodeEndpointOf(host: GitHubHost): string {
  return `${host.web}/login/device/code`;
}

/** The `iss` of a host's callbacks (RFC 9207). */
export function issuerOf(host: GitHubHost): string {
  return `${host.web}/login/oauth`;
}

/** The pages that hints link to, on the GitHub host in use. */
export interface GitHubUrls {
  /** The host name, with the port if there is one, for example `github.com`. */
  readonly host: string;
  /** The web root, for example `https://github.com`. */
  readonly web: string;
  /**
   * The page that lists the apps of a user: `https://github.com/settings/developers`, or
   * `https://github.com/settings/apps` for a GitHub App.
   */
  readonly settings: string;
  /**
   * The page that lists the apps of an organization, with `ORG` in place of its name, for example
   * `https://github.com/organizations/ORG/settings/applications`.
   */
  readonly organizationSettings: string;
  /** The page where users verify their email address, for example `https://github.com/settings/emails`. */
  readonly emails: string;
  /** Whether the host is a GitHub Enterprise Server, which GitHub does not operate. */
  readonly selfHosted: boolean;
}

/** The two kinds of app that GitHub issues user access tokens for. */
export type AppKind = 'OAuth app' | 'GitHub App';

/** The kind of app, if its client ID shows it. Only on github.com does an ID without a prefix. */
export function appKindOf(clientId: string, { kind }: GitHubHost): AppKind | undefined {
  if (/^Iv(?:1\.|23)/.test(clientId)) return 'GitHub App';
  return clientId.startsWith('Ov23') || (kind === 'github.com' && /^[\da-f]{20}$/.test(clientId))
    ? 'OAuth app'
    : undefined;
}

/** The pages that hints link to. A host on loopback has no settings pages: github.com's are used. */
export function gitHubUrls(host: GitHubHost, appKind?: AppKind): GitHubUrls {
  const pages = host.loopback ? githubDotCom.web : host.web;
  const isGitHubApp = appKind === 'GitHub App';
  return {
    // The web root is an origin and a path.
    host: host.web.split('/')[2] ?? '',
    web: host.web,
    settings: `${pages}/settings/${isGitHubApp ? 'apps' : 'developers'}`,
    organizationSettings: `${pages}/organizations/ORG/settings/${isGitHubApp ? 'apps' : 'applications'}`,
    emails: `${pages}/settings/emails`,
    selfHosted: host.kind === 'server',
  };
}
