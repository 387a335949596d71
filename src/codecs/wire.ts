import type * as t from 'io-ts';
import { ownMembers } from '../internal/own-members.js';
import {
  codec,
  decodeOrUndefined,
  Interval,
  NonEmptyString,
  Scopes,
  Seconds,
  Token,
  TokenType,
  UserCode,
  Wait,
} from './primitives.js';

/**
 * A codec for the decoder. It rejects an object only if a required member is absent or of the wrong
 * type: any other member must not cost the token, and becomes `undefined`. It is not built on
 * `t.type`, which copies what it changes and then reads from the copy members that a polluted
 * `Object.prototype` has, and which would add 1 KB to every client.
 */
const lenient = <Required extends t.Props, Optional extends t.Props>(
  name: string,
  required: Required,
  optional: Optional,
) => {
  type Members = { readonly [Name in keyof Required]: t.TypeOf<Required[Name]> } & {
    readonly [Name in keyof Optional]?: t.TypeOf<Optional[Name]> | undefined;
  };
  const codecs = Object.entries<t.Any>({ ...required, ...optional });
  const decode = (value: unknown): Readonly<Record<string, unknown>> => {
    const own = ownMembers(value as Readonly<Record<string, unknown>>);
    return Object.fromEntries(
      codecs.map(([member, codec]) => [
        member,
        // A codec would create a message for an absent member, which is not read.
        own[member] === undefined ? undefined : decodeOrUndefined(codec, own[member]),
      ]),
    );
  };
  return codec(name, (value): Members | undefined => {
    const members = decode(value);
    const isComplete = Object.keys(required).every((member) => members[member] !== undefined);
    return isComplete ? (members as Members) : undefined;
  });
};

/** The codec of the members that the decoder reads in a body with a token. */
export const TokenMembers = /* @__PURE__ */ lenient(
  'TokenMembers',
  { access_token: Token },
  {
    token_type: TokenType,
    scope: Scopes,
    expires_in: Seconds,
    refresh_token: Token,
    refresh_token_expires_in: Seconds,
  },
);
/** The members of a body with a token. */
export type TokenMembers = t.TypeOf<typeof TokenMembers>;

/** The codec of the members that the decoder reads in a body with a device code. */
export const DeviceCodeMembers = /* @__PURE__ */ lenient(
  'DeviceCodeMembers',
  { device_code: Token, user_code: UserCode },
  { verification_uri: NonEmptyString, expires_in: Wait, interval: Interval },
);
/** The members of a body with a device code. */
export type DeviceCodeMembers = t.TypeOf<typeof DeviceCodeMembers>;

/**
 * The codec of the members that the decoder reads in any other body: an OAuth error, or an error of
 * the REST API. It rejects no object.
 */
export const ErrorMembers = /* @__PURE__ */ lenient(
  'ErrorMembers',
  {},
  {
    error: NonEmptyString,
    error_description: NonEmptyString,
    error_uri: NonEmptyString,
    interval: Interval,
    message: NonEmptyString,
  },
);
/** The members of any other body. */
export type ErrorMembers = t.TypeOf<typeof ErrorMembers>;
