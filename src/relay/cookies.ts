import type { Success } from '../catalogue/token-response.js';
import type { CookieConfig } from './cookie-options.js';

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
export const clearedCookies = (config: CookieConfig): readonly string[] => [
  set(config, config.accessToken, '', 0),
  set(config, config.refreshToken, '', 0),
];

// RFC 6265, section 6.1: what browsers keep at least, of name, value and attributes together. All
// of it is ASCII here.
const longestCookie = 4096;

/** Whether browsers may drop one of the cookies. */
export const areTooLong = (cookies: readonly string[]): boolean =>
  cookies.some((cookie) => cookie.length > longestCookie);

/** The `Set-Cookie` headers that keep the tokens, each for as long as it lives. */
export const tokenCookies = (config: CookieConfig, success: Success): readonly string[] => [
  set(config, config.accessToken, success.accessToken, success.expiresIn),
  success.refreshToken === undefined
    ? // One of an earlier sign-in must not stay behind.
      set(config, config.refreshToken, '', 0)
    : set(config, config.refreshToken, success.refreshToken, success.refreshTokenExpiresIn),
];

const decoded = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

/** The value of a cookie of a request; `undefined` where there is none, or none that can be read. */
export const cookieOf = (headers: Headers, name: string): string | undefined => {
  const start = `${name}=`;
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  return pair === undefined ? undefined : decoded(pair.slice(start.length));
};
