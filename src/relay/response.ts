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

const commonHeaders = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
  vary: 'Origin',
} as const;

/** Creates the `Response`. Only a page of the origin can read it; without one, no page can. */
export function createResponse(
  { status, body, headers, cookies = [] }: RelayResponse,
  origin: string | undefined,
  config: CookieConfig | undefined,
): Response {
  const created = new Headers({
    ...commonHeaders,
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    // https://fetch.spec.whatwg.org/#http-cors-protocol
    ...(origin === undefined
      ? {}
      : {
          'access-control-allow-origin': origin,
          'access-control-expose-headers': 'Retry-After',
          ...(config === undefined ? {} : { 'access-control-allow-credentials': 'true' }),
        }),
    ...headers,
  });
  for (const cookie of cookies) created.append('set-cookie', cookie);
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: created,
  });
}
