import { isLoopback } from '../github/host.js';

/** An app that the fake endpoint knows. */
export interface FakeApp {
  /** The client ID. */
  readonly clientId: string;
  /** The client secret. */
  readonly clientSecret: string;
  /**
   * The registered callback URLs. An OAuth app has one and takes everything below it; a GitHub App
   * has up to ten and takes them as they are.
   */
  readonly callbackUrls?: readonly string[] | undefined;
  /** Which rules and which kind of token the app gets. Default: `oauth-app`. */
  readonly kind?: 'oauth-app' | 'github-app' | undefined;
  /** Whether Enable Device Flow is ticked. Default: `true`. */
  readonly deviceFlow?: boolean | undefined;
  /** Whether GitHub has suspended the app. Default: `false`. */
  readonly suspended?: boolean | undefined;
}

/** A code that the fake endpoint has issued to an app. */
export interface FakeCode {
  /** Default: 20 random hexadecimal digits, as GitHub's. */
  readonly code?: string | undefined;
  /** The app that it was issued to. Default: the first one. */
  readonly clientId?: string | undefined;
  /** The redirect URI of the authorization request; the token request has to repeat it or leave it out. */
  readonly redirectUri?: string | undefined;
  /** The scopes that the person granted. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** The S256 code challenge of the authorization request; the token request then needs the verifier. */
  readonly codeChallenge?: string | undefined;
  /** Whether the person's primary email address is not verified. Default: `false`. */
  readonly unverifiedEmail?: boolean | undefined;
  /** When it was issued, in milliseconds since the epoch; it lives for 10 minutes. Default: now. */
  readonly issuedAt?: number | undefined;
}

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
export function isAllowedRedirectUri(app: FakeApp, redirectUri: string): boolean {
  const uri = parse(redirectUri);
  if (uri === undefined) return false;
  const matches = app.kind === 'github-app' ? matchesExactly : matchesBelow;
  return (app.callbackUrls ?? []).some((callbackUrl) => {
    const registered = parse(callbackUrl);
    return registered !== undefined && matches(uri, registered);
  });
}
