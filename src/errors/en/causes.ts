import { sanitizeText } from '../../internal/text.js';
import { cause, type CauseMessages, type MismatchInput, type UrlPartName } from '../causes.js';
import type { CauseColumns } from '../likely-cause.js';

/** The texts of the likely causes that only a callback shows. */
export const callbackCauses: CauseMessages<
  'session-without-state' | 'callback-without-state' | 'installation-awaits-approval'
> = {
  'session-without-state': () =>
    cause(
      'The session does not contain a state.',
      'Set the cookie to SameSite=Lax, not Strict; keep one host name (www or apex); share sessions between instances.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'The callback has no state: it comes from an installation, not from this sign-in.',
          'Send the user through a sign-in of the app after the installation.',
        )
      : cause(
          'The session contains a state, but the callback has none.',
          'Redirect the user to the url of authorizationUrl unchanged; GitHub returns the state that it receives.',
        ),
  'installation-awaits-approval': () =>
    cause(
      'The user requested the installation; an owner of the organization has to approve it.',
      'Tell the user so; an installation webhook event reports the approval.',
    ),
};

const describe = (parts: readonly UrlPartName[]): string => {
  const names = parts.map((part) => `the ${part}`);
  const list = names.join(', ').replace(/, (?=[^,]+$)/, ' and ');
  return `${list} ${names.length === 1 ? 'differs' : 'differ'}`;
};

const longestSentence = 120;

/** How a redirect URI differs from a callback URL: with the names of the parts if there is space. */
const describeMismatch = ({
  source,
  parts,
  sent,
  callbackUrl,
  endsWithSlash,
}: MismatchInput): string => {
  const start = source === 'registered' ? 'The registered URL is' : 'The callback arrived at';
  const [first] = parts;
  if (endsWithSlash !== undefined)
    return `${start} ${sanitizeText(callbackUrl, 50)}; the redirect URI ends ${endsWithSlash ? 'with' : 'without'} a slash.`;
  if (first === 'query' || first === 'fragment')
    return `${start} ${sanitizeText(callbackUrl, 50)}; ${describe(parts)} in the redirect URI.`;
  const sentence = (limit: number): string =>
    `${start} ${sanitizeText(callbackUrl, limit)}; the redirect URI is ${sanitizeText(sent, limit)}`;
  const complete = `${sentence(60)}: ${describe(parts)}.`;
  if (complete.length <= longestSentence) return complete;
  return sentence(60).length < longestSentence ? `${sentence(60)}.` : `${sentence(36)}.`;
};

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard: 'Register the redirect URI too, or enable wildcard matching for the callback URL.',
  register: 'Register the redirect URI too, or send a registered one.',
  compare:
    'Compare the redirect URI with the address bar of the browser, which shows a registered callback URL.',
  'public-url': 'Set the public URL of the app, or trust the X-Forwarded-* headers of the proxy.',
  'send-arrival': 'Send the URL at which the callback arrived, or register the redirect URI too.',
};

/** The text of the likely cause that requests and callbacks show. */
export const mismatchCauses: CauseMessages<'redirect-uri-differs-from-registered'> = {
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
};

/** How to get the files of this package that are missing. */
export const deployAllFiles =
  'Deploy all files of the package, or reload the page if a new version was deployed.';

/** The likely cause that a client returns if it cannot load the rules. */
export const rulesNotLoadedCause: CauseColumns<'rules-not-loaded'> = {
  id: 'rules-not-loaded',
  certainty: 'certain',
  sources: ['https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/import'],
};

/** The text of the likely cause that a client returns if it cannot load the rules. */
export const moduleCauses: CauseMessages<'rules-not-loaded'> = {
  'rules-not-loaded': () =>
    cause(
      'A file of github-token-exchange could not be loaded; nothing was checked.',
      deployAllFiles,
    ),
};
