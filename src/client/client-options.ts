import type { Locale } from '../catalogue/locale.js';
import type { Format } from '../decode/media-type.js';
import { isHostProblem, readBaseUrl, type GitHubHost } from '../host/github-host.js';
import { hints } from '../locales/en/hints.js';
import type { Transport } from '../transport/transport.js';
import { systemClock, type Clock } from './clock.js';
import type { OnEvent } from './token-event.js';

/** What a client is made from. */
export interface ClientOptions {
  /** The client ID of the app, from its page under `https://github.com/settings/developers`. */
  readonly clientId: string;
  /**
   * The client secret of the app: 40 hexadecimal digits. It is sent, and kept out of everything else.
   * `null` says that there is none here, which is enough for the device flow alone.
   */
  readonly clientSecret: string | null;
  /**
   * The GitHub to ask: `https://github.com` (default), `https://HOST` of a GitHub Enterprise Server,
   * or `https://SUBDOMAIN.ghe.com`. The addresses of their APIs are understood too.
   */
  readonly baseUrl?: string | URL | undefined;
  /** Milliseconds for connecting, sending and reading together, 1 to 2147483647. Default: 10000. */
  readonly timeoutMs?: number | undefined;
  /** Whether `http:` is allowed for other hosts than this machine. Default: `false`. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The format to ask for; every format is understood, whatever was asked for. Default: `json`. */
  readonly accept?: Format | undefined;
  /** The language of the hints. Default: English. */
  readonly locale?: Pick<Locale, 'hints'> | undefined;
  /** Is told of every request: a flat object without secrets. What it throws is ignored. */
  readonly onEvent?: OnEvent | undefined;
  /** The clocks, for tests without waiting. Default: those of the runtime. */
  readonly clock?: Clock | undefined;
  /** How requests are sent. */
  readonly transport: Transport;
}

/** Options that were checked. */
export interface ClientConfig {
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly host: GitHubHost;
  readonly timeoutMs: number;
  /** The `Accept` header. */
  readonly accept: string;
  readonly locale: Pick<Locale, 'hints'>;
  readonly onEvent: OnEvent | undefined;
  readonly clock: Clock;
  readonly transport: Transport;
}

const longestTimeout = 2 ** 31 - 1;

/** A programming error; its message names the option and the fix, never the value. */
export const optionError = (caller: string, option: string, problem: string, fix: string) =>
  new TypeError(`${caller}: ${option} ${problem}; ${fix}`);

const fail = (option: string, problem: string, fix: string): never => {
  throw optionError('createTokenClient', option, problem, fix);
};

const credential = (option: string, label: string, value: unknown, mayBeEmpty: boolean): string => {
  const fix = `set it to the ${label} from the app's page under https://github.com/settings/developers`;
  if (value === undefined || value === null) return fail(option, 'is missing', fix);
  if (typeof value !== 'string') return fail(option, 'is not a string', fix);
  if (value === '' && !mayBeEmpty) return fail(option, 'is empty', fix);
  return value;
};

const hostOf = (baseUrl: unknown, allowInsecureHttp: boolean): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    return fail('baseUrl', host.problem, 'give the web root, for example https://ghe.example.com');
  if (host.web.startsWith('http:') && !host.loopback && !allowInsecureHttp)
    return fail(
      'baseUrl',
      'is http, which would send the client secret in the clear',
      'use https, or set allowInsecureHttp: true in a closed test network',
    );
  return host;
};

const timeoutOf = (timeoutMs: unknown): number =>
  typeof timeoutMs === 'number' && timeoutMs >= 1 && timeoutMs <= longestTimeout
    ? timeoutMs
    : fail(
        'timeoutMs',
        'is not a number of milliseconds between 1 and 2147483647',
        'give for example 10000 for ten seconds',
      );

const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml',
};

const acceptOf = (accept: Format): string =>
  Object.hasOwn(mediaTypes, accept)
    ? mediaTypes[accept]
    : fail('accept', 'is not a format of the endpoint', "give 'json', 'form' or 'xml'");

/** Checks options that may come from untyped code. Throws a `TypeError` for a programming error. */
export const readOptions = (options: ClientOptions): ClientConfig => {
  const { clientId, clientSecret, baseUrl, timeoutMs = 10_000, transport } = options;
  const { accept = 'json', locale = { hints }, onEvent, clock = systemClock } = options;
  if (onEvent !== undefined && typeof onEvent !== 'function')
    return fail('onEvent', 'is not a function', 'pass a function, or leave it out');
  return {
    clientId: credential('clientId', 'client ID', clientId, false),
    // An empty secret is what an unset variable gives in production: it is sent, and diagnosed.
    clientSecret:
      clientSecret === null
        ? null
        : credential('clientSecret', 'client secret', clientSecret, true),
    host: hostOf(baseUrl, options.allowInsecureHttp === true),
    timeoutMs: timeoutOf(timeoutMs),
    accept: acceptOf(accept),
    locale,
    onEvent,
    clock,
    transport,
  };
};
