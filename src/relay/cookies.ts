import type { Success } from '../errors/types.js';
import { optionError } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';

const caller = 'createTokenRelay';

/** How the tokens are kept in cookies. */
export interface RelayCookies {
  /** The name for the access token. Default: `__Host-github_access_token`. */
  readonly accessToken?: string | undefined;
  /** The name for the refresh token. Default: `__Host-github_refresh_token`. */
  readonly refreshToken?: string | undefined;
  /** Which requests of other sites carry them. Default: `Lax`. */
  readonly sameSite?: 'Lax' | 'Strict' | undefined;
  /** Below which path of this server they are sent. Default: `/`. */
  readonly path?: string | undefined;
  /** The domain whose hosts get them all. Default: this server's host alone. */
  readonly domain?: string | undefined;
}

/** Options that were checked. */
export interface CookieConfig {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** What follows the value of each cookie. */
  readonly attributes: string;
}

// RFC 6265, section 4.1.1.
const cookieName = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const cookiePath = /^\/[!-:<-~]{0,200}$/;
const cookieDomain = /^[\da-z][\da-z-]*(?:\.[\da-z-]+)+$/;

const checkName = (option: string, name: unknown, isHostOnly: boolean): string => {
  if (typeof name !== 'string' || !cookieName.test(name))
    throw optionError(
      caller,
      option,
      'is no name for a cookie',
      'use letters, digits, hyphens and underscores',
    );
  if (/^__Host-/i.test(name) && !isHostOnly)
    throw optionError(
      caller,
      option,
      'begins with __Host-, which browsers take only without domain and with path /',
      'leave domain and path out, or begin the name with __Secure-',
    );
  return name;
};

/** Checks the option `cookies`; `undefined` where tokens go into the body. */
export function readCookies(cookies: unknown): CookieConfig | undefined {
  if (cookies === undefined || cookies === false) return undefined;
  if (cookies !== true && (typeof cookies !== 'object' || cookies === null))
    throw optionError(
      caller,
      'cookies',
      'is neither true nor an object',
      'pass true, or { sameSite }',
    );
  const {
    sameSite = 'Lax',
    path = '/',
    domain,
    ...names
  }: RelayCookies = ownMembers(cookies === true ? {} : cookies);
  if (!['Lax', 'Strict'].includes(sameSite))
    throw optionError(
      caller,
      'cookies.sameSite',
      'is neither Lax nor Strict',
      "give 'Lax' or 'Strict'; with None, any site could use the cookies",
    );
  if (typeof path !== 'string' || !cookiePath.test(path))
    throw optionError(
      caller,
      'cookies.path',
      'is no path',
      "give one that begins with a slash, or '/'",
    );
  if (domain !== undefined && (typeof domain !== 'string' || !cookieDomain.test(domain)))
    throw optionError(
      caller,
      'cookies.domain',
      'is no domain name',
      "give one in lower case without a dot in front, for example 'example.com', or leave it out",
    );
  const isHostOnly = domain === undefined && path === '/';
  const prefix = isHostOnly ? '__Host-' : '__Secure-';
  const { accessToken = `${prefix}github_access_token` } = names;
  const { refreshToken = `${prefix}github_refresh_token` } = names;
  checkName('cookies.accessToken', accessToken, isHostOnly);
  checkName('cookies.refreshToken', refreshToken, isHostOnly);
  if (accessToken === refreshToken)
    throw optionError(
      caller,
      'cookies',
      'has one name for both tokens',
      'give two different names',
    );
  return {
    accessToken,
    refreshToken,
    attributes: `${domain === undefined ? '' : `; Domain=${domain}`}; Path=${path}; HttpOnly; Secure; SameSite=${sameSite}`,
  };
}

const set = (
  { attributes }: CookieConfig,
  name: string,
  value: string,
  maxAge: number | undefined,
): string =>
  // Tokens are letters, digits and underscores; whatever else one may hold is percent-encoded.
  `${name}=${encodeURIComponent(value)}${attributes}${
    maxAge === undefined ? '' : `; Max-Age=${String(Math.floor(maxAge))}`
  }`;

/** The `Set-Cookie` headers that end a sign-in. */
export function clearedCookies(config: CookieConfig): readonly string[] {
  return [set(config, config.accessToken, '', 0), set(config, config.refreshToken, '', 0)];
}

// RFC 6265, section 6.1: what browsers keep at least, of name, value and attributes together. All
// of it is ASCII here.
const longestCookie = 4096;

/** Whether browsers may drop one of the cookies. */
export function areTooLong(cookies: readonly string[]): boolean {
  return cookies.some((cookie) => cookie.length > longestCookie);
}

/** The `Set-Cookie` headers that keep the tokens, each for as long as it lives. */
export function tokenCookies(config: CookieConfig, success: Success): readonly string[] {
  return [
    set(config, config.accessToken, success.accessToken, success.expiresIn),
    success.refreshToken === undefined
      ? // One of an earlier sign-in must not stay behind.
        set(config, config.refreshToken, '', 0)
      : set(config, config.refreshToken, success.refreshToken, success.refreshTokenExpiresIn),
  ];
}

const decoded = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

/** The value of a cookie of a request; `undefined` where there is none, or none that can be read. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const start = `${name}=`;
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  return pair === undefined ? undefined : decoded(pair.slice(start.length));
}
