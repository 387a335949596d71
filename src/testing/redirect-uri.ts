import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { callbackUrlsOf, type FakeApp } from './app.js';

/** Parses a URL; without its port if it is on loopback, where any port may be used. */
const parse = (text: string): URL | undefined => {
  const url = parseUrl(text);
  if (url !== undefined && isLoopback(url.hostname)) url.port = '';
  return url;
};

const isBelow = (uri: URL, registered: URL): boolean =>
  uri.protocol === registered.protocol &&
  `.${uri.hostname}`.endsWith(`.${registered.hostname}`) &&
  uri.port === registered.port &&
  `${uri.pathname}/`.startsWith(registered.pathname.replace(/\/?$/, '/'));

/**
 * Returns whether an app may use a redirect URI. It must be equal to a callback URL or, if wildcard
 * matching is on, have the same port, the host or a subdomain of it, and the path or one below it.
 * Any port may be used on loopback; GitHub documents that for `127.0.0.1` and `[::1]`, the fake also
 * accepts it for `localhost`. Whether GitHub compares the URLs before or after normalizing them (the
 * default port, an empty path) is not documented; the fake normalizes them.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#redirect-urls
 */
export function isAllowedRedirectUri(app: FakeApp, redirectUri: string): boolean {
  const uri = parse(redirectUri);
  if (uri === undefined) return false;
  return callbackUrlsOf(app).some(({ url, wildcard = false }) => {
    const registered = parse(url);
    if (registered === undefined) return false;
    return uri.href === registered.href || (wildcard && isBelow(uri, registered));
  });
}
