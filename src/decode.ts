/**
 * The decoders, the diagnosis and the error functions, for programs with their own HTTP client.
 *
 * @packageDocumentation
 */
export {
  authorizationUrl,
  type AuthorizationRequest,
  type AuthorizationUrlOptions,
} from './authorize/authorization-url.js';
export { compareScopes, type ScopeComparison } from './authorize/compare-scopes.js';
export {
  parseCallback,
  type AuthorizationCode,
  type CallbackResponse,
  type ParseCallbackOptions,
} from './authorize/parse-callback.js';
export type { CallbackInput } from './authorize/parse-callback.js';
export type { CallbackUrl } from './authorize/redirect-uri.js';
export {
  observeTokenEndpoint,
  type ObserveTokenEndpointOptions,
} from './client/observe-token-endpoint.js';
export type { ResponseLike, HeadersLike } from './decode/response.js';
export { decodeDeviceCodeResponse } from './decode/decode.js';
export type { DecodeOptions } from './decode/options.js';
export type { Format } from './decode/body.js';
export { decodeTokenResponse } from './decode/decode.js';
export { diagnose } from './diagnosis/diagnose.js';
export type { AuthorizationFacts, DiagnoseInput, RequestFacts } from './diagnosis/request.js';
export { formatTokenError, type FormatOptions } from './errors/format.js';
export { isTokenError, redactTokenResponse, TokenExchangeError, unwrap } from './errors/guards.js';
export {
  matchTokenResponse,
  type Exhaustive,
  type KnownTags,
  type ResultOf,
  type SomeHandlers,
  type TokenResponseHandlers,
} from './errors/match.js';
export { en } from './errors/en.js';
export type {
  CauseInput,
  CauseInputs,
  CauseMessages,
  CauseText,
  FailedHost,
  ForeignMeaning,
  HostInput,
  InvisibleCharacter,
  LengthInput,
  MismatchInput,
  MissingInput,
  ProxyInput,
  UrlPartName,
  UsedInput,
  WhitespaceInput,
} from './errors/causes.js';
export type {
  ErrorFields,
  HintInput,
  HintMessages,
  HintText,
  Locale,
  RelayHintMessages,
} from './errors/locale.js';
export type { AppKind, GitHubUrls } from './github/host.js';
export type {
  AccessDenied,
  Action,
  Actor,
  ApplicationSuspended,
  AuthorizationPending,
  BadRefreshToken,
  BadVerificationCode,
  CallbackError,
  Certainty,
  CodeSpent,
  DeviceCode,
  DeviceCodeResponse,
  DeviceFlowDisabled,
  ExpiredDeviceCode,
  FailureCause,
  IncorrectClientCredentials,
  IncorrectDeviceCode,
  IssuerMismatch,
  LikelyCause,
  LikelyCauseId,
  MissingCode,
  NetworkFailure,
  OAuthError,
  RateLimited,
  RedirectUriMismatch,
  Remediation,
  RequestAborted,
  RequestError,
  RequestParameter,
  RequestTimedOut,
  ResponseError,
  ResponseErrorTag,
  ServerUnavailable,
  SlowDown,
  StateMismatch,
  Success,
  TokenError,
  TokenErrorBase,
  TokenErrorOf,
  TokenErrorTag,
  TokenErrorWithoutCode,
  TokenOperation,
  TokenResponse,
  TransportError,
  UnexpectedReason,
  UnexpectedResponse,
  UnrecognizedOAuthError,
  UnsupportedGrantType,
  UnverifiedUserEmail,
} from './errors/types.js';
export { networkFailure, readTokenResponse } from './http/from-fetch.js';
