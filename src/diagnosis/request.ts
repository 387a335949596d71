import type { CallbackUrl } from '../authorize/redirect-uri.js';
import type { Locale } from '../errors/locale.js';
import { githubDotCom, type GitHubHost, isHostProblem, readBaseUrl } from '../github/host.js';
import { maskOf } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';

/** The authorization request with which the sign-in began. A member that is absent is not known. */
export interface AuthorizationFacts {
  /** The `client_id` of the authorization request. */
  readonly clientId?: string | undefined;
  /** The `redirect_uri` of the authorization request. */
  readonly redirectUri?: string | undefined;
  /** The `state` of the authorization request. */
  readonly state?: string | undefined;
  /** The S256 `code_challenge` of the authorization request. */
  readonly codeChallenge?: string | undefined;
  /** The base URL to which the user was sent, for example `https://github.com`. */
  readonly baseUrl?: string | undefined;
  /** When the authorization URL was created, in milliseconds since the epoch. */
  readonly startedAt?: number | undefined;
}

/**
 * What was sent to the token endpoint, and what is known about the steps before it. If only one of
 * `clientId` and `clientSecret` is present, the other one counts as not sent; so does a `code` that is
 * present but `undefined`. Any other member that is absent is not known. Nothing is stored or shown.
 */
export interface RequestFacts {
  /** The current time, in milliseconds since the epoch. */
  readonly now: number;
  /** The kind of request. Default: `authorization_code`. */
  readonly grant?: 'authorization_code' | 'refresh_token' | 'device_code' | undefined;
  /** The `client_id` that was sent. */
  readonly clientId?: string | undefined;
  /** The `client_secret` that was sent. */
  readonly clientSecret?: string | undefined;
  /** The authorization code that was sent. */
  readonly code?: string | undefined;
  /** The `redirect_uri` that was sent. */
  readonly redirectUri?: string | undefined;
  /** The callback URLs that are registered for the app. Default: not known. */
  readonly callbackUrls?: readonly CallbackUrl[] | undefined;
  /** The PKCE `code_verifier` that was sent. */
  readonly codeVerifier?: string | undefined;
  /** `base64url(SHA-256(codeVerifier))`. Default: computed if the runtime has WebCrypto. */
  readonly codeChallengeOfVerifier?: string | undefined;
  /** The refresh token that was sent. */
  readonly refreshToken?: string | undefined;
  /** The device code that was sent. */
  readonly deviceCode?: string | undefined;
  /** The base URL that received the request. Default: `https://github.com`. */
  readonly baseUrl?: string | undefined;
  /** The authorization request with which the sign-in began. */
  readonly authorization?: AuthorizationFacts | undefined;
  /** When the callback arrived, in milliseconds since the epoch. */
  readonly callbackAt?: number | undefined;
  /** Seconds since this client exchanged the same code. */
  readonly exchangedSecondsAgo?: number | undefined;
  /** Seconds since this client used the same refresh token. */
  readonly refreshedSecondsAgo?: number | undefined;
  /** Seconds since the same device code was exchanged for a token. */
  readonly deviceCodeUsedSecondsAgo?: number | undefined;
  /** When the refresh token expires, in milliseconds since the epoch. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** Seconds since the last poll with the same device code, by a monotonic clock. */
  readonly secondsSinceLastPoll?: number | undefined;
  /** Seconds since the last poll with the same device code, by the system clock. */
  readonly wallSecondsSinceLastPoll?: number | undefined;
  /** The number of earlier `slow_down` responses to this device code. Default: 0. */
  readonly slowDowns?: number | undefined;
  /** The polling interval that GitHub requires, in seconds. Default: 5. */
  readonly interval?: number | undefined;
  /** Whether the request was sent by a browser. Default: `false`. */
  readonly inBrowser?: boolean | undefined;
  /** Whether the app runs in production. Default: `false`. */
  readonly production?: boolean | undefined;
  /**
   * Whether an environment variable such as `HTTPS_PROXY` names a proxy that the `fetch` of the runtime
   * does not use. Default: `false`.
   */
  readonly proxyVariableIgnored?: boolean | undefined;
}

/** The input of `diagnose`: the facts of a request, and the language of the causes. */
export type DiagnoseInput = Omit<RequestFacts, 'now'> & {
  /** The current time, in milliseconds since the epoch. Default: the system clock. */
  readonly now?: number | undefined;
  /** The language of the causes: use the one with which the error was created. Default: English. */
  readonly locale?: Partial<Locale> | undefined;
};

/** The GitHub host at a base URL; github.com if the base URL cannot be read. */
export function hostAt(baseUrl: unknown): GitHubHost {
  const host = readBaseUrl(baseUrl);
  return isHostProblem(host) ? githubDotCom : host;
}

/** Whether the request was sent to github.com, whose forms of IDs and secrets are known. */
export function isGitHubDotCom({ baseUrl }: RequestFacts): boolean {
  return hostAt(baseUrl).kind === 'github.com';
}

/** A host name or a path that is safe to show: short, and with the secrets of the request masked. */
export function safeText(text: string, facts: RequestFacts): string {
  const { clientSecret, code, codeVerifier, refreshToken, deviceCode, authorization } = facts;
  const sent = [clientSecret, code, codeVerifier, refreshToken, deviceCode, authorization?.state];
  return sanitizeText(maskOf(sent.map((secret) => secret ?? ''))(text), 60);
}

/** The host name and the path of a base URL, safe to show. */
export function safeBaseUrl(baseUrl: string | undefined, facts: RequestFacts): string {
  return safeText(hostAt(baseUrl).web.replace(/^.*?\/\//, ''), facts);
}

/** Makes a function of the facts of a request compute its result once for each request. */
export function oncePerRequest<T>(compute: (facts: RequestFacts) => T): (facts: RequestFacts) => T {
  const results = new WeakMap<RequestFacts, { readonly result: T }>();
  return (facts) => {
    const known = results.get(facts);
    if (known !== undefined) return known.result;
    const result = compute(facts);
    results.set(facts, { result });
    return result;
  };
}
