import type { Answer } from '../decode/answer.js';
import type { TokenError, TokenResponse } from '../catalogue/token-response.js';
import { parseForm } from '../decode/parse-form.js';
import { errorMentioned, errorOfWord } from './known-errors.js';
import { readSerialized } from './read-serialized.js';
import { readTranscript } from './read-transcript.js';

/** What a pasted text turned out to be. */
export type Pasted =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly note?: string }
  | { readonly kind: 'callback'; readonly url: string }
  | { readonly kind: 'response'; readonly response: TokenResponse; readonly note?: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What is known besides the text. */
export interface Known {
  readonly status?: number | undefined;
  readonly baseUrl?: string | undefined;
}

const unreadable = (why: string): Pasted => ({ kind: 'unreadable', why });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const secretAlone = /^(?:gh[a-z]_\w+|github_pat_\w+|[\da-f]{20}|[\da-f]{40})$/i;
const callbackMembers = ['code', 'state', 'iss', 'setup_action', 'installation_id'];

const isAddress = (text: string): boolean => /^(?:[a-z][a-z\d+.-]*:\/\/|[/?])\S*$/i.test(text);

const isCallback = (text: string): boolean => {
  if (isAddress(text)) return text.includes('?');
  const members = /\s/.test(text) ? undefined : parseForm(text);
  return (
    members !== undefined &&
    !('access_token' in members) &&
    callbackMembers.some((name) => name in members)
  );
};

const ofAddress = (text: string): Pasted =>
  /\/login\/oauth\/authorize\b/.test(text)
    ? unreadable(
        'This is the address that a sign-in begins at. Open it in a browser, and paste the address of the page that you are sent back to.',
      )
    : { kind: 'callback', url: text };

const ofWord = (word: string, baseUrl: string | undefined): Pasted | undefined => {
  if (secretAlone.test(word))
    return unreadable('This looks like a token, a code or a secret itself, not like an answer.');
  const response = errorOfWord(word, baseUrl);
  return response === undefined ? undefined : { kind: 'response', response };
};

const mentioned = (response: TokenError): Pasted => ({
  kind: 'response',
  response,
  note: `The text is no answer as it was sent; it mentions ${response.code ?? response._tag}, which is explained here.`,
});

const saysNotFound = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'error' in value && value.error === 'Not Found';

const ofBody = (text: string, json: unknown, status: number | undefined): Pasted => {
  const assumed = status === undefined && saysNotFound(json);
  return {
    kind: 'answer',
    answer: { status: status ?? (assumed ? 404 : 0), headers: {}, body: text },
    ...(assumed ? { note: 'Status 404 is assumed: GitHub sends this body with no other.' } : {}),
  };
};

const looksLikeBody = (text: string, json: unknown): boolean =>
  /^[<{[]/.test(text) || json !== undefined || (!/\s/.test(text) && parseForm(text) !== undefined);

/**
 * Finds out what a text is: a transcript, a body, a callback, one of this package's own responses, a
 * word, or a text that mentions one error.
 *
 * @param pasted - What someone pasted.
 * @param known - The status, where only a body was pasted, and the GitHub that was asked.
 */
export const readPasted = (pasted: string, known: Known = {}): Pasted => {
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return unreadable('There is nothing to read.');
  const transcript = readTranscript(text);
  const body = transcript?.body ?? text;
  const json = parseJson(body);
  const serialized = readSerialized(json);
  if (serialized !== undefined) return { kind: 'response', response: serialized };
  if (transcript !== undefined) return { kind: 'answer', answer: transcript };
  // A program that logs a body as JSON writes it with quotes around.
  if (typeof json === 'string') return readPasted(json, known);

  const word = /^\S+$|^Not Found$/.test(text) ? ofWord(text, known.baseUrl) : undefined;
  if (word !== undefined) return word;
  if (isCallback(text)) return ofAddress(text);
  const error = text.startsWith('<') ? undefined : errorMentioned(text, known.baseUrl);
  const isBody = looksLikeBody(text, json);
  // What a program printed of an object is no JSON, and still names the error.
  if (error !== undefined && (!isBody || (/^[{[]/.test(text) && json === undefined)))
    return mentioned(error);
  return isBody || known.status !== undefined
    ? ofBody(text, json, known.status)
    : unreadable('This is no answer of the token endpoint, and it does not name one error.');
};
