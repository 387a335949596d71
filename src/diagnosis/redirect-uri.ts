import { isLoopback } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';
import { shown } from './sent-host.js';
import type { Sent } from './sent.js';

/** A redirect URI's parts; `undefined` where it is no URL. */
export const urlOf = (text = ''): URL | undefined => parseUrl(text);

/** The name by which a redirect URI leads to this machine, if it does. */
export const loopbackName = (text?: string): string | undefined => {
  const { hostname = '' } = urlOf(text) ?? {};
  return isLoopback(hostname) ? hostname : undefined;
};

const partNames = {
  protocol: 'scheme',
  hostname: 'host',
  port: 'port',
  pathname: 'path',
  search: 'query',
  hash: 'fragment',
} as const;
const parts = Object.keys(partNames) as readonly (keyof typeof partNames)[];

/** In what two redirect URIs differ, and a sentence on it. */
export interface Difference {
  readonly names: string;
  readonly summary: string;
}

const theirs = "the authorization request's";

/** How the redirect URI differs from the one of the authorization request, part by part. */
export const differenceOf = (sent: Sent): Difference | undefined => {
  const { redirectUri, authorization } = sent;
  const before = authorization?.redirectUri;
  // Where only one of the requests carries it, GitHub takes the registered one or the first.
  if (!redirectUri || !before || redirectUri === before) return undefined;
  const [mine, other] = [urlOf(redirectUri), urlOf(before)];
  const unlike = mine && other ? parts.filter((part) => mine[part] !== other[part]) : [];
  const [part] = unlike;
  const names = unlike.map((one) => partNames[one]).join(', ') || 'spelling';
  const isShown = part !== undefined && /^(?:host|port|path)$/.test(names);
  const show = (url?: URL): string =>
    shown(isShown && url?.[part] ? url[part] : 'the default', sent);
  return {
    names,
    summary: isShown
      ? `The redirect URI's ${names} is ${show(mine)}, ${theirs} ${show(other)}.`
      : `The redirect URI differs from ${theirs} in: ${names}.`,
  };
};
