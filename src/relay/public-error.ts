import { documentationUrl } from '../errors/create-error.js';
import { definitionOf } from '../errors/definitions.js';
import type { LikelyCauseId, TokenError } from '../errors/types.js';
import { githubDotCom } from '../github/host.js';

// The causes with the audience `browser`: they are in what the page itself sent, all others on the server.
// A list, so that the relay does not load the rules.
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

const serverSummary = 'The server could not complete this sign-in; its log says why.';
const serverSteps: readonly string[] = [
  "Read the server's log; onError of the relay is called with the complete error.",
  "During development, set details: 'full' on the relay to see it here.",
];

// An upstream can write any text into the other fields. The error code and the request ID are public only
// in GitHub's own form, which no address has.
const publicTexts: ReadonlyMap<string, RegExp> = new Map([
  ['_tag', /^\w+$/],
  ['code', /^(?:[a-z][a-z_]{0,63}|Not Found)$/],
  ['reason', /^[a-z-]{1,40}$/],
  ['codeSpent', /^(?:no|yes|unknown)$/],
  ['contentType', /^text\/html$/],
  ['setupAction', /^[a-z]{1,20}$/],
  ['requestId', /^(?:[\dA-F]{1,8}:){4}[\dA-F]{8}$/i],
]);

const isPublic = ([name, value]: readonly [string, unknown]): boolean =>
  typeof value === 'string'
    ? (publicTexts.get(name)?.test(value) ?? false)
    : typeof value === 'number' || typeof value === 'boolean';

/** The fields that an error of the tag must have, without what an upstream has written into them. */
const placeholders: Readonly<Partial<Record<TokenError['_tag'], object>>> = {
  UnexpectedResponse: { bodyExcerpt: '' },
  NetworkFailure: { cause: { name: 'Error' }, codeSpent: 'unknown' },
  UnrecognizedOAuthError: { code: 'unrecognized' },
};

/**
 * Removes from an error what a page must not learn: the configuration of the server, proxies, and the
 * network behind it. The tag and the action stay.
 *
 * @param error - The error.
 * @param status - The status code of the response: below 500, the page or the user can act.
 */
export function publicError(error: TokenError, status: number): TokenError {
  const { _tag, remediation } = error;
  const isOfPage = status < 500;
  const likelyCauses = remediation.likelyCauses.filter(({ id }) => browserCauses.has(id));
  const members = {
    ...placeholders[_tag],
    ...Object.fromEntries(Object.entries(error).filter(isPublic)),
    description: isOfPage ? definitionOf(_tag).description : serverSummary,
    documentationUrl: documentationUrl(_tag, undefined, githubDotCom),
    remediation: isOfPage
      ? { ...remediation, likelyCauses }
      : { ...remediation, summary: serverSummary, steps: serverSteps, likelyCauses: [] },
  };
  // No required field is missing, but the compiler cannot follow it through the entries.
  return members as unknown as TokenError;
}
