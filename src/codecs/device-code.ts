import type * as t from 'io-ts';
import type * as union from '../catalogue/token-response.js';
import { oneOf } from './from.js';
import { Amount, IntervalAmount, WaitAmount, WebAddress } from './plain-values.js';
import { Token, UserCode } from './primitives.js';
import { struct } from './struct.js';
import { tagged } from './tagged.js';
import { tokenErrorCodecs, type TokenError } from './token-error.js';

/** What a device needs to ask a person for approval. It holds a secret, the device code. */
export type DeviceCode = union.DeviceCode;
/**
 * The codec of `DeviceCode`: the device code of visible ASCII, a user code that is not blank, an
 * address on the web to type it at.
 *
 * @example
 * ```ts
 * import { DeviceCode } from 'github-token-exchange/codecs';
 *
 * const stored: unknown = JSON.parse('{"_tag":"DeviceCode","userCode":"WDJB-MJHT"}');
 * console.log(DeviceCode.is(stored)); // false
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.2
 */
export const DeviceCode: t.Type<DeviceCode> = /* @__PURE__ */ struct<DeviceCode>(
  'DeviceCode',
  {
    _tag: /* @__PURE__ */ oneOf(['DeviceCode']),
    deviceCode: Token,
    userCode: UserCode,
    verificationUri: WebAddress,
    expiresIn: WaitAmount,
    expiresAt: Amount,
    interval: IntervalAmount,
  },
  {},
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
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export const DeviceCodeResponse: t.Type<DeviceCodeResponse> = /* @__PURE__ */ tagged<
  TokenError,
  DeviceCode
>('DeviceCodeResponse', tokenErrorCodecs, { DeviceCode });
