import { parseUrl } from '../internal/parse.js';
import type { GitHubHost } from './host.js';

/** The pages of GitHub's documentation about errors, as paths below the language. */
const pages = {
  tokenErrors:
    'apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
  authorizationErrors:
    'apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors',
  authorizing: 'apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  refreshing:
    'apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens',
  generating:
    'apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app',
  rateLimits: 'apps/oauth-apps/building-oauth-apps/rate-limits-for-oauth-apps',
} as const;

/** The name of a page of GitHub's documentation. */
export type DocumentationPage = keyof typeof pages;

const maximumLength = 2000;

const documentation = 'https://docs.github.com';
const documentationHosts = new Set(['docs.github.com', 'developer.github.com', 'help.github.com']);

// The earlier names of the pages, by the ends of their paths.
const renamedPages: readonly (readonly [RegExp, DocumentationPage])[] = [
  [/troubleshooting-oauth-app-access-token-request(?:-error)?s$/, 'tokenErrors'],
  [/troubleshooting-authorization-request(?:-error)?s$/, 'authorizationErrors'],
  [/(?:authorizing-oauth-apps|authorization-options-for-oauth-apps|\/v3\/oauth)$/, 'authorizing'],
  [/refreshing-user-(?:to-server-)?access-tokens$/, 'refreshing'],
  [/rate-limits-for-oauth-apps$/, 'rateLimits'],
];

const parse = (uri: string): URL | undefined =>
  uri.length > maximumLength ? undefined : parseUrl(uri, documentation);

/** Whether the documentation of a release of GitHub Enterprise Server has the paths of today: from 3.4. */
function hasCurrentPaths(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 4);
}

/** The part of a documentation path for the product and its version; empty for github.com. */
function docsVersion(host: GitHubHost, uri: string | URL | undefined): string {
  if (host.kind === 'ghe.com') return '/enterprise-cloud@latest';
  if (host.kind === 'github.com') return '';
  const release = /\/(?:enterprise-server@|enterprise\/)(\d{1,3}\.\d{1,3})(?:\/|$)/.exec(
    (typeof uri === 'string' ? parse(uri) : uri)?.pathname ?? '',
  );
  const version = release?.[1];
  return `/enterprise-server@${version !== undefined && hasCurrentPaths(version) ? version : 'latest'}`;
}

// The languages of docs.github.com besides English.
const translated = /^(?:es|ja|pt|zh|fr|de|ko|ru)$/;

/**
 * The URL of an English page of GitHub's documentation in the language of a BCP 47 tag. The paths and
 * the sections of a translation have the same names. Any other URL, and that of a language without a
 * translation, stays the same.
 */
export function inLanguage(url: string, language = 'en'): string {
  if (language === 'en') return url;
  const [code = ''] = language.toLowerCase().split('-', 1);
  return translated.test(code)
    ? url.replace(/^(https:\/\/docs\.github\.com\/)en(?=\/)/, `$1${code}`)
    : url;
}

/** The URL of a page and its section, in the documentation of the version that `errorUri` names. */
export function pageUrl(
  host: GitHubHost,
  page: DocumentationPage,
  anchor?: string,
  errorUri?: string,
): string {
  return `${documentation}/en${docsVersion(host, errorUri)}/${pages[page]}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The current URL of the page of an `error_uri`; `undefined` if it is not safe to show. */
export function currentUrl(host: GitHubHost, errorUri: string): string | undefined {
  const uri = parse(errorUri);
  if (uri === undefined || !/^https?:$/.test(uri.protocol)) return undefined;
  const url = documentationHosts.has(uri.hostname) ? docsUrl(host, uri) : serverUrl(host, uri);
  return url !== undefined && url.length <= maximumLength ? url : undefined;
}

/** The current URL of a page on docs.github.com or one of its predecessors. */
function docsUrl(host: GitHubHost, uri: URL): string | undefined {
  const path = uri.pathname.replace(/\/+$/, '');
  const page = renamedPages.find(([name]) => name.test(path))?.[1];
  const anchor = uri.hash.replaceAll('_', '-').replace(/(?<=[a-z])2$/, '');
  if (page !== undefined)
    return `${documentation}/en${docsVersion(host, uri)}/${pages[page]}${anchor}`;
  return path === '' || path === '/en' ? undefined : `${documentation}${path}${uri.hash}`;
}

/**
 * The URL of a page on the GitHub Enterprise Server in use, without its query, and without a user
 * name, which could pass for a host name.
 */
function serverUrl(host: GitHubHost, uri: URL): string | undefined {
  return host.kind === 'server' &&
    host.web.startsWith('https:') &&
    uri.host === new URL(host.web).host
    ? `https://${uri.host}${uri.pathname}${uri.hash}`
    : undefined;
}
