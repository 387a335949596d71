/**
 * The client, the decoders and the handlers in the style of fp-ts: `Either`, `TaskEither`, data last.
 *
 * @packageDocumentation
 */
export {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  exchangeCode,
  parseCallback,
  pollForToken,
  refreshToken,
  requestDeviceCode,
  verifyCredentials,
} from './fp/client.js';
export { fromEither, toEither, type SuccessValue } from './fp/either.js';
export {
  catchTag,
  matchTokenError,
  matchTokenResponse,
  type TokenErrorHandlers,
  type TokenErrorHandlersAndOthers,
} from './fp/match.js';
