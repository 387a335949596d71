import type * as t from 'io-ts';
import {
  Interval,
  NonEmptyString,
  Scopes,
  Seconds,
  Token,
  TokenType,
  UserCode,
  Wait,
  WebAddress,
} from './primitives.js';
import { struct } from './sealed.js';
import { standard } from './standard.js';

/**
 * The codec of the body of a successful response, as documented. It is stricter than
 * `decodeTokenResponse`, which accepts a token whatever the other members are. If a body has both an
 * error and a token, the error counts: decode an `ErrorBody` first.
 *
 * @example
 * ```ts
 * import { SuccessBody } from 'github-token-exchange/codecs';
 *
 * const decoded = SuccessBody.decode({ access_token: 'gho_x', token_type: 'bearer', scope: 'repo,gist' });
 * if (decoded._tag === 'Right') console.log(decoded.right.scope); // ['repo', 'gist']
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#response-1
 */
export const SuccessBody = /* @__PURE__ */ standard(
  /* @__PURE__ */ struct(
    'SuccessBody',
    {
      /** The access token: a secret. */
      access_token: Token,
      /** The type of the token, in lower case. */
      token_type: TokenType,
    },
    {
      /** The granted scopes; on the wire, one string with commas or spaces between them. */
      scope: Scopes,
      /** Seconds from receipt until the access token expires; a number, or digits as in form data. */
      expires_in: Seconds,
      /** The refresh token: a secret. */
      refresh_token: Token,
      /** Seconds from receipt until the refresh token expires; a number, or digits as in form data. */
      refresh_token_expires_in: Seconds,
    },
  ),
);
/** The body of a successful response. RFC 6749, section 5.1 */
export type SuccessBody = t.TypeOf<typeof SuccessBody>;
/** The body of a successful response as it is sent: `scope` is one string. */
export type SuccessBodyOnTheWire = t.OutputOf<typeof SuccessBody>;

/**
 * The codec of the body of an OAuth error.
 *
 * @example
 * ```ts
 * import { ErrorBody } from 'github-token-exchange/codecs';
 *
 * console.log(ErrorBody.is({ error: 'slow_down', interval: 10 })); // true
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const ErrorBody = /* @__PURE__ */ standard(
  /* @__PURE__ */ struct(
    'ErrorBody',
    {
      /** The OAuth error code, for example `bad_verification_code`. */
      error: NonEmptyString,
    },
    {
      /** What went wrong, in a sentence for the developer. */
      error_description: NonEmptyString,
      /** A page of the documentation; GitHub often sends an old URL. */
      error_uri: NonEmptyString,
      /** Seconds to wait between two polls, sent with `slow_down`. */
      interval: Interval,
    },
  ),
);
/** The body of an OAuth error, which GitHub sends with status 200. RFC 6749, section 5.2 */
export type ErrorBody = t.TypeOf<typeof ErrorBody>;

/**
 * The codec of the body of a response to a request for a device code.
 *
 * @example
 * ```ts
 * import { DeviceCodeBody, describeErrors } from 'github-token-exchange/codecs';
 *
 * const decoded = DeviceCodeBody.decode({ device_code: '3584d83530557fdd1f46', expires_in: 900 });
 * if (decoded._tag === 'Left') console.error(describeErrors(decoded.left));
 * // ['$.user_code: expected UserCode', '$.verification_uri: expected WebAddress']
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export const DeviceCodeBody = /* @__PURE__ */ standard(
  /* @__PURE__ */ struct(
    'DeviceCodeBody',
    {
      /** The code that the device polls with: a secret. */
      device_code: Token,
      /** The code that the user enters, for example `WDJB-MJHT`. */
      user_code: UserCode,
      /** The URL at which the user enters the user code. */
      verification_uri: WebAddress,
      /** Seconds from receipt until both codes expire. */
      expires_in: Wait,
    },
    {
      /** Seconds to wait between two polls. Default: 5. */
      interval: Interval,
    },
  ),
);
/** The body of a response to a request for a device code. RFC 8628, section 3.2 */
export type DeviceCodeBody = t.TypeOf<typeof DeviceCodeBody>;
