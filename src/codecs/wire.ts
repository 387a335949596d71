import type * as t from 'io-ts';
import { ownMember } from '../internal/own-members.js';
import {
  codec,
  Interval,
  NonEmptyString,
  Scopes,
  Seconds,
  Token,
  TokenType,
  UserCode,
  Wait,
} from './primitives.js';

// The codecs of the decoder. They reject a value only if a required member is absent or of the wrong
// type: any other member must not cost the token, and becomes `undefined`. They are not built on
// `t.type`, which copies what it changes and then reads from the copy members that a polluted
// `Object.prototype` has, and which would add 1 KB to every client.

/** The codec of the members that the decoder reads in a body with a token. */
export const TokenMembers = /* @__PURE__ */ codec('TokenMembers', (body) => {
  const access_token = Token.parse(ownMember(body, 'access_token'));
  if (access_token === undefined) return undefined;
  return {
    access_token,
    token_type: TokenType.parse(ownMember(body, 'token_type')),
    scope: Scopes.parse(ownMember(body, 'scope')),
    expires_in: Seconds.parse(ownMember(body, 'expires_in')),
    refresh_token: Token.parse(ownMember(body, 'refresh_token')),
    refresh_token_expires_in: Seconds.parse(ownMember(body, 'refresh_token_expires_in')),
  };
});
/** The members of a body with a token. */
export type TokenMembers = t.TypeOf<typeof TokenMembers>;

/** The codec of the members that the decoder reads in a body with a device code. */
export const DeviceCodeMembers = /* @__PURE__ */ codec('DeviceCodeMembers', (body) => {
  const device_code = Token.parse(ownMember(body, 'device_code'));
  const user_code = UserCode.parse(ownMember(body, 'user_code'));
  if (device_code === undefined || user_code === undefined) return undefined;
  return {
    device_code,
    user_code,
    verification_uri: NonEmptyString.parse(ownMember(body, 'verification_uri')),
    expires_in: Wait.parse(ownMember(body, 'expires_in')),
    interval: Interval.parse(ownMember(body, 'interval')),
  };
});
/** The members of a body with a device code. */
export type DeviceCodeMembers = t.TypeOf<typeof DeviceCodeMembers>;

/**
 * The codec of the members that the decoder reads in any other body: an OAuth error, or an error of
 * the REST API. It rejects nothing.
 */
export const ErrorMembers = /* @__PURE__ */ codec('ErrorMembers', (body) => ({
  error: NonEmptyString.parse(ownMember(body, 'error')),
  error_description: NonEmptyString.parse(ownMember(body, 'error_description')),
  error_uri: NonEmptyString.parse(ownMember(body, 'error_uri')),
  interval: Interval.parse(ownMember(body, 'interval')),
  message: NonEmptyString.parse(ownMember(body, 'message')),
}));
/** The members of any other body. */
export type ErrorMembers = Partial<t.TypeOf<typeof ErrorMembers>>;
