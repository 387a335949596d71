import type { TokenError } from '../catalogue/token-response.js';
import { rulesFor, when } from './rule.js';
import { shownWeb } from './sent-host.js';

const codeOf = (error?: TokenError): string | undefined =>
  error?._tag === 'NetworkFailure' ? error.cause.code : undefined;

/** Why no answer arrived. */
export const networkRules = rulesFor('NetworkFailure')(
  [
    // isaacs/github#330
    'browser-without-cors',
    'likely',
    '',
    (sent, error) =>
      when(
        // A browser does not tell scripts why; a system code comes from another runtime.
        sent.inBrowser && codeOf(error) === undefined,
        `This is a browser, and ${shownWeb(sent.baseUrl, sent)} sends no CORS headers here.`,
        'Exchange the code on a server; the client secret must not be in a browser.',
      ),
  ],
  [
    'private-certificate-authority',
    'likely',
    'microsoft/vscode#169272',
    (sent, error) =>
      when(
        // An expired certificate, or one for another name, is not an unknown authority's.
        /SELF_SIGNED|UNABLE_TO|UNTRUSTED|UnknownIssuer/.test(codeOf(error) ?? ''),
        `This runtime does not know who signed the certificate of ${shownWeb(sent.baseUrl, sent)}.`,
        'Set NODE_EXTRA_CA_CERTS to the file with its certificate; keep the verification.',
      ),
  ],
);
