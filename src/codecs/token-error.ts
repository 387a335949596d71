import type * as t from 'io-ts';
import { rowOf, tokenErrorTags } from '../catalogue/lookup.js';
import { actions, actors, certainties, type FieldTypes } from '../catalogue/row.js';
import type * as union from '../catalogue/token-response.js';
import { fieldCodecs } from './field-codecs.js';
import { oneOf } from './from.js';
import { Amount, AnyText, HttpsUrl, TrueOrFalse } from './plain-values.js';
import { list, struct } from './struct.js';
import { tagged, type CodecsByTag } from './tagged.js';

const LikelyCause = /* @__PURE__ */ struct<union.LikelyCause>(
  'LikelyCause',
  {
    id: AnyText,
    certainty: /* @__PURE__ */ oneOf(certainties),
    summary: AnyText,
    fix: AnyText,
    source: HttpsUrl,
  },
  {},
);

const Remediation = /* @__PURE__ */ struct<union.Remediation>(
  'Remediation',
  {
    action: /* @__PURE__ */ oneOf(actions),
    actor: /* @__PURE__ */ oneOf(actors),
    summary: AnyText,
    steps: /* @__PURE__ */ list(AnyText),
    likelyCauses: /* @__PURE__ */ list(LikelyCause),
  },
  {},
);

/** The fields of a row by whether they may be absent. */
const codecsOf = (
  fields: Readonly<Record<string, string>>,
  optional: boolean,
): Readonly<Record<string, t.Any>> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.endsWith('?') === optional)
      .map(([name, field]) => [name, fieldCodecs[field.replace('?', '') as keyof FieldTypes]]),
  );

/** What every error has, whatever its row adds. */
type Common = Omit<union.TokenError, 'code'>;

const errorCodec = (tag: union.TokenErrorTag): t.Any => {
  const { codes, codeUnder, fields } = rowOf(tag);
  const wireCodes = [...codes, ...(codeUnder === undefined ? [] : [codeUnder.code])];
  return struct<Common>(
    tag,
    {
      _tag: oneOf([tag]),
      ...(wireCodes.length === 0 ? {} : { code: oneOf(wireCodes) }),
      ...codecsOf(fields, false),
      description: AnyText,
      documentationUrl: HttpsUrl,
      retryable: TrueOrFalse,
      remediation: Remediation,
    },
    { ...codecsOf(fields, true), status: Amount, requestId: AnyText },
  );
};

// The one place where a row becomes its codec; the compiler cannot follow it there.
const codecsOfRows = () =>
  Object.fromEntries(
    tokenErrorTags.map((tag) => [tag, errorCodec(tag)]),
  ) as unknown as CodecsByTag<union.TokenError>;

/** A codec for each row of the catalogue. */
export const tokenErrorCodecs = /* @__PURE__ */ codecsOfRows();

/** An error: what the token endpoint, the network or the callback can give instead of a token. */
export type TokenError = union.TokenError;
/**
 * The codec of `TokenError`. It follows from the catalogue: the tag, the codes of that tag and the
 * fields that it adds.
 *
 * @example
 * ```ts
 * import { describeErrors, TokenError } from 'github-token-exchange/codecs';
 *
 * const decoded = TokenError.decode({ _tag: 'AccessDenied', code: 'access_denied' });
 * if (decoded._tag === 'Left') console.log(describeErrors(decoded.left)[0]); // $.description: …
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const TokenError: t.Type<TokenError> = /* @__PURE__ */ tagged<TokenError, never>(
  'TokenError',
  tokenErrorCodecs,
  {},
);
