import type { Locale } from '../catalogue/locale.js';
import type { Format } from '../decode/media-type.js';
import {
  isHostProblem,
  readBaseUrl,
  tokenEndpointOf,
  type GitHubHost,
} from '../host/github-host.js';
import { refuseUnknownOptions } from '../host/known-options.js';
import { completeLocale } from '../locales/complete-locale.js';
import { hints } from '../locales/en/hints.js';
import type { Transport } from '../transport/transport.js';
import { longestTimer, systemClock, withFallback, type Clock } from './clock.js';
import { refuseOption } from './option-error.js';
import { relayAt } from './relay-address.js';
import type { OnEvent } from './token-event.js';

/** A client that asks GitHub itself. */
export interface DirectOptions {
  /**
   * The client secret of the app: 40 hexadecimal digits. It is sent, and kept out of everything else.
   * `null` says that there is none here, which is enough for the device flow alone. With `undefined`
   * or an empty string, as an environment variable that is not set gives, requests that need the
   * secret resolve to `IncorrectClientCredentials`, and nothing is sent.
   */
  readonly clientSecret: string | null | undefined;
  readonly tokenEndpoint?: undefined;
}

/** A client that asks a relay, which holds the client secret: for pages, which must not have it. */
export interface RelayedOptions {
  /**
   * Where `createTokenRelay` is mounted: an absolute URL, or in a page one that is relative to it,
   * for example `/oauth/token`.
   */
  readonly tokenEndpoint: string | URL;
  readonly clientSecret?: undefined;
}

/** What every client is made from. */
export interface CommonOptions {
  /**
   * The client ID of the app, from its page under `https://github.com/settings/developers`. With
   * `undefined` or an empty string, as an environment variable that is not set gives, requests to
   * GitHub resolve to `IncorrectClientCredentials`, and nothing is sent.
   */
  readonly clientId: string | undefined;
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
}

/** What a client is made from, whatever it sends its requests with. */
export type ClientOptions = CommonOptions & (DirectOptions | RelayedOptions);

/** What a client without an HTTP client of its own is made from. */
export type TransportClientOptions = ClientOptions & {
  /** How requests are sent, for example `fetchTransport()`. */
  readonly transport: Transport;
};

/** Options that were checked. */
export interface ClientConfig {
  /** Empty if it is missing. */
  readonly clientId: string;
  /** Empty if it is missing; `null` if the app uses none. */
  readonly clientSecret: string | null;
  readonly host: GitHubHost;
  /** Where codes and refresh tokens go. */
  readonly tokenEndpoint: string;
  /** Whether that is a relay, which adds the client secret and answers with the union itself. */
  readonly relayed: boolean;
  readonly timeoutMs: number;
  /** The `Accept` header. */
  readonly accept: string;
  readonly locale: Pick<Locale, 'hints'>;
  readonly onEvent: OnEvent | undefined;
  readonly clock: Clock;
}

/** A credential; empty if it is missing, which the first request that needs it reports. */
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

const localeOf = (locale: unknown): Pick<Locale, 'hints'> => {
  const given = (Object(locale) as Partial<Locale>).hints;
  return typeof given === 'object' && (given as unknown) !== null
    ? { hints: given }
    : refuseOption('locale', 'has no hints', 'pass en or a translation of it, or leave it out');
};

const clockOf = (clock: unknown): Clock => {
  const given = Object(clock) as Clock;
  for (const name of ['now', 'monotonic', 'sleep'] as const)
    if (typeof (given[name] as unknown) !== 'function')
      return refuseOption(
        `clock.${name}`,
        'is not a function',
        'pass now, monotonic and sleep, or leave the clock out',
      );
  return withFallback(given);
};

/** Where the client sends, and with which secret: GitHub with the app's, or a relay without any. */
const destination = (
  { clientSecret, tokenEndpoint, allowInsecureHttp = false }: ClientOptions,
  host: GitHubHost,
): Pick<ClientConfig, 'clientSecret' | 'tokenEndpoint' | 'relayed'> => {
  if (tokenEndpoint === undefined)
    return {
      clientSecret: secretOf(clientSecret),
      tokenEndpoint: tokenEndpointOf(host),
      relayed: false,
    };
  if (((clientSecret as unknown) ?? null) !== null)
    return refuseOption('clientSecret', 'is given beside tokenEndpoint', 'leave it to the relay');
  return {
    clientSecret: null,
    tokenEndpoint: relayAt(tokenEndpoint, allowInsecureHttp),
    relayed: true,
  };
};

type KnownOptions = { readonly [Name in keyof (CommonOptions & DirectOptions)]-?: true };

const knownOptions: KnownOptions = {
  clientId: true,
  clientSecret: true,
  tokenEndpoint: true,
  baseUrl: true,
  timeoutMs: true,
  allowInsecureHttp: true,
  accept: true,
  locale: true,
  onEvent: true,
  clock: true,
};

/**
 * Checks options that may come from untyped code; `others` are those of how requests are sent. Throws
 * a `TypeError` for a programming error.
 */
export const readOptions = (given: ClientOptions, others: readonly string[] = []): ClientConfig => {
  if (typeof given !== 'object' || (given as unknown) === null)
    return refuseOption('options', 'is not an object', 'pass { clientId, clientSecret }');
  refuseUnknownOptions('createTokenClient', given, [...Object.keys(knownOptions), ...others]);
  const options = { ...given };
  const { clientId, baseUrl, timeoutMs = 10_000 } = options;
  const { accept = 'json', locale = { hints }, onEvent, clock = systemClock } = options;
  const host = hostOf(baseUrl, options.allowInsecureHttp === true);
  if (onEvent !== undefined && typeof onEvent !== 'function')
    return refuseOption('onEvent', 'is not a function', 'pass a function, or leave it out');
  return {
    clientId: credential('clientId', 'client ID', clientId),
    ...destination(options, host),
    host,
    timeoutMs: timeoutOf(timeoutMs),
    accept: acceptOf(accept),
    locale: completeLocale(localeOf(locale), hints),
    onEvent,
    clock: clockOf(clock),
  };
};
