import { parseForm } from '../decode/body.js';
import { type DecodeOptions, errorContextOf } from '../decode/options.js';
import type { ResponseLike } from '../decode/response.js';
import { decodeSerialized } from '../decode/serialized.js';
import { createError } from '../errors/create-error.js';
import { definitionOf, tagOfCode, tokenErrorTags, wireCodesOf } from '../errors/definitions.js';
import { hints } from '../errors/en/hints.js';
import type { ErrorFields } from '../errors/locale.js';
import type { TokenError, TokenErrorTag, TokenResponse } from '../errors/types.js';
import { networkFailure } from '../http/network-failure.js';
import { maskOf } from '../internal/mask.js';
import { memberOf } from '../internal/own-members.js';
import { sanitizeText } from '../internal/text.js';
import { parseTranscript } from './transcript.js';

/** What a pasted text is. */
export type ClassifiedInput =
  | { readonly kind: 'http-response'; readonly response: ResponseLike; readonly note?: string }
  | { readonly kind: 'callback'; readonly url: string }
  | { readonly kind: 'token-response'; readonly response: TokenResponse }
  | { readonly kind: 'word'; readonly response: TokenError }
  | { readonly kind: 'mention'; readonly response: TokenError; readonly note: string }
  | { readonly kind: 'unrecognized'; readonly problem: string };

/** What is known about a pasted text. */
export interface InputContext {
  /** The HTTP status of a body. */
  readonly status?: number | undefined;
  /** The base URL of the GitHub that was called. */
  readonly baseUrl?: string | undefined;
  /** The grant of the request. */
  readonly grant?: DecodeOptions['grant'];
}

const unrecognized = (problem: string): ClassifiedInput => ({ kind: 'unrecognized', problem });

/** Finds out whether a text is a transcript, a body, a callback, a logged response, or an error code. */
export function classifyInput(pasted: string, context: InputContext = {}): ClassifiedInput {
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return unrecognized('The input is empty.');
  const transcript = parseTranscript(text);
  const json = parseAnyJson(transcript?.body ?? text);
  const logged = parseLoggedResponse(json);
  if (logged !== undefined) return { kind: 'token-response', response: logged };
  if (transcript !== undefined) return { kind: 'http-response', response: transcript };
  // A program that logs a body as JSON writes it as a quoted string.
  if (typeof json === 'string') return classifyInput(json, context);

  const word = /^\S+$|^Not Found$/.test(text) ? classifyWord(text, context) : undefined;
  if (word !== undefined) return word;
  if (isCallback(text)) return classifyUrl(text);
  const embedded = /^[{[<]/.test(text) ? undefined : classifyEmbedded(text, context);
  if (embedded !== undefined) return embedded;
  const error = text.startsWith('<') ? undefined : errorMentionedIn(text, context);
  const isBody = looksLikeBody(text, json);
  if (error !== undefined && isSentence(text)) return { kind: 'word', response: error };
  // A printed object is not JSON, but it can name an error.
  const isPrinted = /^[{[]/.test(text) && json === undefined;
  if (error !== undefined && (!isBody || isPrinted || isLogRecord(json)))
    return {
      kind: 'mention',
      response: error,
      note: noteOf(error),
    };
  return isBody || context.status !== undefined
    ? classifyBody(text, json, context)
    : unrecognized(
        'Not recognized: the input is not a response of the token endpoint, and it does not name exactly one error.',
      );
}

const noteOf = (error: TokenError): string => {
  const code = error._tag === 'NetworkFailure' ? error.cause.code : (error.code ?? error._tag);
  return code === undefined
    ? 'The input is not a response. It describes a request that failed, which is explained here.'
    : `The input is not a response, but it mentions ${code}, which is explained here.`;
};

const parseAnyJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const mask = maskOf([]);

/**
 * Parses a `TokenResponse` that was logged as JSON: alone, or as a member of a log line or of a
 * `TokenExchangeError`.
 *
 * @param value - The result of `JSON.parse`.
 * @returns The response; `undefined` if the value does not contain one.
 */
export function parseLoggedResponse(value: unknown, depth = 0): TokenResponse | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 3)
    return undefined;
  if ('_tag' in value) return decodeSerialized(value, mask);
  for (const member of Object.values(value)) {
    const response = parseLoggedResponse(member, depth + 1);
    if (response !== undefined) return response;
  }
  return undefined;
}

const secret = /^(?:gh[a-z]_\w+|github_pat_\w+|[\da-f]{20}|[\da-f]{40})$/i;

const classifyWord = (word: string, context: InputContext): ClassifiedInput | undefined => {
  if (secret.test(word))
    return unrecognized('This looks like a token, a code or a secret, not like a response.');
  const response = errorFromWord(word, context);
  return response === undefined ? undefined : { kind: 'word', response };
};

const callbackParameters = ['code', 'state', 'iss', 'setup_action', 'installation_id'];

/** Whether a text is the URL of a callback, or its query. */
export function isCallback(text: string): boolean {
  const isUrl = /^(?:[a-z][a-z\d+.-]*:\/\/|[/?])\S*$/i.test(text);
  if (isUrl) return text.includes('?');
  const parameters = /\s/.test(text) ? undefined : parseForm(text);
  return (
    parameters !== undefined &&
    !('access_token' in parameters) &&
    callbackParameters.some((name) => name in parameters)
  );
}

const classifyUrl = (url: string): ClassifiedInput =>
  /\/login\/oauth\/authorize\b/.test(url)
    ? unrecognized(
        'This is an authorization URL. Open it in a browser, then paste the URL to which GitHub redirects you.',
      )
    : { kind: 'callback', url };

/** The JSON object in a log line: a logged `TokenResponse`, or the body of a response. */
const classifyEmbedded = (text: string, context: InputContext): ClassifiedInput | undefined => {
  const end = text.lastIndexOf('}') + 1;
  let start = text.indexOf('{');
  // A line can contain other braces before the body.
  for (let tries = 0; start >= 0 && start < end && tries < 8; tries += 1) {
    const body = text.slice(start, end);
    const json = parseAnyJson(body);
    const logged = parseLoggedResponse(json);
    if (logged !== undefined) return { kind: 'token-response', response: logged };
    const code = memberOf(json, 'error');
    if (typeof code === 'string' && (code === 'Not Found' || oauthCode.test(code))) {
      const classified = classifyBody(body, json, context);
      return { note: 'The response in the log line is explained here.', ...classified };
    }
    start = text.indexOf('{', start + 1);
  }
  return undefined;
};

const recordMembers = ['level', 'lvl', 'severity', 'msg', 'err', 'timestamp', '@timestamp'];

/** Whether a value is a record of a logger, not a response whose `error` is a code. */
const isLogRecord = (json: unknown): boolean => {
  const code = memberOf(json, 'error');
  return (
    recordMembers.some((name) => memberOf(json, name) !== undefined) &&
    memberOf(json, 'access_token') === undefined &&
    !(typeof code === 'string' && oauthCode.test(code))
  );
};

const looksLikeBody = (text: string, json: unknown): boolean =>
  /^[<{[]/.test(text) || json !== undefined || (!/\s/.test(text) && parseForm(text) !== undefined);

const classifyBody = (
  body: string,
  json: unknown,
  { status }: InputContext,
): Extract<ClassifiedInput, { readonly kind: 'http-response' }> =>
  status === undefined && memberOf(json, 'error') === 'Not Found'
    ? {
        kind: 'http-response',
        response: { status: 404, headers: {}, body },
        note: 'Status 404 is assumed, because GitHub sends this body only with 404.',
      }
    : { kind: 'http-response', response: { status: status ?? 0, headers: {}, body } };

// The fields of errors without a wire code if only the name of the error is known.
const fieldsWithoutCode: { readonly [Tag in TokenErrorTag]?: ErrorFields<Tag> } = {
  RateLimited: {},
  ServerUnavailable: {},
  UnexpectedResponse: { reason: 'neither-token-nor-error', bodyLength: 0, bodyExcerpt: '' },
  NetworkFailure: { cause: { name: 'Error' }, codeSpent: 'unknown' },
  // The default of the client.
  RequestTimedOut: { timeoutMs: 10_000, codeSpent: 'unknown' },
  RequestAborted: { codeSpent: 'unknown' },
  MissingCode: {},
  StateMismatch: {},
  IssuerMismatch: {},
};

// Error codes of OAuth contain underscores.
const oauthCode = /^[a-z]+(?:_[a-z]+)+$/;
// Codes of network failures, as Node, OpenSSL and Bun name them.
const systemCode =
  /^(?:E[A-Z]{3,}|(?:ERR|UND_ERR|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|EAI|HPE)_[A-Z\d_/]+|Connection(?:Refused|Closed)|FailedToOpenSocket)$/;

const fieldsOf = (tag: TokenErrorTag, code = wireCodesOf(tag)[0]) =>
  code === undefined ? fieldsWithoutCode[tag] : { code };

/** The error that a word names: a wire code, a `_tag` in any case, or the code of a network failure. */
export function errorFromWord(
  word: string,
  { baseUrl, grant }: InputContext = {},
): TokenError | undefined {
  const context = errorContextOf({ baseUrl, grant }, hints);
  // The statuses with which some codes mean an error.
  const tagByCode = tagOfCode(word, 404, grant) ?? tagOfCode(word, 400, grant);
  const tag = tagByCode ?? tokenErrorTags.find((name) => name.toLowerCase() === word.toLowerCase());
  const fields =
    tag === undefined ? undefined : fieldsOf(tag, tagByCode === undefined ? undefined : word);
  if (tag !== undefined && fields !== undefined) return createError(tag, fields, {}, context);
  if (systemCode.test(word)) return networkFailure({ code: word }, context);
  return oauthCode.test(word)
    ? createError('UnrecognizedOAuthError', { code: sanitizeText(word, 100) }, {}, context)
    : undefined;
}

/**
 * A word from which `errorFromWord` creates the same error: its wire code, the code of its network
 * failure, or its tag. It names an error and contains nothing else from a response.
 */
export function wordFor(error: TokenError): string {
  const code = error._tag === 'NetworkFailure' ? error.cause.code : error.code;
  return code !== undefined && errorFromWord(code)?._tag === error._tag ? code : error._tag;
}

// The sentences of GitHub, which people paste without their codes.
const sentences: readonly (readonly [sentence: string, code: string])[] = [
  ...tokenErrorTags.flatMap((tag) => {
    const [code] = wireCodesOf(tag);
    return code === undefined ? [] : [[definitionOf(tag).description, code] as const];
  }),
  // The page on which GitHub refuses the redirect URI before the sign-in.
  ['The redirect_uri is not associated with this application.', 'redirect_uri_mismatch'],
];

const withoutPeriod = (text: string): string => text.replace(/\.$/, '').toLowerCase();

const sentenceCodes = (text: string): readonly string[] =>
  sentences
    .filter(([sentence]) => text.toLowerCase().includes(withoutPeriod(sentence)))
    .map(([, code]) => code);

/** Whether a text is one of GitHub's sentences and nothing else. */
const isSentence = (text: string): boolean =>
  sentences.some(([sentence]) => withoutPeriod(sentence) === withoutPeriod(text));

// In a sentence, any word in capitals could look like a code of the system: only known ones count.
const mentionedSystemCode =
  /\b(?:E(?:NOTFOUND|AI_[A-Z]+|CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE|PROTO|ADDRNOTAVAIL)|(?:UND_ERR|ERR_(?:SSL|TLS)|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HPE)_[A-Z\d_/]+|Connection(?:Refused|Closed)|FailedToOpenSocket)\b/;
const failedFetch =
  /\b(?:fetch failed|Failed to fetch|NetworkError when attempting to fetch resource)\b/;

/** The network failure that a stack trace or a log line describes. */
const failureIn = (text: string, { baseUrl, grant }: InputContext): TokenError | undefined => {
  const code = mentionedSystemCode.exec(text)?.[0];
  const sign = code === undefined ? failedFetch : mentionedSystemCode;
  if (!sign.test(text)) return undefined;
  // The line that names the code also names the host.
  const line = text.split(/\r\n|\n|\r/).find((one) => sign.test(one)) ?? text;
  const message = /(?:getaddrinfo|connect) E[A-Z_]+ [\w.:%-]+/.exec(line)?.[0];
  const name = code === undefined ? 'TypeError' : 'Error';
  return networkFailure({ name, code, message }, errorContextOf({ baseUrl, grant }, hints));
};

/** The error that a stack trace or a log line mentions; `undefined` if it mentions several. */
export function errorMentionedIn(text: string, context: InputContext = {}): TokenError | undefined {
  const words = new Map<TokenErrorTag, string>();
  for (const word of [...(text.match(/[A-Za-z_]+/g) ?? []), ...sentenceCodes(text)]) {
    const tag = tagOfCode(word, 400, context.grant) ?? tokenErrorTags.find((name) => name === word);
    if (tag !== undefined) words.set(tag, word);
  }
  const failure = failureIn(text, context);
  if (failure !== undefined) words.set(failure._tag, failure._tag);
  const [word] = words.values();
  if (words.size !== 1 || word === undefined) return undefined;
  return failure ?? errorFromWord(word, context);
}
