import { isRight } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import { failure } from './report.js';

type Parse<A> = (value: unknown) => A | undefined;

/** A codec that gives access to the function it is made of. */
export interface ParserCodec<A, O = A> extends t.Type<A, O> {
  /** Decodes a value; returns `undefined` in place of an error. */
  readonly parse: Parse<A>;
}

/** Creates a codec of values that are encoded in another form than their own. */
function encodedCodec<A, O>(
  name: string,
  parse: Parse<A>,
  is: (value: unknown) => value is A,
  encode: (value: A) => O,
): ParserCodec<A, O> {
  const validate: t.Validate<unknown, A> = (value, context) => {
    const parsed = parse(value);
    return parsed === undefined ? failure(context) : t.success(parsed);
  };
  return Object.assign(new t.Type(name, is, validate, encode), { parse });
}

/**
 * Creates a codec from a function that returns a value of the codec's type, or `undefined` for input
 * that the codec rejects.
 */
export function codec<A>(name: string, parse: Parse<A>): ParserCodec<A> {
  const is = (value: unknown): value is A => value !== undefined && parse(value) === value;
  return encodedCodec(name, parse, is, t.identity);
}

/** Makes a parser of strings reject other values. */
const ofText =
  <A>(parse: (text: string) => A | undefined): Parse<A> =>
  (value) =>
    typeof value === 'string' ? parse(value) : undefined;

/** Creates a codec from a function that parses a string. */
const textCodec = <A>(name: string, parse: (text: string) => A | undefined): ParserCodec<A> =>
  codec(name, ofText(parse));

/** Decodes a value; returns `undefined` if the codec rejects it. */
export function decodeOrUndefined<A>(codec: t.Decoder<unknown, A>, value: unknown): A | undefined {
  const decoded = codec.decode(value);
  return isRight(decoded) ? decoded.right : undefined;
}

const nonNegative = (value: unknown): number | undefined =>
  Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined;

/** A finite number of at least 0. */
export const NonNegative = /* @__PURE__ */ codec('number >= 0', nonNegative);

/** An absolute https URL that is safe in a link: visible ASCII, without a user name. */
export const HttpsUrl = /* @__PURE__ */ textCodec('HttpsUrl', (text) =>
  /^https:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/.test(text) && parseUrl(text)?.protocol === 'https:'
    ? text
    : undefined,
);

const maximumUrlLength = 2000;

/** Whether a text is an http or https URL that is safe to show: visible ASCII, without a user name. */
export function isWebUrl(text: string): boolean {
  return (
    text.length <= maximumUrlLength &&
    /^https?:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/i.test(text) &&
    parseUrl(text) !== undefined
  );
}

/** The URL at which the user enters the user code: https, or http on a loopback address. */
export const WebAddress = /* @__PURE__ */ textCodec('WebAddress', (text) => {
  if (!isWebUrl(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname) ? text : undefined;
});

/** A string that is not blank, without the white space around it. */
export const NonEmptyString = /* @__PURE__ */ textCodec(
  'NonEmptyString',
  (text) => text.trim() || undefined,
);

/** A token: visible ASCII only, so that it cannot inject a header. RFC 6749, appendix A.12 */
export const Token = /* @__PURE__ */ textCodec('Token', (text) =>
  /^[!-~]+$/.test(text) ? text : undefined,
);

/** A token type in lower case: one word, so that it cannot inject a header. RFC 6749, appendix A.13 */
export const TokenType = /* @__PURE__ */ textCodec('TokenType', (text) => {
  const type = text.trim().toLowerCase();
  return /^[\w.-]{1,100}$/.test(type) ? type : undefined;
});

// A timer takes at most 24 days, and a date at most 270,000 years.
const maximumWait = 7 * 24 * 60 * 60;
const maximumLifetime = 100 * 365 * 24 * 60 * 60;

/** Limits seconds for a timer to one week. */
export function limitWait(seconds: number): number {
  return Math.min(seconds, maximumWait);
}

// RFC 8628, section 3.2
const defaultInterval = 5;

/**
 * Limits seconds between two polls to one week. Less than 1 becomes the default of 5: an interval of
 * 0 would poll without a pause.
 */
export function limitInterval(seconds = defaultInterval): number {
  return seconds < 1 ? defaultInterval : limitWait(seconds);
}

const apply = (
  parse: (value: unknown) => number | undefined,
  limit: (seconds: number) => number,
) => {
  return (value: unknown): number | undefined => {
    const seconds = parse(value);
    return seconds === undefined ? undefined : limit(seconds);
  };
};

/** Seconds for a timer: a number from 0 to one week. */
export const WaitSeconds = /* @__PURE__ */ codec(
  'number >= 0',
  /* @__PURE__ */ apply(nonNegative, limitWait),
);

/** Seconds between two polls: a number from 1 to one week. */
export const IntervalSeconds = /* @__PURE__ */ codec(
  'number >= 0',
  /* @__PURE__ */ apply(nonNegative, limitInterval),
);

const wholeSeconds = (value: unknown): number | undefined => {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(seconds) && (seconds as number) >= 0
    ? Math.min(seconds as number, maximumLifetime)
    : undefined;
};

/** Whole seconds: a number or, as in form data and in older JSON of GitHub, digits. */
export const Seconds = /* @__PURE__ */ codec('Seconds', wholeSeconds);

/** Whole seconds for a timer, from 0 to one week. */
export const Wait = /* @__PURE__ */ codec('Wait', /* @__PURE__ */ apply(wholeSeconds, limitWait));

/** Whole seconds between two polls, from 1 to one week. */
export const Interval = /* @__PURE__ */ codec(
  'Interval',
  /* @__PURE__ */ apply(wholeSeconds, limitInterval),
);

/** The code that the user enters: one line of printable text. */
export const UserCode = /* @__PURE__ */ textCodec(
  'UserCode',
  (text) => sanitizeText(text, 100) || undefined,
);

// GitHub has about 50 scopes.
const maximumScopes = 200;

const parseScopes = (text: string): readonly string[] => {
  const scopes: string[] = [];
  for (const word of text.split(/[\s,]+/)) {
    const scope = sanitizeText(word, 100).replaceAll(' ', '');
    if (scope !== '' && scopes.length < maximumScopes) scopes.push(scope);
  }
  return Object.freeze(scopes);
};

const isScope = (value: unknown): boolean => typeof value === 'string' && /^[^\s,]+$/.test(value);

/** Granted scopes as one string: GitHub separates them with commas, RFC 6749 with spaces. */
export const Scopes = /* @__PURE__ */ encodedCodec(
  'Scopes',
  /* @__PURE__ */ ofText(parseScopes),
  (value): value is readonly string[] => Array.isArray(value) && value.every(isScope),
  (scopes) => scopes.join(','),
);
