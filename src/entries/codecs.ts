/**
 * The io-ts codecs: of the bodies on the wire, and of this package's own union, so that it can cross
 * a process boundary as JSON.
 *
 * @packageDocumentation
 */
export { describeErrors } from '../codecs/describe-errors.js';
export { DeviceCode, DeviceCodeResponse } from '../codecs/device-code.js';
export { Success } from '../codecs/success.js';
export { TokenError } from '../codecs/token-error.js';
export { TokenResponse } from '../codecs/token-response.js';
export {
  DeviceCodeBody,
  ErrorBody,
  SuccessBody,
  type SuccessBodyOnTheWire,
} from '../codecs/wire-bodies.js';
