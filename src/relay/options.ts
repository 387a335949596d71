import { notify } from '../client/events.js';
import type { TokenClient } from '../client/token-client.js';
import type { TokenError } from '../errors/types.js';
import { readAllowedOrigins } from './allowed-origins.js';
import { type CookieConfig, readCookies, type RelayCookies } from './cookie-options.js';
import type { RelayRefusal } from './refusal.js';
import { readKnownOptions, refuseOption } from './refuse-option.js';

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

const checkNumber = (option: string, value: unknown, maximum: number, fix: string): void => {
  if (typeof value !== 'number' || !(value >= 1 && value <= maximum))
    refuseOption(option, `is not a number between 1 and ${String(maximum)}`, fix);
};

const checkFunction = (option: string, value: unknown, fix: string): void => {
  if (typeof value !== 'function') refuseOption(option, 'is not a function', fix);
};

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
