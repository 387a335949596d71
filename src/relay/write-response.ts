import type { RelayConfig } from './relay-options.js';

/** An answer before it is written. */
export interface Reply {
  readonly status: number;
  /** The body as plain data; none where it is missing. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

const constant = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
  vary: 'Origin',
} as const;

/** What lets a page of an allowed origin read the answer. https://fetch.spec.whatwg.org/#http-cors-protocol */
const corsHeaders = (origin: string, { cookies }: Pick<RelayConfig, 'cookies'>) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After',
  ...(cookies === undefined ? {} : { 'access-control-allow-credentials': 'true' }),
});

/** Writes an answer; without an allowed origin, no page can read it. */
export const writeResponse = (
  config: Pick<RelayConfig, 'cookies'>,
  origin: string | undefined,
  { status, body, headers, cookies = [] }: Reply,
): Response => {
  const written = new Headers({
    ...constant,
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(origin === undefined ? {} : corsHeaders(origin, config)),
    ...headers,
  });
  for (const cookie of cookies) written.append('set-cookie', cookie);
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: written,
  });
};
