import { isHostProblem, readBaseUrl, type GitHubHost } from '../host/github-host.js';
import { refuseUnknownOptions } from '../host/known-options.js';
import { parseUrl } from '../host/parse-url.js';
import { codeChallengeOf, randomText } from './pkce.js';

/** How a sign-in begins. */
export interface AuthorizationUrlOptions {
  /** The client ID of the app. */
  readonly clientId: string;
  /** Default: `https://github.com`. */
  readonly baseUrl?: string | URL | undefined;
  /** Whether `http:` is allowed for other hosts than this machine. Default: `false`. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The absolute URL to come back to. Default: the first callback URL of the app. */
  readonly redirectUri?: string | undefined;
  /** The scopes to ask for; a GitHub App ignores them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** A text that nobody can guess, of your own. Default: 43 random characters. */
  readonly state?: string | undefined;
  /** The account to suggest. */
  readonly login?: string | undefined;
  /** Whether people without an account are offered one. GitHub's default: `true`. */
  readonly allowSignup?: boolean | undefined;
  /** Forces the choice of an account. */
  readonly prompt?: 'select_account' | undefined;
  /** A PKCE code verifier of your own, 43 to 128 characters; `null` for none. Default: a random one. */
  readonly codeVerifier?: string | null | undefined;
}

/**
 * A sign-in that has begun. Plain JSON: keep it in the session of the person, out of reach of others,
 * and hand it to `parseCallback` when the callback comes.
 */
export interface AuthorizationRequest {
  /** Where to send the person. */
  readonly url: string;
  readonly state: string;
  readonly codeVerifier?: string;
  readonly codeChallenge?: string;
  readonly redirectUri?: string;
  readonly clientId: string;
  /** The web root of the GitHub that the person is sent to. */
  readonly baseUrl: string;
  /** When it was made, in milliseconds since the epoch. */
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
  new TypeError(`authorizationUrl: ${option} ${problem}; ${fix}`);

const checkText = (option: string, value: unknown, fix: string): void => {
  if (value !== undefined && (typeof value !== 'string' || value === ''))
    throw wrong(option, 'is not a text with characters', fix);
};

const isScopes = (scopes: unknown): boolean =>
  Array.isArray(scopes) &&
  scopes.every((scope: unknown) => typeof scope === 'string' && /^\S+$/.test(scope));

// A colon before a digit begins a port: the name before it is a host.
const isAbsoluteUrl = (url: string): boolean =>
  /^[a-z][a-z\d+.-]*:(?!\d)/i.test(url) && parseUrl(url) !== undefined;

/** RFC 7636, section 4.1 */
const isCodeVerifier = (verifier: unknown): boolean =>
  typeof verifier === 'string' && /^[\w.~-]{43,128}$/.test(verifier);

const check = (options: AuthorizationUrlOptions): void => {
  const { clientId, redirectUri, scopes, codeVerifier, prompt, allowSignup } = options;
  if (typeof (clientId as unknown) !== 'string' || clientId === '')
    throw wrong('clientId', 'is missing', "set it to the client ID from the app's page");
  // The address is shown to everyone. No client ID has these forms.
  if (/^(?:[\da-f]{40}|gh[a-z]_.*|github_pat_.*|-----BEGIN[^]*)$/i.test(clientId.trim()))
    throw wrong(
      'clientId',
      'has the form of a secret',
      'swap it with the client secret if they are swapped',
    );
  checkText('redirectUri', redirectUri, 'give an absolute URL, or leave it out');
  if (redirectUri !== undefined && !isAbsoluteUrl(redirectUri))
    throw wrong(
      'redirectUri',
      'is not an absolute URL',
      'give for example https://app.example.com/callback, or leave it out',
    );
  checkText('state', options.state, 'leave it out to get a random one');
  checkText('login', options.login, 'give the name of an account, or leave it out');
  if (prompt !== undefined && (prompt as unknown) !== 'select_account')
    throw wrong('prompt', 'is not known to GitHub', "give 'select_account', or leave it out");
  if (allowSignup !== undefined && typeof (allowSignup as unknown) !== 'boolean')
    throw wrong('allowSignup', 'is not a boolean', 'give true or false, or leave it out');
  if (scopes !== undefined && !isScopes(scopes))
    throw wrong('scopes', 'is not a list of scopes', "give for example ['repo', 'read:org']");
  if (codeVerifier !== undefined && codeVerifier !== null && !isCodeVerifier(codeVerifier))
    throw wrong(
      'codeVerifier',
      'is not 43 to 128 characters of A-Z a-z 0-9 - . _ ~',
      'leave it out to get a random one',
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
 * Begins a sign-in: makes the address to send a person to, with a random `state` and with PKCE (S256).
 *
 * @param given - The client ID, and where they apply the redirect URI, scopes, and the rest of
 * GitHub's parameters.
 * @returns The URL and what has to be kept until the callback comes, as plain JSON.
 * @throws `TypeError`, as a rejection, for an option that is missing or malformed.
 * @example
 * ```ts
 * import { authorizationUrl, parseCallback } from 'github-token-exchange/decode';
 *
 * const request = await authorizationUrl({ clientId: 'Iv23liAbCdEfGhIjKlMn', scopes: ['repo'] });
 * console.log(request.url); // send the person there, and keep the request in the session
 * const callback = parseCallback('/auth/callback?code=abc&state=xyz', request);
 * console.log(callback._tag); // StateMismatch
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 * @see https://datatracker.ietf.org/doc/html/rfc7636
 */
export const authorizationUrl = async (
  given: AuthorizationUrlOptions,
): Promise<AuthorizationRequest> => {
  if (typeof (given as unknown) !== 'object' || (given as unknown) === null)
    throw wrong('options', 'is not an object', 'give at least clientId');
  refuseUnknownOptions('authorizationUrl', given, known);
  // Own members only: a polluted prototype must not lead people to another host.
  const options = Object.assign(Object.create(null) as object, given);
  check(options);
  const { clientId, redirectUri, scopes, login, allowSignup, prompt } = options;
  const host = hostOf(options);
  const state = options.state ?? randomText();
  const codeVerifier =
    options.codeVerifier === null ? undefined : (options.codeVerifier ?? randomText());
  const codeChallenge =
    codeVerifier === undefined ? undefined : await codeChallengeOf(codeVerifier);

  const parameters = {
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
};
