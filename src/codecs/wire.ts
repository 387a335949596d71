import { ownMember } from '../internal/own-members.js';
import {
  parseInterval,
  parseNonEmptyString,
  parseScopes,
  parseSeconds,
  parseToken,
  parseTokenType,
  parseUserCode,
  parseWait,
} from './parsers.js';

// What the decoder reads. A body is rejected only if a required member is absent or of the wrong type:
// any other member must not cost the token, and becomes `undefined`. Only own members are read, so that
// a polluted `Object.prototype` adds none.

/** Reads the members of a body with a token; returns `undefined` if it has none. */
export function parseTokenMembers(body: object) {
  const token = parseToken(ownMember(body, 'access_token'));
  if (token === undefined) return undefined;
  return {
    access_token: token,
    token_type: parseTokenType(ownMember(body, 'token_type')),
    scope: parseScopes(ownMember(body, 'scope')),
    expires_in: parseSeconds(ownMember(body, 'expires_in')),
    refresh_token: parseToken(ownMember(body, 'refresh_token')),
    refresh_token_expires_in: parseSeconds(ownMember(body, 'refresh_token_expires_in')),
  };
}
/** The members of a body with a token. */
export type TokenMembers = NonNullable<ReturnType<typeof parseTokenMembers>>;

/** Reads the members of a body with a device code; returns `undefined` if one of the codes is absent. */
export function parseDeviceCodeMembers(body: object) {
  const deviceCode = parseToken(ownMember(body, 'device_code'));
  const userCode = parseUserCode(ownMember(body, 'user_code'));
  if (deviceCode === undefined || userCode === undefined) return undefined;
  return {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: parseNonEmptyString(ownMember(body, 'verification_uri')),
    expires_in: parseWait(ownMember(body, 'expires_in')),
    interval: parseInterval(ownMember(body, 'interval')),
  };
}
/** The members of a body with a device code. */
export type DeviceCodeMembers = NonNullable<ReturnType<typeof parseDeviceCodeMembers>>;

/** Reads the members of any other body: an OAuth error, or an error of the REST API. */
export function parseErrorMembers(body: object) {
  return {
    error: parseNonEmptyString(ownMember(body, 'error')),
    error_description: parseNonEmptyString(ownMember(body, 'error_description')),
    error_uri: parseNonEmptyString(ownMember(body, 'error_uri')),
    interval: parseInterval(ownMember(body, 'interval')),
    message: parseNonEmptyString(ownMember(body, 'message')),
  };
}
/** The members of any other body. */
export type ErrorMembers = ReturnType<typeof parseErrorMembers>;
