import { sanitizeText } from '../../internal/text.js';
import { cause, type CauseMessages, type MismatchInput, type UrlPartName } from '../causes.js';

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
