import type { DocumentationPage } from '../github/documentation.js';
import { isDeviceFlow } from './hint.js';
import type {
  Action,
  Actor,
  CodeSpent,
  FailureCause,
  OAuthError,
  TokenError,
  TokenErrorBase,
  TokenErrorOf,
  TokenErrorTag,
  TokenOperation,
  UnexpectedReason,
} from './types.js';

/** The kinds of member that an error may add to those that every error has. */
export interface FieldTypes {
  readonly seconds: number;
  readonly milliseconds: number;
  readonly count: number;
  readonly text: string;
  readonly reason: UnexpectedReason;
  readonly cause: FailureCause;
  readonly spent: CodeSpent;
}
type FieldKind = keyof FieldTypes;

/** What a wire code means beyond its name. */
interface WireCode {
  /** The one status with which this code means the error. Default: any status. */
  readonly status?: number;
  /** Whether this code means the error only in the device flow. Default: `false`. */
  readonly deviceFlowOnly?: boolean;
  /** Our description of this code. Default: the description of the error. */
  readonly description?: string;
}

/** The wire codes of an error; none for a code of any value. */
type WireCodeOf<E extends TokenError> =
  Extract<E['code'], string> extends infer Code extends string
    ? string extends Code
      ? never
      : Code
    : never;

/** The names of the members that an error adds, its wire code aside. */
type FieldName<E extends TokenError> = Exclude<
  keyof E,
  keyof TokenErrorBase<string> | (string extends E['code'] ? never : 'code')
>;

/** The kinds of member that have a given type. */
type KindOf<Value> = {
  [Kind in FieldKind]: [Value, FieldTypes[Kind]] extends [FieldTypes[Kind], Value] ? Kind : never;
}[FieldKind];

type FieldKinds<E extends TokenError> = {
  readonly [Name in FieldName<E>]-?: object extends Pick<E, Name>
    ? `${KindOf<Exclude<E[Name], undefined>>}?`
    : KindOf<E[Name]>;
};

/** What is known of one error besides its words. */
export interface ErrorDefinition<E extends TokenError = TokenError> {
  /** The values of the response's `error` member that mean this error. */
  readonly codes: Readonly<Record<WireCodeOf<E>, WireCode>>;
  /** The kind of each member that this error adds; a question mark if it may be absent. */
  readonly fields: FieldKinds<E>;
  /** Where the error comes from: a response or callback, the transport, or the check of a callback. */
  readonly origin: 'response' | 'transport' | 'callback';
  /** The sentence that GitHub documents, or what the error means. */
  readonly description: string;
  /** The page of GitHub's documentation about this error, and its section; absent if there is none. */
  readonly page?: DocumentationPage;
  readonly anchor?: string;
  readonly action: Action;
  readonly actor: Actor;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

const callbackSection = '2-users-are-redirected-back-to-your-site-by-github';
const deviceErrors = 'error-codes-for-the-device-flow';

/**
 * One definition per error. The codecs, the classification of responses, the fake endpoint and the
 * tables of the documentation read it. A wire code is listed only if GitHub documents it or was seen
 * to send it.
 */
export const definitions: {
  readonly [Tag in TokenErrorTag]: ErrorDefinition<TokenErrorOf<Tag>>;
} = {
  IncorrectClientCredentials: {
    codes: {
      incorrect_client_credentials: {},
      invalid_client: {},
      // GitHub's response to a client ID that it does not know.
      'Not Found': { status: 404, description: 'The client_id passed is not known.' },
    },
    fields: {},
    origin: 'response',
    description: 'The client_id and/or client_secret passed are incorrect.',
    page: 'tokenErrors',
    anchor: 'incorrect-client-credentials',
    action: 'fix-configuration',
    actor: 'developer',
    retryable: false,
  },
  RedirectUriMismatch: {
    codes: { redirect_uri_mismatch: {} },
    fields: {},
    origin: 'response',
    description: 'The redirect_uri MUST match the registered callback URL for this application.',
    page: 'tokenErrors',
    anchor: 'redirect-uri-mismatch',
    action: 'fix-configuration',
    actor: 'developer',
    retryable: false,
  },
  BadVerificationCode: {
    codes: { bad_verification_code: {} },
    fields: {},
    origin: 'response',
    description: 'The code passed is incorrect or expired.',
    page: 'tokenErrors',
    anchor: 'bad-verification-code',
    action: 'restart-authorization',
    actor: 'user',
    retryable: false,
  },
  UnverifiedUserEmail: {
    codes: { unverified_user_email: {} },
    fields: {},
    origin: 'response',
    description: 'The user must have a verified primary email.',
    page: 'tokenErrors',
    anchor: 'unverified-user-email',
    action: 'verify-email',
    actor: 'user',
    retryable: false,
  },
  ApplicationSuspended: {
    codes: { application_suspended: {} },
    fields: {},
    origin: 'response',
    description: 'Your application has been suspended. Contact support@github.com.',
    page: 'authorizationErrors',
    anchor: 'application-suspended',
    action: 'contact-support',
    actor: 'app-owner',
    retryable: false,
  },
  AccessDenied: {
    codes: { access_denied: {} },
    fields: {},
    origin: 'response',
    description: 'The user has denied your application access.',
    page: 'authorizationErrors',
    anchor: 'access-denied',
    action: 'restart-authorization',
    actor: 'user',
    retryable: false,
  },
  BadRefreshToken: {
    codes: { bad_refresh_token: {} },
    fields: {},
    origin: 'response',
    description: 'The refresh token passed is incorrect or expired.',
    page: 'generating',
    anchor: 'bad-refresh-token',
    action: 'restart-authorization',
    actor: 'user',
    retryable: false,
  },
  AuthorizationPending: {
    codes: { authorization_pending: {} },
    fields: { interval: 'seconds?' },
    origin: 'response',
    description: 'The authorization request is still pending.',
    page: 'authorizing',
    anchor: deviceErrors,
    action: 'poll-again',
    actor: 'user',
    retryable: true,
  },
  SlowDown: {
    codes: { slow_down: {} },
    fields: { interval: 'seconds?' },
    origin: 'response',
    description: 'Too many requests have been made in the same timeframe.',
    page: 'authorizing',
    anchor: 'rate-limits-for-the-device-flow',
    action: 'poll-again',
    actor: 'developer',
    retryable: true,
  },
  ExpiredDeviceCode: {
    codes: { expired_token: {}, token_expired: {} },
    fields: {},
    origin: 'response',
    description: 'The device code has expired.',
    page: 'authorizing',
    anchor: deviceErrors,
    action: 'restart-authorization',
    actor: 'user',
    retryable: false,
  },
  IncorrectDeviceCode: {
    codes: { incorrect_device_code: {} },
    fields: {},
    origin: 'response',
    description: 'The device_code provided is not valid.',
    page: 'authorizing',
    anchor: deviceErrors,
    action: 'restart-authorization',
    actor: 'developer',
    retryable: false,
  },
  DeviceFlowDisabled: {
    codes: {
      device_flow_disabled: {},
      // Older GitHub Enterprise Servers: https://github.com/cli/cli/issues/1583
      unauthorized_client: { status: 400, deviceFlowOnly: true },
    },
    fields: {},
    origin: 'response',
    description: 'Device Flow must be explicitly enabled for this App',
    page: 'authorizing',
    anchor: 'device-flow',
    action: 'fix-configuration',
    actor: 'app-owner',
    retryable: false,
  },
  UnsupportedGrantType: {
    codes: { unsupported_grant_type: {} },
    fields: {},
    origin: 'response',
    description: 'The grant type passed is not supported.',
    page: 'authorizing',
    anchor: deviceErrors,
    action: 'fix-configuration',
    actor: 'developer',
    retryable: false,
  },
  UnrecognizedOAuthError: {
    codes: {},
    fields: { code: 'text' },
    origin: 'response',
    description: 'The server sent an error code without a description.',
    page: 'tokenErrors',
    action: 'read-documentation',
    actor: 'developer',
    retryable: false,
  },
  RateLimited: {
    codes: {},
    fields: { retryAfterSeconds: 'seconds?' },
    origin: 'response',
    description: 'The rate limit has been exceeded.',
    page: 'rateLimits',
    action: 'wait-and-retry',
    actor: 'developer',
    retryable: true,
  },
  ServerUnavailable: {
    codes: {},
    fields: { retryAfterSeconds: 'seconds?', bodyExcerpt: 'text?' },
    origin: 'response',
    description: 'The server failed before it could process the request.',
    action: 'wait-and-retry',
    actor: 'github',
    retryable: true,
  },
  UnexpectedResponse: {
    codes: {},
    fields: { reason: 'reason', contentType: 'text?', bodyLength: 'count', bodyExcerpt: 'text' },
    origin: 'response',
    description: 'The response contains neither a token nor an OAuth error.',
    action: 'check-endpoint',
    actor: 'developer',
    retryable: false,
  },
  NetworkFailure: {
    codes: {},
    fields: { cause: 'cause', codeSpent: 'spent' },
    origin: 'transport',
    description: 'The token endpoint sent no readable response.',
    action: 'check-network',
    actor: 'operator',
    retryable: true,
  },
  RequestTimedOut: {
    codes: {},
    fields: { timeoutMs: 'milliseconds', codeSpent: 'spent' },
    origin: 'transport',
    description: 'The token endpoint did not respond in time.',
    action: 'wait-and-retry',
    actor: 'operator',
    retryable: true,
  },
  RequestAborted: {
    codes: {},
    fields: { codeSpent: 'spent' },
    origin: 'transport',
    description: "The caller's AbortSignal aborted the request.",
    action: 'none',
    actor: 'nobody',
    retryable: false,
  },
  MissingCode: {
    codes: {},
    fields: { setupAction: 'text?' },
    origin: 'callback',
    description: 'There is no authorization code to exchange; nothing was sent.',
    page: 'authorizing',
    anchor: callbackSection,
    action: 'restart-authorization',
    actor: 'developer',
    retryable: false,
  },
  StateMismatch: {
    codes: {},
    fields: {},
    origin: 'callback',
    description: 'The state of the callback does not match this sign-in; nothing was sent.',
    page: 'authorizing',
    anchor: callbackSection,
    action: 'restart-authorization',
    actor: 'user',
    retryable: false,
  },
  IssuerMismatch: {
    codes: {},
    fields: {},
    origin: 'callback',
    description: 'The iss of the callback does not match the expected issuer; nothing was sent.',
    action: 'restart-authorization',
    actor: 'developer',
    retryable: false,
  },
};

/** The tags in the order of the definitions. */
export const tokenErrorTags = Object.keys(definitions) as readonly TokenErrorTag[];

/** Whether a value is the `_tag` of an error. */
export function isErrorTag(tag: unknown): tag is TokenErrorTag {
  return tokenErrorTags.includes(tag as TokenErrorTag);
}

/** A definition whose members are not tied to the type of its error. */
export type AnyDefinition = Omit<ErrorDefinition, 'codes' | 'fields'> & {
  readonly codes: Readonly<Record<string, WireCode>>;
  readonly fields: Readonly<Record<string, FieldKind | `${FieldKind}?`>>;
};

/** The definition of a tag. */
export function definitionOf(tag: TokenErrorTag): AnyDefinition {
  return definitions[tag];
}

/** The `_tag` of the errors that have wire codes of their own. */
export type TagWithCode = Exclude<OAuthError['_tag'], 'UnrecognizedOAuthError'>;

/** The wire codes that mean an error with any status. */
export function wireCodesOf(tag: TokenErrorTag): readonly string[] {
  return Object.entries(definitionOf(tag).codes).flatMap(([code, { status }]) =>
    status === undefined ? [code] : [],
  );
}

// A Map, so that a wire code such as "__proto__" finds nothing.
const tagsByCode: ReadonlyMap<string, { readonly tag: TagWithCode; readonly wire: WireCode }> =
  new Map(
    tokenErrorTags.flatMap((tag) =>
      Object.entries(definitionOf(tag).codes).map(
        ([code, wire]) => [code, { tag: tag as TagWithCode, wire }] as const,
      ),
    ),
  );

/** The tag that a wire code means with a status and for a request; `undefined` for an unknown code. */
export function tagOfCode(
  code: string,
  status: number,
  operation?: TokenOperation,
): TagWithCode | undefined {
  const { tag, wire } = tagsByCode.get(code) ?? {};
  const isOther =
    (wire?.status !== undefined && wire.status !== status) ||
    (wire?.deviceFlowOnly === true && !isDeviceFlow(operation));
  return isOther ? undefined : tag;
}

/** Whether a description is a sentence of this package, not one of GitHub. */
export function isOwnDescription(tag: TokenErrorTag, text: string): boolean {
  const { codes, description } = definitionOf(tag);
  const values = Object.values(codes);
  return (
    text === nothingSent ||
    values.some((code) => code.description === text) ||
    (values.length === 0 && text === description)
  );
}

/** The description of an error of a request without credentials. */
export const nothingSent = 'The client ID or the client secret is missing; nothing was sent.';
