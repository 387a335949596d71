import type { PlainResponse } from '../internal/node-http.js';
import type { CookieConfig } from './cookie-options.js';

/** A response before the headers that all responses have. */
export interface RelayResponse {
  readonly status: number;
  /** The body as plain data. Default: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The `Set-Cookie` headers. Default: none. */
  readonly cookies?: readonly string[];
}

/** A response with the headers that all responses have. */
export interface CompleteResponse extends PlainResponse {
  readonly body: string | undefined;
}

/** The response to the preflight request of an allowed origin. */
export const preflightResponse: RelayResponse = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Content-Type',
    // Chrome caches a preflight for two hours at most.
    'access-control-max-age': '7200',
  },
};

type HeaderList = [name: string, value: string | readonly string[]][];

const commonHeaders: Readonly<HeaderList> = [
  ['cache-control', 'no-store'],
  ['pragma', 'no-cache'],
  ['x-content-type-options', 'nosniff'],
  ['vary', 'Origin'],
];

/** Adds the headers of all responses. Only a page of the origin can read it; without one, no page can. */
export function completeResponse(
  { status, body, headers, cookies }: RelayResponse,
  origin: string | undefined,
  config: CookieConfig | undefined,
): CompleteResponse {
  const all: HeaderList = [...commonHeaders];
  if (body !== undefined) all.push(['content-type', 'application/json; charset=utf-8']);
  // https://fetch.spec.whatwg.org/#http-cors-protocol
  if (origin !== undefined) {
    all.push(
      ['access-control-allow-origin', origin],
      ['access-control-expose-headers', 'Retry-After'],
    );
    if (config !== undefined) all.push(['access-control-allow-credentials', 'true']);
  }
  if (headers !== undefined) all.push(...Object.entries(headers));
  if (cookies !== undefined) all.push(['set-cookie', cookies]);
  return { status, headers: all, body: body === undefined ? undefined : JSON.stringify(body) };
}

/** Creates the `Response`. */
export function toResponse({ status, headers, body }: CompleteResponse): Response {
  const created = new Headers();
  for (const [name, value] of headers)
    for (const one of typeof value === 'string' ? [value] : value) created.append(name, one);
  return new Response(body, { status, headers: created });
}
