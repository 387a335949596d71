import type { Success } from '../errors/types.js';
import type { CookieConfig } from './options.js';

const setCookie = (
  { attributes }: CookieConfig,
  name: string,
  value: string,
  maxAge: number | undefined,
): string =>
  // Tokens consist of letters, digits and underscores. Anything else is percent-encoded.
  `${name}=${encodeURIComponent(value)}${attributes}${
    maxAge === undefined ? '' : `; Max-Age=${String(Math.floor(maxAge))}`
  }`;

/** The `Set-Cookie` headers that delete the cookies. */
export function deletedCookies(config: CookieConfig): readonly string[] {
  return [config.accessToken, config.refreshToken].map((name) => setCookie(config, name, '', 0));
}

// RFC 6265, section 6.1: browsers keep at least this much of the name, the value and the attributes
// together. Here, all of them are ASCII.
const maximumCookieLength = 4096;

/** The `Set-Cookie` headers that store the tokens; `undefined` if browsers may drop one of them. */
export function tokenCookies(
  config: CookieConfig,
  { accessToken, expiresIn, refreshToken, refreshTokenExpiresIn }: Success,
): readonly string[] | undefined {
  const cookies = [
    setCookie(config, config.accessToken, accessToken, expiresIn),
    refreshToken === undefined
      ? // Deletes that of an earlier sign-in.
        setCookie(config, config.refreshToken, '', 0)
      : setCookie(config, config.refreshToken, refreshToken, refreshTokenExpiresIn),
  ];
  return cookies.some(({ length }) => length > maximumCookieLength) ? undefined : cookies;
}

/** The value of a cookie in a `Cookie` header; empty if it is missing or malformed. */
export function cookieOf(header: string | null, name: string): string {
  const start = `${name}=`;
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  try {
    return decodeURIComponent(pair?.slice(start.length) ?? '');
  } catch {
    return '';
  }
}
