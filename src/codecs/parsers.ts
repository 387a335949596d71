import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';

// The functions that the codecs wrap. The decoder calls them directly: it needs no reports of what a
// member lacks, which take longer than the rest, and no io-ts.

/** Returns a value of a type, or `undefined` for any other input. */
export type Parser<A> = (value: unknown) => A | undefined;

/** Makes a parser of strings reject other values. */
export function ofText<A>(parse: (text: string) => A | undefined): Parser<A> {
  return (value) => (typeof value === 'string' ? parse(value) : undefined);
}

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
export const parseWebAddress = /* @__PURE__ */ ofText((text) => {
  if (!isWebUrl(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname) ? text : undefined;
});

/** A string that is not blank, without the white space around it. */
export const parseNonEmptyString = /* @__PURE__ */ ofText((text) => text.trim() || undefined);

/** A token: visible ASCII only, so that it cannot inject a header. RFC 6749, appendix A.12 */
export const parseToken = /* @__PURE__ */ ofText((text) =>
  /^[!-~]+$/.test(text) ? text : undefined,
);

/** A token type in lower case: one word, so that it cannot inject a header. RFC 6749, appendix A.13 */
export const parseTokenType = /* @__PURE__ */ ofText((text) => {
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

/** Makes a parser of seconds limit them. */
export function limited(parse: Parser<number>, limit: (seconds: number) => number): Parser<number> {
  return (value) => {
    const seconds = parse(value);
    return seconds === undefined ? undefined : limit(seconds);
  };
}

/** Whole seconds: a number or, as in form data and in older JSON of GitHub, digits. */
export function parseSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(seconds) && (seconds as number) >= 0
    ? Math.min(seconds as number, maximumLifetime)
    : undefined;
}

/** Whole seconds for a timer, from 0 to one week. */
export const parseWait = /* @__PURE__ */ limited(parseSeconds, limitWait);

/** Whole seconds between two polls, from 1 to one week. */
export const parseInterval = /* @__PURE__ */ limited(parseSeconds, limitInterval);

/** The code that the user enters: one line of printable text. */
export const parseUserCode = /* @__PURE__ */ ofText((text) => sanitizeText(text, 100) || undefined);

// GitHub has about 50 scopes.
const maximumScopes = 200;

/** Granted scopes as one string: GitHub separates them with commas, RFC 6749 with spaces. */
export const parseScopes = /* @__PURE__ */ ofText((text): readonly string[] => {
  const scopes: string[] = [];
  for (const word of text.split(/[\s,]+/)) {
    const scope = sanitizeText(word, 100).replaceAll(' ', '');
    if (scope !== '' && scopes.length < maximumScopes) scopes.push(scope);
  }
  return Object.freeze(scopes);
});
