import { isLoopback } from '../github/host.js';
import { optionError } from '../internal/assert.js';
import { parseUrl } from '../internal/parse.js';

/** A callback URL of an app. */
export interface FakeCallbackUrl {
  /** The absolute URL. */
  readonly url: string;
  /**
   * Whether wildcard matching is on: a redirect URI may then have a subdomain of the host, and a path
   * below the path. Default: `false`, as GitHub sets it for new callback URLs.
   */
  readonly wildcard?: boolean | undefined;
}

/** An app that the fake endpoint knows. */
export interface FakeApp {
  /** The client ID. */
  readonly clientId: string;
  /** The client secret. */
  readonly clientSecret: string;
  /**
   * The registered callback URLs, at most ten. A string is a callback URL without wildcard matching.
   * An authorization request without a redirect URI uses the first one. Default: none.
   */
  readonly callbackUrls?: readonly (string | FakeCallbackUrl)[] | undefined;
  /** The kind of the app, which decides the kind of its tokens. Default: `oauth-app`. */
  readonly kind?: 'oauth-app' | 'github-app' | undefined;
  /**
   * Whether tokens expire and can be refreshed. In an app where they do not, the scope
   * `offline_access` makes the token of one sign-in expire. Default: `true` for a GitHub App, `false`
   * for an OAuth app.
   */
  readonly expiringTokens?: boolean | undefined;
  /** Whether the device flow is enabled. Default: `true`. */
  readonly deviceFlow?: boolean | undefined;
  /** Whether GitHub has suspended the app. Default: `false`. */
  readonly suspended?: boolean | undefined;
}

/** An authorization code that the fake endpoint issues. */
export interface FakeCode {
  /** The code. Default: 20 random hexadecimal digits, the form of GitHub's codes. */
  readonly code?: string | undefined;
  /** The client ID of the app that it is issued to. Default: the first app. */
  readonly clientId?: string | undefined;
  /** The redirect URI of the authorization request. A token request must repeat or omit it. */
  readonly redirectUri?: string | undefined;
  /**
   * The scopes that the user grants, including `offline_access`. The token gets them without
   * `offline_access` and without implied scopes. Default: none.
   */
  readonly scopes?: readonly string[] | undefined;
  /** The S256 code challenge of the authorization request. Default: none, so no verifier is needed. */
  readonly codeChallenge?: string | undefined;
  /** Whether the user has no verified primary email address. Default: `false`. */
  readonly unverifiedEmail?: boolean | undefined;
  /** When it was issued, in milliseconds since the epoch. It is valid for 10 minutes. Default: now. */
  readonly issuedAt?: number | undefined;
}

/** The user who signs in at the fake endpoint. */
export interface FakeUser {
  /** The username. Default: `octocat`. */
  readonly login?: string | undefined;
  /** The numeric ID. Default: 1. */
  readonly id?: number | undefined;
  /** The display name; `null` if the user has set none. Default: `null`. */
  readonly name?: string | null | undefined;
  /** The public email address; `null` if the user hides it. Default: `null`. */
  readonly email?: string | null | undefined;
  /** All email addresses, the primary one first; all are verified. Default: `octocat@github.com`. */
  readonly emails?: readonly string[] | undefined;
  /** The names of the organizations of the user. Default: none. */
  readonly orgs?: readonly string[] | undefined;
}

const maximumCallbackUrls = 10;

/** The callback URLs of an app, each in its long form. */
export function callbackUrlsOf({ callbackUrls = [] }: FakeApp): readonly FakeCallbackUrl[] {
  return callbackUrls.map((entry) => (typeof entry === 'string' ? { url: entry } : entry));
}

/** Throws a `TypeError` for callback URLs that GitHub would not register. */
export function assertCallbackUrls(app: FakeApp): void {
  const refuse = (problem: string, fix: string): never => {
    throw optionError('createFakeTokenEndpoint', 'callbackUrls', problem, fix);
  };
  const callbackUrls = callbackUrlsOf(app);
  if (callbackUrls.length > maximumCallbackUrls)
    refuse('has more than ten URLs', 'an app can register ten');
  if (callbackUrls.some(({ url }) => parseUrl(url) === undefined))
    refuse('contains a value that is not an absolute URL', 'use for example http://127.0.0.1/');
}

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
