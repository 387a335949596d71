import * as t from 'io-ts';
import { definitionOf, type FieldTypes, tokenErrorTags } from '../errors/definitions.js';
import type * as union from '../errors/types.js';
import {
  HttpsUrl,
  IntervalSeconds,
  NonNegative,
  Token,
  TokenType,
  UserCode,
  WaitSeconds,
  WebAddress,
} from './primitives.js';
import { failure } from './report.js';
import { list, struct } from './sealed.js';
import { standard, type StandardCodec } from './standard.js';

/** A codec for each required member of a type; a missing one does not compile. */
type RequiredProps<A> = {
  readonly [Name in keyof A as object extends Pick<A, Name> ? never : Name]: t.Type<A[Name]>;
};

/** A codec for each optional member of a type; a missing one does not compile. */
type OptionalProps<A> = {
  readonly [Name in keyof A as object extends Pick<A, Name> ? Name : never]-?: t.Type<
    Exclude<A[Name], undefined>
  >;
};

interface Tagged {
  readonly _tag: string;
}

/** A codec for each tag of a union. */
type CodecsByTag<A extends Tagged> = {
  readonly [Tag in A['_tag']]: t.Type<Extract<A, { readonly _tag: Tag }>>;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * A codec for a union of tagged objects. In contrast to `t.union`, the own `_tag` of a value selects
 * the one codec whose errors are reported, and no error contains a value. It takes two records,
 * because bundlers keep a record with a spread even if nothing uses it.
 */
function tagged<A extends Tagged, B extends Tagged>(
  name: string,
  codecs: CodecsByTag<A>,
  others: CodecsByTag<B>,
): t.Type<A | B> {
  const all = { ...codecs, ...others };
  // A Map, so that a tag such as "__proto__" finds nothing.
  const byTag: ReadonlyMap<unknown, t.Any> = new Map(Object.entries<t.Any>(all));
  const codecOf = (value: unknown): t.Any | undefined =>
    isObject(value) && Object.hasOwn(value, '_tag') ? byTag.get((value as Tagged)._tag) : undefined;
  return new t.Type<A | B>(
    name,
    (value): value is A | B => codecOf(value)?.is(value) ?? false,
    (value, context) =>
      codecOf(value)?.validate(value, context) ??
      failure(isObject(value) ? t.appendContext(context, '_tag', t.keyof(all)) : context),
    (value) => (codecOf(value)?.encode(value) ?? value) as A | B,
  );
}

const UnexpectedReason = /* @__PURE__ */ t.keyof({
  'html-page': null,
  'proxy-page': null,
  'wrong-endpoint': null,
  'not-acceptable': null,
  redirect: null,
  'empty-body': null,
  'too-large': null,
  undecodable: null,
  'neither-token-nor-error': null,
} satisfies Record<union.UnexpectedReason, null>);

const Certainty = /* @__PURE__ */ t.keyof({
  certain: null,
  likely: null,
  possible: null,
} satisfies Record<union.Certainty, null>);

const Actor = /* @__PURE__ */ t.keyof({
  developer: null,
  'app-owner': null,
  operator: null,
  user: null,
  github: null,
  nobody: null,
} satisfies Record<union.Actor, null>);

const Action = /* @__PURE__ */ t.keyof({
  'fix-configuration': null,
  'restart-authorization': null,
  'verify-email': null,
  'contact-support': null,
  'poll-again': null,
  'read-documentation': null,
  'wait-and-retry': null,
  'check-endpoint': null,
  'check-network': null,
  none: null,
} satisfies Record<union.Action, null>);

const CodeSpent = /* @__PURE__ */ t.keyof({
  no: null,
  yes: null,
  unknown: null,
} satisfies Record<union.CodeSpent, null>);

const RequestParameter = /* @__PURE__ */ t.keyof({
  client_id: null,
  client_secret: null,
  code: null,
  code_verifier: null,
  device_code: null,
  redirect_uri: null,
  refresh_token: null,
  state: null,
} satisfies Record<union.RequestParameter, null>);

const FailureCause = /* @__PURE__ */ struct(
  'FailureCause',
  { name: t.string } satisfies RequiredProps<union.FailureCause>,
  {
    code: t.string,
    address: t.string,
    port: NonNegative,
    hostname: t.string,
    message: t.string,
  } satisfies OptionalProps<union.FailureCause>,
);

/** A codec for each kind of member that an error may add. */
const fieldCodecs = {
  seconds: WaitSeconds,
  milliseconds: NonNegative,
  count: NonNegative,
  text: t.string,
  reason: UnexpectedReason,
  cause: FailureCause,
  spent: CodeSpent,
} satisfies { readonly [Kind in keyof FieldTypes]: t.Type<FieldTypes[Kind]> };

const LikelyCause = /* @__PURE__ */ struct(
  'LikelyCause',
  {
    id: t.string,
    certainty: Certainty,
    summary: t.string,
    fix: t.string,
    source: HttpsUrl,
  } satisfies RequiredProps<union.LikelyCause>,
  { parameter: RequestParameter } satisfies OptionalProps<union.LikelyCause>,
);

const Remediation = /* @__PURE__ */ struct(
  'Remediation',
  {
    action: Action,
    actor: Actor,
    summary: t.string,
    steps: /* @__PURE__ */ list(t.string),
    userMessage: t.string,
    likelyCauses: /* @__PURE__ */ list(LikelyCause),
  } satisfies RequiredProps<union.Remediation>,
  {},
);

/** The members of every error; its tag and its code depend on the definition. */
const base = {
  description: t.string,
  retryable: t.boolean,
  remediation: Remediation,
} satisfies Omit<RequiredProps<union.TokenErrorBase<string>>, '_tag'>;

const optionalBase = {
  documentationUrl: HttpsUrl,
  status: NonNegative,
  requestId: t.string,
} satisfies OptionalProps<union.TokenErrorBase<string>>;

/** The codecs of the required or of the optional fields of a definition. */
const fieldProps = (fields: Readonly<Record<string, string>>, optional: boolean): t.Props =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, kind]) => kind.endsWith('?') === optional)
      .map(([name, kind]) => [name, fieldCodecs[kind.replace('?', '') as keyof FieldTypes]]),
  );

const errorCodec = (tag: union.TokenErrorTag): t.Any => {
  const { codes, fields } = definitionOf(tag);
  const hasCodes = Object.keys(codes).length > 0;
  return struct(
    tag,
    {
      _tag: t.literal(tag),
      ...(hasCodes ? { code: t.keyof(codes) } : {}),
      ...fieldProps(fields, false),
      ...base,
    },
    { ...fieldProps(fields, true), ...optionalBase },
  );
};

// The compiler cannot tie a definition to the type of its error here.
const errorCodecs = () =>
  Object.fromEntries(
    tokenErrorTags.map((tag) => [tag, errorCodec(tag)]),
  ) as unknown as CodecsByTag<union.TokenError>;

/** A codec for each error, created from its definition. */
const tokenErrorCodecs = /* @__PURE__ */ errorCodecs();

/** Every error: what a response, the network or a callback can be instead of a token. */
export type TokenError = union.TokenError;
/**
 * The codec of `TokenError`. It is created from the definition of each error: its tag, its wire codes
 * and its fields.
 *
 * @example
 * ```ts
 * import { describeErrors, TokenError } from 'github-token-exchange/codecs';
 *
 * const decoded = TokenError.decode({ _tag: 'AccessDenied', code: 'access_denied' });
 * if (decoded._tag === 'Left') console.log(describeErrors(decoded.left)[0]); // $.description: …
 * ```
 */
export const TokenError: StandardCodec<TokenError> = /* @__PURE__ */ standard(
  /* @__PURE__ */ tagged<TokenError, never>('TokenError', tokenErrorCodecs, {}),
);

/** A token, as `decodeTokenResponse` and the client return it. It contains secrets. */
export type Success = union.Success;
/**
 * The codec of `Success`: tokens are visible ASCII, times are finite and not negative.
 *
 * @example
 * ```ts
 * import { Success } from 'github-token-exchange/codecs';
 *
 * const json = '{"_tag":"Success","accessToken":"gho_x","tokenType":"bearer","scopes":["repo"]}';
 * const decoded = Success.decode(JSON.parse(json));
 * if (decoded._tag === 'Right') console.log(decoded.right.scopes);
 * ```
 */
export const Success: StandardCodec<Success> = /* @__PURE__ */ standard<Success, Success>(
  /* @__PURE__ */ struct(
    'Success',
    {
      _tag: /* @__PURE__ */ t.literal('Success'),
      accessToken: Token,
      tokenType: TokenType,
      scopes: /* @__PURE__ */ list(t.string),
    } satisfies RequiredProps<union.Success>,
    {
      expiresIn: NonNegative,
      expiresAt: NonNegative,
      refreshToken: Token,
      refreshTokenExpiresIn: NonNegative,
      refreshTokenExpiresAt: NonNegative,
    } satisfies OptionalProps<union.Success>,
  ),
);

/** Everything that an exchange can end in. */
export type TokenResponse = union.TokenResponse;
/**
 * The codec of `TokenResponse`, for a response that crosses a process boundary as JSON. The decoded
 * value is frozen and has no member that this version does not know.
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 * import { TokenResponse } from 'github-token-exchange/codecs';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=access_denied' });
 * const text = JSON.stringify(TokenResponse.encode(response));
 * const decoded = TokenResponse.decode(JSON.parse(text));
 * if (decoded._tag === 'Right') console.log(decoded.right._tag); // AccessDenied
 * ```
 */
export const TokenResponse: StandardCodec<TokenResponse> = /* @__PURE__ */ standard(
  /* @__PURE__ */ tagged<TokenError, Success>('TokenResponse', tokenErrorCodecs, { Success }),
);

/** What a device needs to let a user approve a sign-in. It contains a secret, the device code. */
export type DeviceCode = union.DeviceCode;
/**
 * The codec of `DeviceCode`: the device code is visible ASCII, the user code is not blank, and the
 * verification URI is https, or http on a loopback address.
 *
 * @example
 * ```ts
 * import { DeviceCode } from 'github-token-exchange/codecs';
 *
 * const stored: unknown = JSON.parse('{"_tag":"DeviceCode","userCode":"WDJB-MJHT"}');
 * console.log(DeviceCode.is(stored)); // false
 * ```
 */
export const DeviceCode: StandardCodec<DeviceCode> = /* @__PURE__ */ standard<
  DeviceCode,
  DeviceCode
>(
  /* @__PURE__ */ struct(
    'DeviceCode',
    {
      _tag: /* @__PURE__ */ t.literal('DeviceCode'),
      deviceCode: Token,
      userCode: UserCode,
      verificationUri: WebAddress,
      expiresIn: WaitSeconds,
      expiresAt: NonNegative,
      interval: IntervalSeconds,
    } satisfies RequiredProps<union.DeviceCode>,
    {},
  ),
);

/** Everything that a request for a device code can end in. */
export type DeviceCodeResponse = union.DeviceCodeResponse;
/**
 * The codec of `DeviceCodeResponse`, for a response that crosses a process boundary as JSON.
 *
 * @example
 * ```ts
 * import { DeviceCodeResponse } from 'github-token-exchange/codecs';
 *
 * console.log(DeviceCodeResponse.decode({ _tag: 'constructor' })._tag); // Left
 * ```
 */
export const DeviceCodeResponse: StandardCodec<DeviceCodeResponse> = /* @__PURE__ */ standard(
  /* @__PURE__ */ tagged<union.RequestError, DeviceCode>('DeviceCodeResponse', tokenErrorCodecs, {
    DeviceCode,
  }),
);
