import type { MismatchInput, UrlPartName } from '../errors/causes.js';
import { isLoopback } from '../github/host.js';

/** A callback URL that is registered for an app. */
export type CallbackUrl =
  | string
  | {
      /** The callback URL, absolute. */
      readonly url: string;
      /**
       * Whether wildcard matching is enabled for it: subdomains and paths below it are then accepted.
       * GitHub enabled it for apps that had one callback URL before 3 August 2026. Default: not known,
       * so that a redirect URI that requires it is at most a `likely` cause.
       */
      readonly wildcard?: boolean | undefined;
    };

const partNames = {
  protocol: 'scheme',
  hostname: 'host',
  port: 'port',
  pathname: 'path',
  search: 'query',
  hash: 'fragment',
} as const satisfies Readonly<Record<string, UrlPartName>>;

/** A part of a URL, by the name of its property. */
export type UrlPart = keyof typeof partNames;

const parts = Object.keys(partNames) as readonly UrlPart[];

/** The parts in which two URLs differ, in the order in which a URL has them. */
export function differingParts(one: URL, other: URL): readonly UrlPart[] {
  return parts.filter((part) => one[part] !== other[part]);
}

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

/** Whether wildcard matching accepts a part that differs. */
const wildcardAccepts = (part: UrlPart, sent: URL, registered: URL): boolean =>
  part === 'hostname'
    ? sent.hostname.endsWith(`.${registered.hostname}`)
    : part === 'pathname'
      ? sent.pathname.startsWith(withSlash(registered.pathname))
      : part === 'search';

/**
 * The parts for which GitHub rejects a redirect URI if only this callback URL is registered; none if it
 * accepts it.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#redirect-urls
 */
export function mismatchedParts(sent: URL, registered: URL, wildcard = false): readonly UrlPart[] {
  return differingParts(sent, registered).filter(
    (part) =>
      !(part === 'port' && isLoopback(sent.hostname) && sent.hostname === registered.hostname) &&
      !(wildcard && wildcardAccepts(part, sent, registered)),
  );
}

/** The names of parts, for example `scheme` and `host`. */
export function namesOf(different: readonly UrlPart[]): readonly UrlPartName[] {
  return different.map((part) => partNames[part]);
}

/** The parts of a URL that tell it apart from another one. */
const excerptOf = (url: URL, different: readonly UrlPart[]): string => {
  const has = (...some: readonly UrlPart[]): boolean =>
    some.some((part) => different.includes(part));
  return [
    has('protocol') ? `${url.protocol}//` : '',
    has('protocol', 'hostname', 'port') ? url.host : '',
    has('pathname', 'search', 'hash') ? url.pathname : '',
  ].join('');
};

/** Whether the paths of two URLs are equal except for a slash at the end. */
export function samePathButSlash(one: URL, other: URL): boolean {
  return withSlash(one.pathname) === withSlash(other.pathname);
}

/**
 * How a redirect URI differs from a callback URL, with the parts that differ, except for a query or a
 * fragment.
 *
 * @param show - Makes the differing parts safe to show.
 */
export function mismatchInput(
  sent: URL,
  callbackUrl: URL,
  different: readonly UrlPart[],
  show: (text: string) => string,
): Pick<MismatchInput, 'parts' | 'sent' | 'callbackUrl' | 'endsWithSlash'> {
  const isSlash = different.join() === 'pathname' && samePathButSlash(sent, callbackUrl);
  return {
    parts: namesOf(different),
    sent: show(excerptOf(sent, different)),
    callbackUrl: show(excerptOf(callbackUrl, different)),
    ...(isSlash && { endsWithSlash: sent.pathname.endsWith('/') }),
  };
}
