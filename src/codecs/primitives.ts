import * as t from 'io-ts';
import { plainText } from '../redact/plain-text.js';
import { failure } from './failure.js';
import { from } from './from.js';

/** A text that is not blank, without the white space around it. */
export const Text = /* @__PURE__ */ from('Text', (value) =>
  typeof value === 'string' ? value.trim() || undefined : undefined,
);

/** A token: visible ASCII only, so that it cannot break out of a header. RFC 6749, appendix A.12 */
export const Token = /* @__PURE__ */ from('Token', (value) =>
  typeof value === 'string' && /^[!-~]+$/.test(value) ? value : undefined,
);

/** The type of a token, in lower case: a word, so that it cannot break out of a header. RFC 6749, appendix A.13 */
export const TokenType = /* @__PURE__ */ from('TokenType', (value) => {
  const type = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return /^[\w.-]{1,100}$/.test(type) ? type : undefined;
});

// No timer takes more than 24 days, and no date more than 270,000 years.
const longestWait = 7 * 24 * 60 * 60;
const longestLifetime = 100 * 365 * 24 * 60 * 60;

/** Seconds for a timer, from what was read as seconds: a week at most. */
export const asWait = (seconds: number): number => Math.min(seconds, longestWait);

// RFC 8628, section 3.2
const defaultInterval = 5;

/** Seconds between two polls, from what was read as seconds. Zero would poll without a pause. */
export const asInterval = (seconds = defaultInterval): number =>
  seconds < 1 ? defaultInterval : asWait(seconds);

const secondsOf = (value: unknown): number | undefined => {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(seconds) && (seconds as number) >= 0
    ? Math.min(seconds as number, longestLifetime)
    : undefined;
};

/** Whole seconds, as a number or, as in form data and in GitHub's older JSON, as digits. */
export const Seconds = /* @__PURE__ */ from('Seconds', secondsOf);

/** Whole seconds for a timer, a week at most. */
export const Wait = /* @__PURE__ */ from('Wait', (value) => {
  const seconds = secondsOf(value);
  return seconds === undefined ? undefined : asWait(seconds);
});

/** Whole seconds between two polls: 1 to a week. */
export const Interval = /* @__PURE__ */ from('Interval', (value) => {
  const seconds = secondsOf(value);
  return seconds === undefined ? undefined : asInterval(seconds);
});

/** What people type: one line of printable text. */
export const UserCode = /* @__PURE__ */ from('UserCode', (value) =>
  typeof value === 'string' ? plainText(value, 100) || undefined : undefined,
);

// GitHub knows about 50 scopes.
const mostScopes = 200;

const scopesOf = (text: string): readonly string[] =>
  text
    .split(/[\s,]+/)
    .map((scope) => plainText(scope, 100).replaceAll(' ', ''))
    .filter((scope) => scope !== '')
    .slice(0, mostScopes);

const isScope = (value: unknown): boolean => typeof value === 'string' && /^[^\s,]+$/.test(value);

/** GitHub separates granted scopes by commas, RFC 6749 by blanks. */
export const Scopes = /* @__PURE__ */ new t.Type<readonly string[], string>(
  'Scopes',
  (value): value is readonly string[] => Array.isArray(value) && value.every(isScope),
  (value, context) =>
    typeof value === 'string' ? t.success(Object.freeze(scopesOf(value))) : failure(context),
  (scopes) => scopes.join(','),
);
