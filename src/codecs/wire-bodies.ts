import type * as t from 'io-ts';
import { WebAddress } from './plain-values.js';
import { Interval, Scopes, Seconds, Text, Token, TokenType, UserCode, Wait } from './primitives.js';
import { struct } from './struct.js';

/** The body of a successful answer, with its members in their own types. RFC 6749, section 5.1 */
export interface SuccessBody {
  readonly access_token: string;
  /** In lower case. */
  readonly token_type: string;
  /** Split at commas and blanks; one text on the wire. */
  readonly scope?: readonly string[];
  /** Seconds from receipt; a number, or digits as in form data. */
  readonly expires_in?: number;
  readonly refresh_token?: string;
  /** Seconds from receipt; a number, or digits as in form data. */
  readonly refresh_token_expires_in?: number;
}

/** The body of a successful answer as it is sent: the scopes are one text. */
export type SuccessBodyOnTheWire = Omit<SuccessBody, 'scope'> & { readonly scope?: string };

/**
 * The codec of a successful answer's body, as documented. It is stricter than `decodeTokenResponse`,
 * which takes a token whatever stands beside it. An error outweighs a token: look for an `ErrorBody`
 * first.
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
export const SuccessBody: t.Type<SuccessBody, SuccessBodyOnTheWire> = /* @__PURE__ */ struct<
  SuccessBody,
  SuccessBodyOnTheWire
>(
  'SuccessBody',
  { access_token: Token, token_type: TokenType },
  {
    scope: Scopes,
    expires_in: Seconds,
    refresh_token: Token,
    refresh_token_expires_in: Seconds,
  },
);

/** The body of an OAuth error, which GitHub sends with HTTP 200. RFC 6749, section 5.2 */
export interface ErrorBody {
  /** The code, for example `bad_verification_code`. */
  readonly error: string;
  readonly error_description?: string;
  readonly error_uri?: string;
  /** The seconds to wait before the next poll, with `slow_down`. */
  readonly interval?: number;
}

/**
 * The codec of an OAuth error's body.
 *
 * @example
 * ```ts
 * import { ErrorBody } from 'github-token-exchange/codecs';
 *
 * console.log(ErrorBody.is({ error: 'slow_down', interval: 10 })); // true
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const ErrorBody: t.Type<ErrorBody> = /* @__PURE__ */ struct<ErrorBody>(
  'ErrorBody',
  { error: Text },
  { error_description: Text, error_uri: Text, interval: Interval },
);

/** The body of an answer to a request for a device code. RFC 8628, section 3.2 */
export interface DeviceCodeBody {
  readonly device_code: string;
  /** What the person types, for example `WDJB-MJHT`. */
  readonly user_code: string;
  readonly verification_uri: string;
  /** Seconds from receipt until both codes expire. */
  readonly expires_in: number;
  /** The seconds to wait before each poll; 5 where it is absent. */
  readonly interval?: number;
}

/**
 * The codec of a device code's body.
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
export const DeviceCodeBody: t.Type<DeviceCodeBody> = /* @__PURE__ */ struct<DeviceCodeBody>(
  'DeviceCodeBody',
  {
    device_code: Token,
    user_code: UserCode,
    verification_uri: WebAddress,
    expires_in: Wait,
  },
  { interval: Interval },
);
