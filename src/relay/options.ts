import { notify } from '../client/events.js';
import type { TokenClient } from '../client/token-client.js';
import type { TokenError } from '../errors/types.js';
import { optionError, refuseUnknownOptions } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';
import { originProblem, type RelayRefusal } from './refusal.js';

/** The options of `createTokenRelay`. */
export interface TokenRelayOptions {
  /** The client that has the client secret: what `createTokenClient` returns. */
  readonly client: Pick<TokenClient, 'exchangeCode' | 'refreshToken'>;
  /**
   * The origins of the pages that may use the relay, as `location.origin` gives them. They are compared
   * as a whole; wildcards are not supported, and http only on loopback.
   */
  readonly allowedOrigins: readonly string[];
  /** Sends the tokens in cookies that scripts cannot read, not in the body. Default: `false`. */
  readonly cookies?: boolean | RelayCookies | undefined;
  /**
   * How much of an error the page receives: `full` is for development only. Default: `public`, which
   * leaves out what describes the server and the network behind it. The name of the GitHub host stays,
   * because the page sends users there to sign in.
   */
  readonly details?: 'public' | 'full' | undefined;
  /** The maximum length of a request body in bytes, 1 to 1048576. Default: 16384. */
  readonly maxBodyBytes?: number | undefined;
  /** The time in milliseconds in which the body has to arrive, 1 to 2147483647. Default: 10000. */
  readonly bodyTimeoutMs?: number | undefined;
  /**
   * Called with every error in full, for the log of the server. What it throws is ignored. Default:
   * `console.error` with the text of `formatTokenError`; `null` disables the log.
   */
  readonly onError?: ((error: TokenError) => unknown) | null | undefined;
  /**
   * Called with every request that the relay itself refuses. What it throws is ignored. Default:
   * `console.error` with one line; `null` disables the log.
   */
  readonly onRefusal?: ((refusal: RelayRefusal) => unknown) | null | undefined;
}

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

/** The checked options. */
export interface RelayConfig extends Pick<TokenRelayOptions, 'client'> {
  readonly allowedOrigins: ReadonlySet<string>;
  readonly cookies: CookieConfig | undefined;
  readonly isPublic: boolean;
  readonly maxBodyBytes: number;
  readonly bodyTimeoutMs: number;
  /** Logs an error. Never rejects. */
  readonly logError: (error: TokenError) => Promise<void>;
  /** Logs a refusal. Never rejects. */
  readonly logRefusal: (refusal: RelayRefusal) => Promise<void>;
}

const caller = 'createTokenRelay';

/** Throws the `TypeError` of an option of `createTokenRelay`. */
function refuseOption(option: string, problem: string, fix: string): never {
  throw optionError(caller, option, problem, fix);
}

/** Copies the own members of options. Throws a `TypeError` for an unknown one. */
function readKnownOptions<T extends object>(
  options: T | undefined,
  known: readonly (keyof T & string)[],
): Partial<T> {
  const given = ownMembers(options);
  refuseUnknownOptions(caller, given, known);
  return given;
}

const checkNumber = (option: string, value: unknown, maximum: number, fix: string): void => {
  if (typeof value !== 'number' || !(value >= 1 && value <= maximum))
    refuseOption(option, `is not a number between 1 and ${String(maximum)}`, fix);
};

const checkFunction = (option: string, value: unknown, fix: string): void => {
  if (typeof value !== 'function') refuseOption(option, 'is not a function', fix);
};

/** Checks the option `allowedOrigins`. */
function readAllowedOrigins(origins: unknown): ReadonlySet<string> {
  const fix = "give the origins of your pages, for example ['https://app.example.com']";
  if (!Array.isArray(origins)) refuseOption('allowedOrigins', 'is not an array', fix);
  const entries = origins as readonly unknown[];
  if (entries.length === 0) refuseOption('allowedOrigins', 'is empty', fix);
  for (const [index, entry] of entries.entries()) {
    const problem = typeof entry === 'string' ? originProblem(entry) : 'is not a string';
    if (problem !== undefined)
      refuseOption(
        `allowedOrigins[${String(index)}]`,
        problem,
        "give what location.origin is in the page: scheme, host, and the port unless it is 443, for example 'https://app.example.com'",
      );
  }
  return new Set(entries as readonly string[]);
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
function readCookies(cookies: unknown): CookieConfig | undefined {
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

type Listener<T> = (value: T) => unknown;
type DefaultLog = typeof import('./default-log.js');

/** Loads the default log. If its file cannot be loaded, the lines are shorter, but none is lost. */
const loadDefaultLog = async (): Promise<DefaultLog> => {
  try {
    return await import('./default-log.js');
  } catch {
    const log = (name: string): void => {
      // eslint-disable-next-line no-console -- as the default log does
      console.error(`createTokenRelay: ${name}`);
    };
    return { logError: ({ _tag }) => log(_tag), logRefusal: ({ reason }) => log(reason) };
  }
};

/**
 * Checks a listener, and returns the function that calls it. The default listener is loaded with the
 * first line that it logs; the response waits for it, since a Worker may stop after its response.
 */
const readListener = <T extends object>(
  option: string,
  listener: Listener<T> | null | undefined,
  pick: (log: DefaultLog) => Listener<T>,
): ((value: T) => Promise<void>) => {
  if (listener !== undefined && listener !== null)
    checkFunction(option, listener, 'use a function, null to disable the log, or leave it out');
  return async (value) => {
    notify(listener === undefined ? pick(await loadDefaultLog()) : (listener ?? undefined), value);
  };
};

/** Checks options from untyped code. Throws a `TypeError` for a programming error. */
export function readOptions(options: TokenRelayOptions): RelayConfig {
  const given = readKnownOptions(options, [
    'client',
    'allowedOrigins',
    'cookies',
    'details',
    'maxBodyBytes',
    'bodyTimeoutMs',
    'onError',
    'onRefusal',
  ]) as TokenRelayOptions;
  const { client, details = 'public', maxBodyBytes = 16_384, bodyTimeoutMs = 10_000 } = given;
  for (const name of ['exchangeCode', 'refreshToken'] as const)
    checkFunction(
      `client.${name}`,
      (client as Partial<TokenClient> | null | undefined)?.[name],
      'use what createTokenClient returns as client',
    );
  if (!['public', 'full'].includes(details))
    refuseOption('details', 'is neither public nor full', "use 'public' or 'full'");
  checkNumber('maxBodyBytes', maxBodyBytes, 2 ** 20, 'use for example 16384 for 16 KiB');
  checkNumber('bodyTimeoutMs', bodyTimeoutMs, 2 ** 31 - 1, 'use for example 10000');
  return {
    client,
    allowedOrigins: readAllowedOrigins(given.allowedOrigins),
    cookies: readCookies(given.cookies),
    isPublic: details === 'public',
    maxBodyBytes,
    bodyTimeoutMs,
    logError: readListener('onError', given.onError, (log) => log.logError),
    logRefusal: readListener('onRefusal', given.onRefusal, (log) => log.logRefusal),
  };
}
