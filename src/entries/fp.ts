/**
 * The client, the decoders and the handling as fp-ts has them: `Either`, `TaskEither`, data last.
 *
 * @packageDocumentation
 */
export { catchTag } from '../fp/catch-tag.js';
export {
  exchangeCode,
  parseCallback,
  pollForToken,
  refreshToken,
  requestDeviceCode,
  verifyCredentials,
} from '../fp/client.js';
export { decodeDeviceCodeResponse, decodeTokenResponse } from '../fp/decode.js';
export { fromEither, toEither, type Hit } from '../fp/either.js';
export {
  matchTokenError,
  matchTokenResponse,
  type TokenErrorHandlers,
  type TokenErrorHandlersAndOthers,
} from '../fp/match.js';
