import { pages } from '../catalogue/row.js';
import { rowOf } from '../catalogue/lookup.js';
import type { TokenErrorTag } from '../catalogue/token-response.js';
import type { GitHubHost } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';

// Longer ones are no addresses that a person would follow.
const longest = 2000;

const documentation = 'https://docs.github.com';
const documentationHosts = new Set(['docs.github.com', 'developer.github.com', 'help.github.com']);

// How the pages were called over the years, by the end of their path.
const formerly: readonly (readonly [RegExp, keyof typeof pages])[] = [
  [/troubleshooting-oauth-app-access-token-request(?:-error)?s$/, 'tokenErrors'],
  [/troubleshooting-authorization-request(?:-error)?s$/, 'authorizationErrors'],
  [/(?:authorizing-oauth-apps|authorization-options-for-oauth-apps|\/v3\/oauth)$/, 'authorizing'],
  [/refreshing-user-(?:to-server-)?access-tokens$/, 'refreshing'],
  [/rate-limits-for-oauth-apps$/, 'rateLimits'],
];

const parse = (uri: string): URL | undefined =>
  uri.length > longest ? undefined : parseUrl(uri, documentation);

/** The part of a documentation path that names the product: absent for github.com. */
const edition = (host: GitHubHost, uri: URL | undefined): string => {
  if (host.kind === 'ghe.com') return '/enterprise-cloud@latest';
  if (host.kind === 'github.com') return '';
  const release = /\/(?:enterprise-server@|enterprise\/)(\d{1,3}\.\d{1,3})(?:\/|$)/.exec(
    uri?.pathname ?? '',
  );
  return `/enterprise-server@${release?.[1] ?? 'latest'}`;
};

/** The page that an `error_uri` means today; `undefined` where it means none that may be shown. */
const modern = (host: GitHubHost, uri: URL | undefined): string | undefined => {
  if (uri === undefined || !/^https?:$/.test(uri.protocol)) return undefined;
  // Without its query, and without a user name that would make the host look like another one.
  if (!documentationHosts.has(uri.hostname))
    return host.kind === 'server' &&
      host.web.startsWith('https:') &&
      uri.host === new URL(host.web).host
      ? `https://${uri.host}${uri.pathname}${uri.hash}`
      : undefined;
  const path = uri.pathname.replace(/\/+$/, '');
  const page = formerly.find(([name]) => name.test(path))?.[1];
  const anchor = uri.hash.replaceAll('_', '-').replace(/(?<=[a-z])2$/, '');
  if (page !== undefined) return `${documentation}/en${edition(host, uri)}/${pages[page]}${anchor}`;
  return path === '' || path === '/en' ? undefined : `${documentation}${path}${uri.hash}`;
};

/**
 * The documentation page of an error. The catalogue's page wins over the `error_uri` of a code that
 * it knows: the wire's is often old, bare, relative, or the section of another error.
 */
export const documentationUrl = (
  tag: TokenErrorTag,
  errorUri: string | undefined,
  host: GitHubHost,
): string => {
  const uri = errorUri === undefined ? undefined : parse(errorUri);
  const { page, anchor } = rowOf(tag);
  const sent = tag === 'UnrecognizedOAuthError' ? modern(host, uri) : undefined;
  return sent !== undefined && sent.length <= longest
    ? sent
    : `${documentation}/en${edition(host, uri)}/${pages[page]}${anchor === undefined ? '' : `#${anchor}`}`;
};
