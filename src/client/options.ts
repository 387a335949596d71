import type { Format } from '../decode/body.js';
import type { ErrorTexts, Locale } from '../errors/locale.js';
import {
  type GitHubHost,
  isHostProblem,
  isLoopback,
  readBaseUrl,
  tokenEndpointOf,
} from '../github/host.js';
import { type Clock, longestTimer, systemClock, withFallback } from '../http/deadline.js';
import { refuseOption, refuseUnknownOptions } from '../internal/assert.js';
import { parseUrl } from '../internal/parse.js';
import type { OnEvent } from './events.js';

const relayFix = "give the URL of createTokenRelay, for example '/oauth/token'";

/** The URL of a relay. In a page it may be relative. */
function relayUrl(tokenEndpoint: unknown, allowInsecureHttp: boolean): string {
  const option = 'tokenEndpoint';
  if (typeof tokenEndpoint !== 'string' && !(tokenEndpoint instanceof URL))
    return refuseOption(option, 'is not a URL', relayFix);
  const page = (globalThis as { readonly location?: { readonly href?: string } }).location?.href;
  const url = parseUrl(tokenEndpoint, page);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return refuseOption(
      option,
      'is not an absolute URL, and there is no page to resolve it against',
      'give an absolute https URL',
    );
  if (url.username !== '' || url.password !== '')
    return refuseOption(
      option,
      'contains a user name or a password',
      'remove them; fetch does not accept them',
    );
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecureHttp)
    return refuseOption(
      option,
      'is http, which would send the code and the tokens in the clear',
      'use https, or set allowInsecureHttp: true in a closed test network',
    );
  return url.href;
}

/** The options that every client has. */
export interface ClientOptions {
  /**
   * The client ID of the app, from its page under `https://github.com/settings/developers` or, for a
   * GitHub App, `https://github.com/settings/apps`. If it is `undefined` or empty, as an unset
   * environment variable is, requests to GitHub resolve to `IncorrectClientCredentials`, and nothing is
   * sent.
   */
  readonly clientId: string | undefined;
  /**
   * The URL of the GitHub host: `https://github.com`, `https://HOST` for a GitHub Enterprise Server, or
   * `https://SUBDOMAIN.ghe.com`. The URLs of their APIs are accepted too. Default:
   * `https://github.com`.
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * The issuer that `iss` of a callback must name. Default: `BASE_URL/login/oauth`, which GitHub
   * documents for github.com only.
   */
  readonly issuer?: string | undefined;
  /** Milliseconds for connecting, sending and reading together: 1 to 2147483647. Default: 10000. */
  readonly timeoutMs?: number | undefined;
  /** Whether `http:` is allowed for hosts other than loopback. Default: `false`. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The response format to request. Every format is understood in any case. Default: `json`. */
  readonly accept?: Format | undefined;
  /** The language of the hints and of the likely causes. Default: English. */
  readonly locale?: (Pick<Locale, 'hints'> & Partial<Locale>) | undefined;
  /**
   * Called after every request with a flat object without secrets: the outcome, and for an error the
   * actor, the action and the causes. Anything it throws is ignored.
   */
  readonly onEvent?: OnEvent | undefined;
  /** The clocks, for tests that do not wait. Default: the clocks of the runtime. */
  readonly clock?: Clock | undefined;
}

/** The options of a client that sends its requests to GitHub. */
export interface AppClientOptions extends ClientOptions {
  /**
   * The client secret of the app: 40 hexadecimal digits. It is sent to the token endpoint, and appears
   * nowhere else. `null` means that the app uses none, which is enough for the device flow. If it is
   * `undefined` or empty, as an unset environment variable is, requests that need it resolve to
   * `IncorrectClientCredentials`, and nothing is sent.
   */
  readonly clientSecret: string | null | undefined;
  /** Only for a client that uses a relay. */
  readonly tokenEndpoint?: undefined;
}

/** The options of a client that sends its requests to a relay, which has the client secret. */
export interface RelayClientOptions extends ClientOptions {
  /** The URL of the relay: absolute, or in a page relative to it, for example `/oauth/token`. */
  readonly tokenEndpoint: string | URL;
  /** Only for a client that sends its requests to GitHub. */
  readonly clientSecret?: undefined;
}

/** Checked options. */
export interface CheckedOptions {
  /** Empty if it is missing. */
  readonly clientId: string;
  /** Empty if it is missing; `null` if the app uses none. */
  readonly clientSecret: string | null;
  readonly host: GitHubHost;
  readonly issuer: string | undefined;
  /** The URL that codes and refresh tokens are sent to. */
  readonly tokenEndpoint: string;
  /** Whether that is a relay, which adds the client secret and responds with the union. */
  readonly relayed: boolean;
  readonly timeoutMs: number;
  /** The `Accept` header. */
  readonly accept: string;
  /** The locale as it was given; absent for English. */
  readonly locale: ClientOptions['locale'];
  readonly onEvent: OnEvent | undefined;
  readonly clock: Clock;
}

/** Checked options as the operations use them. */
export interface ClientConfig extends Omit<CheckedOptions, 'locale'> {
  /** The locale, completed with the English hints. */
  readonly locale: ErrorTexts;
}

/** A credential; empty if it is missing. The first request that needs it says so. */
const credential = (option: string, label: string, value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string'
    ? value
    : refuseOption(
        option,
        'is not a string',
        `set it to the ${label} from the app's page under https://github.com/settings/developers`,
      );
};

const hostOf = (baseUrl: unknown, allowInsecureHttp: boolean): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    return refuseOption(
      'baseUrl',
      host.problem,
      'give the web root, for example https://ghe.example.com',
    );
  if (host.web.startsWith('http:') && !host.loopback && !allowInsecureHttp)
    return refuseOption(
      'baseUrl',
      'is http, which would send the client secret in the clear',
      'use https, or set allowInsecureHttp: true in a closed test network',
    );
  return host;
};

const timeoutOf = (timeoutMs: unknown): number =>
  typeof timeoutMs === 'number' && timeoutMs >= 1 && timeoutMs <= longestTimer
    ? timeoutMs
    : refuseOption(
        'timeoutMs',
        'is not a number of milliseconds between 1 and 2147483647',
        'give for example 10000 for ten seconds',
      );

const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml',
};

const acceptOf = (accept: unknown): string =>
  typeof accept === 'string' && Object.hasOwn(mediaTypes, accept)
    ? mediaTypes[accept as Format]
    : refuseOption('accept', 'is not a format of the endpoint', "give 'json', 'form' or 'xml'");

const secretOf = (clientSecret: unknown): string | null =>
  clientSecret === null ? null : credential('clientSecret', 'client secret', clientSecret);

const localeOf = (locale: unknown): ClientOptions['locale'] => {
  if (locale === undefined) return undefined;
  const given = Object(locale) as Locale;
  return typeof given.hints === 'object' && (given.hints as unknown) !== null
    ? given
    : refuseOption('locale', 'has no hints', 'pass en or a translation of it, or omit it');
};

const clockOf = (clock: unknown): Clock => {
  const given = Object(clock) as Clock;
  for (const name of ['now', 'monotonic', 'sleep'] as const)
    if (typeof (given[name] as unknown) !== 'function')
      return refuseOption(
        `clock.${name}`,
        'is not a function',
        'pass now, monotonic and sleep, or omit the clock',
      );
  return withFallback(given);
};

/** The token endpoint and the client secret: GitHub's with that of the app, or a relay's without one. */
const destination = (
  { clientSecret, tokenEndpoint, allowInsecureHttp = false }: AppClientOptions | RelayClientOptions,
  host: GitHubHost,
): Pick<CheckedOptions, 'clientSecret' | 'tokenEndpoint' | 'relayed'> => {
  if (tokenEndpoint === undefined)
    return {
      clientSecret: secretOf(clientSecret),
      tokenEndpoint: tokenEndpointOf(host),
      relayed: false,
    };
  if (((clientSecret as unknown) ?? null) !== null)
    return refuseOption(
      'clientSecret',
      'is given together with tokenEndpoint',
      'remove it; the relay has it',
    );
  return {
    clientSecret: null,
    tokenEndpoint: relayUrl(tokenEndpoint, allowInsecureHttp),
    relayed: true,
  };
};

type KnownOptions = { readonly [Name in keyof AppClientOptions]-?: true };

const knownOptions: KnownOptions = {
  clientId: true,
  clientSecret: true,
  tokenEndpoint: true,
  baseUrl: true,
  issuer: true,
  timeoutMs: true,
  allowInsecureHttp: true,
  accept: true,
  locale: true,
  onEvent: true,
  clock: true,
};

const issuerOf = (issuer: unknown): string | undefined =>
  issuer === undefined || (typeof issuer === 'string' && issuer !== '')
    ? issuer
    : refuseOption(
        'issuer',
        'is not a non-empty string',
        'give the URL of the issuer as a string, or omit it',
      );

/**
 * Checks options that may come from untyped code. `others` are the names of the options that the
 * caller reads. Throws a `TypeError` that names the option and the fix.
 */
export function readOptions(
  given: AppClientOptions | RelayClientOptions,
  others: readonly string[],
): CheckedOptions {
  if (typeof given !== 'object' || (given as unknown) === null)
    return refuseOption('options', 'is not an object', 'pass { clientId, clientSecret }');
  refuseUnknownOptions('createTokenClient', given, [...Object.keys(knownOptions), ...others]);
  const options = { ...given };
  const { clientId, baseUrl, timeoutMs = 10_000 } = options;
  const { accept = 'json', onEvent, clock = systemClock } = options;
  const host = hostOf(baseUrl, options.allowInsecureHttp === true);
  if (onEvent !== undefined && typeof onEvent !== 'function')
    return refuseOption('onEvent', 'is not a function', 'pass a function, or omit it');
  return {
    clientId: credential('clientId', 'client ID', clientId),
    ...destination(options, host),
    host,
    issuer: issuerOf(options.issuer),
    timeoutMs: timeoutOf(timeoutMs),
    accept: acceptOf(accept),
    locale: localeOf(options.locale),
    onEvent,
    clock: clockOf(clock),
  };
}
