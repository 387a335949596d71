import { isLoopback } from '../github/host.js';
import { parseUrl, portOf } from '../internal/parse.js';
import { isExcludedFromProxy } from '../internal/runtime.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names for a URL. */
export interface Proxy {
  /** The variable that names it. */
  readonly variable: string;
  /** Its URL, which can contain a password; `undefined` if the value cannot be used. */
  readonly url: URL | undefined;
}

const parseProxy = (value: string): URL | undefined => {
  // Without a scheme, as curl accepts it.
  const url = parseUrl(value.includes('://') ? value : `http://${value}`);
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
};

/**
 * The proxy for an https URL, by the rules of `NODE_USE_ENV_PROXY`: lower case first, and `HTTP_PROXY` if
 * there is no `HTTPS_PROXY`. This machine is always reached directly, as in Go.
 */
export function proxyOf(url: URL, env: Environment): Proxy | undefined {
  if (isLoopback(url.hostname) || isExcludedFromProxy(url, { process: { env } })) return undefined;
  for (const variable of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
    const value = env[variable]?.trim() ?? '';
    if (value !== '') return { variable, url: parseProxy(value) };
  }
  return undefined;
}

/** The host and the port of a URL for a message, without a user name and a password. */
export function addressOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that was not escaped is part of the password.
    return text;
  }
};

/** The credentials in the URL of a proxy, as a header; empty if there are none. */
export function proxyAuthorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`);
  return { 'proxy-authorization': `Basic ${credentials.toString('base64')}` };
}
