/**
 * Pure functions for programs with an HTTP client of their own.
 *
 * @packageDocumentation
 */
export {
  authorizationUrl,
  type AuthorizationRequest,
  type AuthorizationUrlOptions,
} from '../authorization/authorization-url.js';
export {
  parseCallback,
  type AuthorizationCode,
  type CallbackResponse,
  type ParseCallbackOptions,
} from '../authorization/parse-callback.js';
export type { CallbackInput } from '../authorization/read-query.js';
export type { Answer, AnswerHeaders } from '../decode/answer.js';
export { decodeDeviceCodeResponse } from '../decode/decode-device-code-response.js';
export type { DecodeOptions } from '../decode/decode-options.js';
export type { Format } from '../decode/media-type.js';
export { decodeTokenResponse } from '../decode/decode-token-response.js';
export { diagnose } from '../diagnosis/load-and-diagnose.js';
export type { SentBefore } from '../diagnosis/diagnose.js';
export type { Sent, SentAuthorization } from '../diagnosis/sent.js';
export { formatTokenError, type FormatOptions } from '../handling/format-token-error.js';
export { isTokenError } from '../handling/is-token-error.js';
export {
  matchTokenResponse,
  type SomeHandlers,
  type SuccessAndSomeHandlers,
  type TokenResponseHandlers,
} from '../handling/match-token-response.js';
export { redactTokenResponse } from '../handling/redact-token-response.js';
export { TokenExchangeError, unwrap } from '../handling/unwrap.js';
export { en } from '../locales/en.js';
export type { Facts, Hints, Locale, Places, Words } from '../catalogue/locale.js';
export type { Action, Actor, Certainty, FailureCause, UnexpectedReason } from '../catalogue/row.js';
export type {
  DeviceCode,
  DeviceCodeResponse,
  LikelyCause,
  Remediation,
  Success,
  TokenError,
  TokenErrorOf,
  TokenErrorTag,
  TokenResponse,
} from '../catalogue/token-response.js';
