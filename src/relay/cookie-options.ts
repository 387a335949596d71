import { readKnownOptions, refuseOption } from './refuse-option.js';

/** The cookies that store the tokens. */
export interface RelayCookies {
  /** The name of the cookie for the access token. Default: `__Host-github_access_token`. */
  readonly accessToken?: string | undefined;
  /** The name of the cookie for the refresh token. Default: `__Host-github_refresh_token`. */
  readonly refreshToken?: string | undefined;
  /** The `SameSite` attribute. Default: `Lax`. */
  readonly sameSite?: 'Lax' | 'Strict' | undefined;
  /** The `Path` attribute. Default: `/`. */
  readonly path?: string | undefined;
  /** The `Domain` attribute, in lower case without a leading dot. Default: only the host of the relay. */
  readonly domain?: string | undefined;
}

/** The checked option `cookies`. */
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

const checkName = (option: string, name: unknown, isHostOnly: boolean): void => {
  if (typeof name !== 'string' || !cookieName.test(name))
    refuseOption(option, 'is not a cookie name', 'use letters, digits, hyphens and underscores');
  if (/^__Host-/i.test(name) && !isHostOnly)
    refuseOption(
      option,
      'begins with __Host-, which browsers accept only without a domain and with the path /',
      'leave out domain and path, or begin the name with __Secure-',
    );
};

/** Checks the option `cookies`. Returns `undefined` if the tokens are sent in the body. */
export function readCookies(cookies: unknown): CookieConfig | undefined {
  if (cookies === undefined || cookies === false) return undefined;
  if (cookies !== true && (typeof cookies !== 'object' || cookies === null))
    refuseOption('cookies', 'is neither a boolean nor an object', 'use true or { sameSite }');
  const given = readKnownOptions<RelayCookies>(cookies === true ? {} : cookies, [
    'accessToken',
    'refreshToken',
    'sameSite',
    'path',
    'domain',
  ]);
  const { sameSite = 'Lax', path = '/', domain } = given;
  if (!['Lax', 'Strict'].includes(sameSite))
    refuseOption(
      'cookies.sameSite',
      'is neither Lax nor Strict',
      "use 'Lax' or 'Strict'; with None, any site could use the cookies",
    );
  if (typeof path !== 'string' || !cookiePath.test(path))
    refuseOption('cookies.path', 'is not a path', "use a path that begins with a slash, or '/'");
  if (domain !== undefined && (typeof domain !== 'string' || !cookieDomain.test(domain)))
    refuseOption(
      'cookies.domain',
      'is not a domain name',
      "use lower case without a leading dot, for example 'example.com', or leave it out",
    );
  const isHostOnly = domain === undefined && path === '/';
  const prefix = isHostOnly ? '__Host-' : '__Secure-';
  const { accessToken = `${prefix}github_access_token` } = given;
  const { refreshToken = `${prefix}github_refresh_token` } = given;
  checkName('cookies.accessToken', accessToken, isHostOnly);
  checkName('cookies.refreshToken', refreshToken, isHostOnly);
  if (accessToken === refreshToken)
    refuseOption('cookies', 'has one name for both tokens', 'use two different names');
  const scope = `${domain === undefined ? '' : `; Domain=${domain}`}; Path=${path}`;
  return {
    accessToken,
    refreshToken,
    attributes: `${scope}; HttpOnly; Secure; SameSite=${sameSite}`,
  };
}
