import { isLoopback } from '../host/github-host.js';
import type { FakeApp } from './fake-app.js';

const parse = (uri: string): URL | undefined => {
  try {
    return new URL(uri);
  } catch {
    return undefined;
  }
};

const isBelow = (path: string, registered: string): boolean => {
  const root = registered.endsWith('/') ? registered : `${registered}/`;
  return path === registered || `${path}/` === root || path.startsWith(root);
};

const isSubdomain = (host: string, registered: string): boolean =>
  host === registered || host.endsWith(`.${registered}`);

const samePort = (uri: URL, registered: URL): boolean =>
  uri.port === registered.port || (isLoopback(uri.hostname) && isLoopback(registered.hostname));

const matchesBelow = (uri: URL, registered: URL): boolean =>
  uri.protocol === registered.protocol &&
  isSubdomain(uri.hostname, registered.hostname) &&
  samePort(uri, registered) &&
  isBelow(uri.pathname, registered.pathname);

const matchesExactly = (uri: URL, registered: URL): boolean =>
  uri.protocol === registered.protocol &&
  uri.hostname === registered.hostname &&
  samePort(uri, registered) &&
  uri.pathname === registered.pathname &&
  uri.search === registered.search;

/**
 * Whether an app may use a redirect URI, by the rules of GitHub's documentation: below the callback
 * URL for OAuth apps, equal to a callback URL for GitHub Apps, and any port on loopback.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#redirect-urls
 */
export const isAllowedRedirectUri = (app: FakeApp, redirectUri: string): boolean => {
  const uri = parse(redirectUri);
  if (uri === undefined) return false;
  const matches = app.kind === 'github-app' ? matchesExactly : matchesBelow;
  return (app.callbackUrls ?? []).some((callbackUrl) => {
    const registered = parse(callbackUrl);
    return registered !== undefined && matches(uri, registered);
  });
};
