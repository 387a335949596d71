import { definitionOf } from '../errors/definitions.js';
import type { LikelyCauseId, TokenError } from '../errors/types.js';
import { documentationUrl } from '../errors/create-error.js';
import { githubDotCom } from '../github/host.js';
import type { RelayConfig } from './options.js';

// The rules with the audience `browser`: causes in what the page itself sent. Any other cause is about
// the server. A list, so that the relay does not load the rules.
const browserCauses: ReadonlySet<string> = new Set<LikelyCauseId>([
  'code-already-exchanged',
  'code-has-query-tail',
  'code-has-whitespace',
  'code-is-percent-encoded',
  'code-is-state',
  'code-is-token',
  'code-missing',
  'code-of-other-client',
  'code-of-unusual-form',
  'code-used-or-expired',
  'code-verifier-does-not-match',
  'code-verifier-missing',
  'code-waited-too-long',
  'redirect-uri-contains-undefined',
  'redirect-uri-differs-from-authorization',
  'redirect-uri-has-callback-query',
  'redirect-uri-has-double-slash',
  'redirect-uri-has-query',
  'redirect-uri-is-http',
  'redirect-uri-is-loopback',
  'redirect-uri-is-preview-host',
  'redirect-uri-loopback-name-differs',
  'redirect-uri-without-scheme',
  'refresh-token-already-used',
  'refresh-token-is-access-token',
  'refresh-token-too-old',
]);

const summary = 'The server could not complete this sign-in; its log says why.';
const steps: readonly string[] = [
  "Read the server's log; onError of the relay is given the whole error.",
  "Set details: 'full' on the relay while developing, to see it here.",
];

// A gateway can write any text into the others. The code of an unknown error and the request ID are
// shown only in GitHub's own form, which no address fits.
const publicTexts: ReadonlyMap<string, RegExp> = new Map([
  ['_tag', /^\w+$/],
  ['code', /^(?:[a-z][a-z_]{0,63}|Not Found)$/],
  ['reason', /^[a-z-]{1,40}$/],
  ['codeSpent', /^(?:no|yes|unknown)$/],
  ['contentType', /^text\/html$/],
  ['setupAction', /^[a-z]{1,20}$/],
  ['requestId', /^(?:[\dA-F]{1,8}:){4}[\dA-F]{8}$/i],
]);

const isPublic = (name: string, value: unknown): boolean =>
  typeof value === 'string'
    ? (publicTexts.get(name)?.test(value) ?? false)
    : typeof value === 'number' || typeof value === 'boolean';

/** The fields that their error must have, without what the upstream wrote into them. */
const placeholders: Readonly<Partial<Record<TokenError['_tag'], object>>> = {
  UnexpectedResponse: { bodyExcerpt: '' },
  NetworkFailure: { cause: { name: 'Error' }, codeSpent: 'unknown' },
  UnrecognizedOAuthError: { code: 'unrecognized' },
};

/**
 * An error as a stranger with a browser may see it: what lies on or behind the server (its
 * configuration, a proxy, the network) stays there, the tag and what to do remain. The status tells
 * on whose side the trouble is.
 */
export function publicError(error: TokenError, status: number): TokenError {
  const { _tag, remediation } = error;
  const fields = Object.entries(error).filter(([name, value]) => isPublic(name, value));
  const isOfThePage = status < 500;
  const members = {
    ...placeholders[_tag],
    ...Object.fromEntries(fields),
    description: isOfThePage ? definitionOf(_tag).description : summary,
    documentationUrl: documentationUrl(_tag, undefined, githubDotCom),
    remediation: isOfThePage
      ? {
          ...remediation,
          likelyCauses: remediation.likelyCauses.filter(({ id }) => browserCauses.has(id)),
        }
      : { ...remediation, summary, steps, likelyCauses: [] },
  };
  // Every required field is there; the compiler cannot follow it through the entries.
  return members as unknown as TokenError;
}

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
export function writeResponse(
  config: Pick<RelayConfig, 'cookies'>,
  origin: string | undefined,
  { status, body, headers, cookies = [] }: Reply,
): Response {
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
}
