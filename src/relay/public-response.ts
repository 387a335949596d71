import type { LikelyCause, TokenError } from '../catalogue/token-response.js';

// Causes in what the browser itself sent; all others speak of the server. New ones stay hidden.
const ofTheBrowser = /^(?:code|redirect-uri|refresh-token)-/;

const shown = (causes: readonly LikelyCause[]): readonly LikelyCause[] =>
  causes.filter(({ id }) => ofTheBrowser.test(id));

const summary = 'The server could not complete this sign-in; its log says why.';
const steps: readonly string[] = [
  "Read the server's log; onError of the relay is given the whole error.",
  "Set details: 'full' on the relay while developing, to see it here.",
];

const overview =
  'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps';

/** The fields in which something other than GitHub may have had its say. */
const withoutFields = (error: TokenError): TokenError => {
  switch (error._tag) {
    case 'UnexpectedResponse': {
      const { contentType, ...rest } = error;
      // Most proxies answer HTML; another type may carry any text.
      return contentType === 'text/html'
        ? { ...error, bodyExcerpt: '' }
        : { ...rest, bodyExcerpt: '' };
    }
    case 'NetworkFailure':
      return { ...error, cause: { name: 'Error' } };
    case 'UnrecognizedOAuthError':
      return /^[a-z][a-z_]{0,63}$/.test(error.code) ? error : { ...error, code: 'unrecognized' };
    default:
      return error;
  }
};

/**
 * An error as a stranger with a browser may see it: what lies on or behind the server (its
 * configuration, a proxy, the network) stays there, the tag and what to do remain. The status tells
 * on whose side the trouble is.
 */
export const publicError = (error: TokenError, status: number): TokenError => {
  const { remediation } = error;
  if (status < 500)
    return {
      ...error,
      remediation: { ...remediation, likelyCauses: shown(remediation.likelyCauses) },
    };
  return {
    ...withoutFields(error),
    description: summary,
    // A page of the server itself, which an error_uri may lead to, names it.
    documentationUrl: error.documentationUrl.startsWith('https://docs.github.com/')
      ? error.documentationUrl
      : overview,
    remediation: { ...remediation, summary, steps, likelyCauses: [] },
  };
};
