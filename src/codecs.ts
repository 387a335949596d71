/**
 * The io-ts codecs of the response bodies on the wire, and of the results of this package, so that a
 * result can cross a process boundary as JSON. Each is also a Standard Schema.
 *
 * @packageDocumentation
 */
export { describeErrors } from './codecs/report.js';
export {
  DeviceCode,
  DeviceCodeResponse,
  Success,
  TokenError,
  TokenResponse,
} from './codecs/union.js';
export type {
  StandardCodec,
  StandardIssue,
  StandardProps,
  StandardResult,
} from './codecs/standard.js';
export {
  DeviceCodeBody,
  ErrorBody,
  SuccessBody,
  type SuccessBodyOnTheWire,
} from './codecs/bodies.js';
