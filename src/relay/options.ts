import type { TokenClient } from '../client/token-client.js';
import type { TokenError } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { optionError } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';
import { parseUrl } from '../internal/parse.js';
import { type CookieConfig, readCookies, type RelayCookies } from './cookies.js';
import { logError, logRefusal } from './default-log.js';
import type { RelayRefusal } from './refusal.js';

const caller = 'createTokenRelay';

/** What is wrong with an entry, in words that do not repeat it. */
const problemOf = (entry: unknown): string | undefined => {
  if (typeof entry !== 'string') return 'is not a string';
  if (entry.includes('*')) return 'has a wildcard, which would let any page in';
  const url = parseUrl(entry);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an https origin';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'is http, where the answer with the token could be read on the way';
  return url.origin === entry
    ? undefined
    : 'is more than an origin, or is not written as browsers write it';
};

/** Checks the origins of the pages that may ask. */
function readOrigins(origins: unknown): ReadonlySet<string> {
  const fix = "give the origins of your pages, for example ['https://app.example.com']";
  if (!Array.isArray(origins)) throw optionError(caller, 'allowedOrigins', 'is not an array', fix);
  if (origins.length === 0) throw optionError(caller, 'allowedOrigins', 'is empty', fix);
  for (const [index, entry] of (origins as readonly unknown[]).entries()) {
    const problem = problemOf(entry);
    if (problem !== undefined)
      throw optionError(
        caller,
        `allowedOrigins[${String(index)}]`,
        problem,
        "give scheme, host and a port that is not the usual one, in lower case and without a slash at the end, for example 'https://app.example.com'",
      );
  }
  return new Set(origins as readonly string[]);
}

/** What a relay is made from. */
export interface TokenRelayOptions {
  /** The client that holds the client secret: what `createTokenClient` returns. */
  readonly client: Pick<TokenClient, 'exchangeCode' | 'refreshToken'>;
  /**
   * The origins of the pages that may ask, as browsers write them: scheme, host and a port that is
   * not the usual one. Each is compared as a whole.
   */
  readonly allowedOrigins: readonly string[];
  /** Keeps the tokens in cookies that scripts cannot read, in place of the body. Default: `false`. */
  readonly cookies?: boolean | RelayCookies | undefined;
  /**
   * How much of an error the browser sees: `full` is for development alone. Default: `public`, which
   * keeps back what tells of the server and of what lies behind it.
   */
  readonly details?: 'public' | 'full' | undefined;
  /** The longest body, in bytes, 1 to 1048576. Default: 16384. */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds in which a body has to arrive, 1 to 2147483647. Default: 10000. */
  readonly bodyTimeoutMs?: number | undefined;
  /**
   * Called with every error in full, for the log of the server. What it throws is ignored. Default:
   * `console.error` with the text of `formatTokenError`; `null` logs nothing.
   */
  readonly onError?: ((error: TokenError) => unknown) | null | undefined;
  /**
   * Called with every request that the relay itself refuses. What it throws is ignored. Default:
   * `console.error` with one line; `null` logs nothing.
   */
  readonly onRefusal?: ((refusal: RelayRefusal) => unknown) | null | undefined;
}

/** Options that were checked. */
export interface RelayConfig extends Pick<TokenRelayOptions, 'client'> {
  readonly onError: ((error: TokenError) => unknown) | undefined;
  readonly onRefusal: ((refusal: RelayRefusal) => unknown) | undefined;
  readonly origins: ReadonlySet<string>;
  readonly cookies: CookieConfig | undefined;
  readonly isPublic: boolean;
  readonly maxBodyBytes: number;
  readonly bodyTimeoutMs: number;
}

const checkNumber = (option: string, value: unknown, most: number, fix: string): void => {
  if (typeof value !== 'number' || !(value >= 1 && value <= most))
    throw optionError(caller, option, `is not a number between 1 and ${String(most)}`, fix);
};

const checkFunction = (option: string, value: unknown, fix: string): void => {
  if (typeof value !== 'function') throw optionError(caller, option, 'is not a function', fix);
};

const readListener = <T>(
  option: string,
  value: ((given: T) => unknown) | null | undefined,
  fallback: (given: T) => void,
): ((given: T) => unknown) | undefined => {
  if (value === null) return undefined;
  if (value === undefined) return fallback;
  checkFunction(option, value, 'pass a function, null to log nothing, or leave it out');
  return value;
};

/** Checks options that may come from untyped code. Throws a `TypeError` for a programming error. */
export function readOptions(options: TokenRelayOptions): RelayConfig {
  const given = ownMembers(options) as TokenRelayOptions;
  const { details = 'public', maxBodyBytes = 16_384, bodyTimeoutMs = 10_000 } = given;
  const { client } = given;
  for (const name of ['exchangeCode', 'refreshToken'] as const)
    checkFunction(
      `client.${name}`,
      (client as Partial<TokenClient> | null | undefined)?.[name],
      'pass what createTokenClient returns as client',
    );
  if (!['public', 'full'].includes(details))
    throw optionError(caller, 'details', 'is neither public nor full', "give 'public' or 'full'");
  checkNumber('maxBodyBytes', maxBodyBytes, 2 ** 20, 'give for example 16384 for 16 KiB');
  checkNumber('bodyTimeoutMs', bodyTimeoutMs, 2 ** 31 - 1, 'give for example 10000');
  return {
    client,
    origins: readOrigins(given.allowedOrigins),
    cookies: readCookies(given.cookies),
    isPublic: details === 'public',
    maxBodyBytes,
    bodyTimeoutMs,
    onError: readListener('onError', given.onError, logError),
    onRefusal: readListener('onRefusal', given.onRefusal, logRefusal),
  };
}
