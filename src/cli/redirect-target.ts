import { isLoopback } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';
import { UsageError } from './exit-codes.js';

/** Where the callback is waited for. */
export interface RedirectTarget {
  /** The name in the redirect URI, as registered. */
  readonly host: string;
  /** The address to listen on. */
  readonly hostname: string;
  /** 0 takes any that is free: GitHub does not compare the ports of loopback addresses. */
  readonly port: number;
  readonly path: string;
}

/** Reads where to wait for the callback; `name` is the option or the variable of the redirect URI. */
export const redirectTarget = (
  redirectUri: string | undefined,
  name: string,
  port: number | undefined,
): RedirectTarget => {
  const url = parseUrl(redirectUri ?? 'http://127.0.0.1/callback');
  if (url?.protocol !== 'http:' || !isLoopback(url.hostname))
    throw new UsageError(
      `${name} does not lead to this machine, so the callback would not arrive here. Register http://127.0.0.1/callback for the app and use --redirect-uri with it, or exchange a code by hand with --code.`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${name} has a query or a fragment. Leave it away.`);
  return {
    host: url.hostname,
    // Names such as localhost mean both families; browsers try 127.0.0.1 too.
    hostname: url.hostname === '[::1]' ? '::1' : '127.0.0.1',
    port: port ?? (url.port === '' ? 0 : Number(url.port)),
    path: url.pathname,
  };
};

/** The redirect URI, once the port is known. */
export const redirectUriOf = ({ host, path }: RedirectTarget, port: number): string =>
  `http://${host}:${String(port)}${path}`;
