import { isRight } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { parseUrl } from '../internal/parse.js';
import * as parsers from './parsers.js';
import { failure } from './report.js';

/** Creates a codec of values that are encoded in another form than their own. */
const encodedCodec = <A, O>(
  name: string,
  parse: parsers.Parser<A>,
  is: (value: unknown) => value is A,
  encode: (value: A) => O,
): t.Type<A, O> =>
  new t.Type(
    name,
    is,
    (value, context) => {
      const parsed = parse(value);
      return parsed === undefined ? failure(context) : t.success(parsed);
    },
    encode,
  );

/** Creates a codec from a parser. */
const codec = <A>(name: string, parse: parsers.Parser<A>): t.Type<A> =>
  encodedCodec(
    name,
    parse,
    (value): value is A => value !== undefined && parse(value) === value,
    t.identity,
  );

/** Decodes a value; returns `undefined` if the codec rejects it. */
export function decodeOrUndefined<A>(codec: t.Decoder<unknown, A>, value: unknown): A | undefined {
  const decoded = codec.decode(value);
  return isRight(decoded) ? decoded.right : undefined;
}

const nonNegative = (value: unknown): number | undefined =>
  Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined;

/** A finite number of at least 0. */
export const NonNegative = /* @__PURE__ */ codec('number >= 0', nonNegative);

/** Seconds for a timer: a number from 0 to one week. */
export const WaitSeconds = /* @__PURE__ */ codec(
  'number >= 0',
  /* @__PURE__ */ parsers.limited(nonNegative, parsers.limitWait),
);

/** Seconds between two polls: a number from 1 to one week. */
export const IntervalSeconds = /* @__PURE__ */ codec(
  'number >= 0',
  /* @__PURE__ */ parsers.limited(nonNegative, parsers.limitInterval),
);

/** An absolute https URL that is safe in a link: visible ASCII, without a user name. */
export const HttpsUrl = /* @__PURE__ */ codec(
  'HttpsUrl',
  /* @__PURE__ */ parsers.ofText((text) =>
    /^https:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/.test(text) && parseUrl(text)?.protocol === 'https:'
      ? text
      : undefined,
  ),
);

/** The URL at which the user enters the user code: https, or http on a loopback address. */
export const WebAddress = /* @__PURE__ */ codec('WebAddress', parsers.parseWebAddress);

/** A string that is not blank, without the white space around it. */
export const NonEmptyString = /* @__PURE__ */ codec('NonEmptyString', parsers.parseNonEmptyString);

/** A token: visible ASCII only, so that it cannot inject a header. */
export const Token = /* @__PURE__ */ codec('Token', parsers.parseToken);

/** A token type in lower case. */
export const TokenType = /* @__PURE__ */ codec('TokenType', parsers.parseTokenType);

/** Whole seconds: a number, or digits. */
export const Seconds = /* @__PURE__ */ codec('Seconds', parsers.parseSeconds);

/** Whole seconds for a timer, from 0 to one week. */
export const Wait = /* @__PURE__ */ codec('Wait', parsers.parseWait);

/** Whole seconds between two polls, from 1 to one week. */
export const Interval = /* @__PURE__ */ codec('Interval', parsers.parseInterval);

/** The code that the user enters: one line of printable text. */
export const UserCode = /* @__PURE__ */ codec('UserCode', parsers.parseUserCode);

const isScope = (value: unknown): boolean => typeof value === 'string' && /^[^\s,]+$/.test(value);

/** Granted scopes; on the wire, one string. */
export const Scopes = /* @__PURE__ */ encodedCodec(
  'Scopes',
  parsers.parseScopes,
  (value): value is readonly string[] => Array.isArray(value) && value.every(isScope),
  (scopes) => scopes.join(','),
);
