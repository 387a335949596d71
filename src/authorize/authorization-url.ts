import { type GitHubHost, isHostProblem, readBaseUrl } from '../github/host.js';
import { optionError, refuseUnknownOptions } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';
import { parseUrl } from '../internal/parse.js';
import { codeChallengeOf, randomText } from './pkce.js';

/** The options of `authorizationUrl`. */
export interface AuthorizationUrlOptions {
  /** The client ID of the app. */
  readonly clientId: string;
  /** The URL of the GitHub host. Default: `https://github.com`. */
  readonly baseUrl?: string | URL | undefined;
  /** Whether `http:` is allowed for hosts other than loopback. Default: `false`. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The redirect URI, absolute. Default: the first registered callback URL of the app. */
  readonly redirectUri?: string | undefined;
  /** The scopes to request; a GitHub App ignores them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** An unguessable string. Default: 43 random characters. */
  readonly state?: string | undefined;
  /** The account to suggest to the user. */
  readonly login?: string | undefined;
  /** Whether users without an account can create one. GitHub's default: `true`. */
  readonly allowSignup?: boolean | undefined;
  /** Forces the account picker to appear. */
  readonly prompt?: 'select_account' | undefined;
  /** A PKCE code verifier of 43 to 128 characters; `null` for no PKCE. Default: a random one. */
  readonly codeVerifier?: string | null | undefined;
}

/**
 * A pending sign-in as plain JSON. It contains secrets: store it in the user's server-side session, and
 * pass it to `parseCallback` when the callback arrives.
 */
export interface AuthorizationRequest {
  /** The URL to redirect the user to. */
  readonly url: string;
  /** The `state` of the request. */
  readonly state: string;
  /** The PKCE code verifier: a secret. Absent if PKCE is off. */
  readonly codeVerifier?: string;
  /** The S256 code challenge of the code verifier. Absent if PKCE is off. */
  readonly codeChallenge?: string;
  /** The redirect URI, if one was sent. */
  readonly redirectUri?: string;
  /** The client ID of the app. */
  readonly clientId: string;
  /** The URL of the GitHub host. */
  readonly baseUrl: string;
  /** When the request was created, in milliseconds since the epoch. */
  readonly startedAt: number;
}

const known: readonly (keyof AuthorizationUrlOptions)[] = [
  'clientId',
  'baseUrl',
  'allowInsecureHttp',
  'redirectUri',
  'scopes',
  'state',
  'login',
  'allowSignup',
  'prompt',
  'codeVerifier',
];

const wrong = (option: string, problem: string, fix: string): TypeError =>
  optionError('authorizationUrl', option, problem, fix);

const checkText = (option: string, value: unknown, fix: string): void => {
  if (value !== undefined && (typeof value !== 'string' || value === ''))
    throw wrong(option, 'is not a non-empty string', fix);
};

const isScopes = (scopes: unknown): boolean =>
  Array.isArray(scopes) &&
  scopes.every((scope: unknown) => typeof scope === 'string' && /^\S+$/.test(scope));

// A colon before a digit starts a port: the name before it is a host.
const isAbsoluteUrl = (url: string): boolean =>
  /^[a-z][a-z\d+.-]*:(?!\d)/i.test(url) && parseUrl(url) !== undefined;

/** RFC 7636, section 4.1 */
const isCodeVerifier = (verifier: unknown): boolean =>
  typeof verifier === 'string' && /^[\w.~-]{43,128}$/.test(verifier);

const check = (options: AuthorizationUrlOptions): void => {
  const { clientId, redirectUri, scopes, codeVerifier, prompt, allowSignup } = options;
  if (typeof (clientId as unknown) !== 'string' || clientId === '')
    throw wrong('clientId', 'is missing', "set it to the client ID from the app's page");
  // The URL is visible to everyone. No client ID looks like this.
  if (/^(?:[\da-f]{40}|gh[a-z]_.*|github_pat_.*|-----BEGIN[^]*)$/i.test(clientId.trim()))
    throw wrong(
      'clientId',
      'looks like a secret',
      'check whether the client ID and the client secret are swapped',
    );
  checkText('redirectUri', redirectUri, 'give an absolute URL, or omit it');
  if (redirectUri !== undefined && !isAbsoluteUrl(redirectUri))
    throw wrong(
      'redirectUri',
      'is not an absolute URL',
      'give for example https://app.example.com/callback, or omit it',
    );
  checkText('state', options.state, 'omit it to get a random one');
  checkText('login', options.login, 'give the name of an account, or omit it');
  if (prompt !== undefined && (prompt as unknown) !== 'select_account')
    throw wrong('prompt', 'is not known to GitHub', "give 'select_account', or omit it");
  if (allowSignup !== undefined && typeof (allowSignup as unknown) !== 'boolean')
    throw wrong('allowSignup', 'is not a boolean', 'give true or false, or omit it');
  if (scopes !== undefined && !isScopes(scopes))
    throw wrong('scopes', 'is not a list of scopes', "give for example ['repo', 'read:org']");
  if (codeVerifier !== undefined && codeVerifier !== null && !isCodeVerifier(codeVerifier))
    throw wrong(
      'codeVerifier',
      'is not 43 to 128 characters of A-Z a-z 0-9 - . _ ~',
      'omit it to get a random one',
    );
};

const hostOf = ({ baseUrl, allowInsecureHttp }: AuthorizationUrlOptions): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    throw wrong('baseUrl', host.problem, 'give the web root, for example https://ghe.example.com');
  if (host.web.startsWith('http:') && !host.loopback && allowInsecureHttp !== true)
    throw wrong(
      'baseUrl',
      'is http, which would send the state in the clear',
      'use https, or set allowInsecureHttp: true in a closed test network',
    );
  return host;
};

/**
 * Creates the URL that starts a sign-in, with a random `state` and with PKCE (S256).
 *
 * @param given - The client ID and, if needed, the redirect URI, the scopes, and GitHub's other
 * parameters.
 * @returns The URL to redirect the user to, and what to store until the callback arrives, as plain JSON.
 * @throws `TypeError`, as a rejection, for an option that is missing or malformed.
 * @example
 * ```ts
 * import { authorizationUrl, parseCallback } from 'github-token-exchange/decode';
 *
 * const request = await authorizationUrl({ clientId: 'Iv23liAbCdEfGhIjKlMn', scopes: ['repo'] });
 * console.log(request.url); // redirect the user to it, and store the request in the session
 * const callback = parseCallback('/auth/callback?code=abc&state=xyz', request);
 * console.log(callback._tag); // StateMismatch
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#1-request-a-users-github-identity
 * @see https://datatracker.ietf.org/doc/html/rfc7636
 */
export async function authorizationUrl(
  given: AuthorizationUrlOptions,
): Promise<AuthorizationRequest> {
  if (typeof (given as unknown) !== 'object' || (given as unknown) === null)
    throw wrong('options', 'is not an object', 'give at least clientId');
  refuseUnknownOptions('authorizationUrl', given, known);
  // Own members only: a polluted prototype must not redirect users to another host.
  const options = ownMembers(given) as AuthorizationUrlOptions;
  check(options);
  const { clientId, redirectUri, scopes, login, allowSignup, prompt } = options;
  const host = hostOf(options);
  const state = options.state ?? randomText();
  const codeVerifier =
    options.codeVerifier === null ? undefined : (options.codeVerifier ?? randomText());
  const codeChallenge =
    codeVerifier === undefined ? undefined : await codeChallengeOf(codeVerifier);

  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes?.join(' '),
    state,
    login,
    allow_signup: allowSignup === undefined ? undefined : String(allowSignup),
    prompt,
    code_challenge: codeChallenge,
    code_challenge_method: codeChallenge === undefined ? undefined : 'S256',
  };
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return {
    url: `${host.web}/login/oauth/authorize?${query.toString()}`,
    state,
    ...(codeVerifier === undefined || codeChallenge === undefined
      ? {}
      : { codeVerifier, codeChallenge }),
    ...(redirectUri === undefined ? {} : { redirectUri }),
    clientId,
    baseUrl: host.web,
    startedAt: Date.now(),
  };
}
