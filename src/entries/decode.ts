/**
 * Pure functions for programs with an HTTP client of their own.
 *
 * @packageDocumentation
 */
export type { Answer, AnswerHeaders } from '../decode/answer.js';
export { decodeTokenResponse, type DecodeOptions } from '../decode/decode-token-response.js';
export { formatTokenError, type FormatOptions } from '../handling/format-token-error.js';
export { isTokenError } from '../handling/is-token-error.js';
export {
  matchTokenResponse,
  type PartialTokenResponseHandlers,
  type TokenResponseHandlers,
} from '../handling/match-token-response.js';
export { redactTokenResponse } from '../handling/redact-token-response.js';
export { TokenExchangeError, unwrap } from '../handling/unwrap.js';
export { en } from '../locales/en.js';
export type { Facts, Locale, Places, Words } from '../catalogue/locale.js';
export type { Action, Actor, Certainty, FailureCause, UnexpectedReason } from '../catalogue/row.js';
export type {
  LikelyCause,
  Remediation,
  Success,
  TokenError,
  TokenErrorOf,
  TokenErrorTag,
  TokenResponse,
} from '../catalogue/token-response.js';
