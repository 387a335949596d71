import { rowOf } from '../catalogue/lookup.js';
import type { LikelyCause, TokenError } from '../catalogue/token-response.js';
import { documentationUrl } from '../decode/documentation-url.js';
import { githubDotCom } from '../host/github-host.js';

// Causes in what the browser itself sent; all others speak of the server. New ones stay hidden.
const ofTheBrowser = /^(?:code|redirect-uri|refresh-token)-/;

const shown = (causes: readonly LikelyCause[]): readonly LikelyCause[] =>
  causes.filter(({ id }) => ofTheBrowser.test(id));

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
  NetworkFailure: { cause: { name: 'Error' } },
  UnrecognizedOAuthError: { code: 'unrecognized' },
};

/**
 * An error as a stranger with a browser may see it: what lies on or behind the server (its
 * configuration, a proxy, the network) stays there, the tag and what to do remain. The status tells
 * on whose side the trouble is.
 */
export const publicError = (error: TokenError, status: number): TokenError => {
  const { _tag, remediation } = error;
  const fields = Object.entries(error).filter(([name, value]) => isPublic(name, value));
  const isOfThePage = status < 500;
  const members = {
    ...placeholders[_tag],
    ...Object.fromEntries(fields),
    description: isOfThePage ? rowOf(_tag).description : summary,
    documentationUrl: documentationUrl(_tag, undefined, githubDotCom),
    remediation: isOfThePage
      ? { ...remediation, likelyCauses: shown(remediation.likelyCauses) }
      : { ...remediation, summary, steps, likelyCauses: [] },
  };
  // Every required field is there; the compiler cannot follow it through the entries.
  return members as unknown as TokenError;
};
