import type { Errors } from './errors.js';
import type { Action, Actor, Certainty, FieldTypes, Row } from './row.js';

/** The `_tag` of every error. */
export type TokenErrorTag = keyof Errors;

/** The `_tag` of the errors that have a wire code of their own. */
export type TagWithCode = {
  [Tag in TokenErrorTag]: Errors[Tag]['codes'] extends readonly [] ? never : Tag;
}[TokenErrorTag];

/** The `_tag` of the errors that an answer can be; the network, the caller and callbacks give the others. */
export type AnswerErrorTag = Exclude<
  TokenErrorTag,
  | 'NetworkFailure'
  | 'RequestTimedOut'
  | 'RequestAborted'
  | 'MissingCode'
  | 'StateMismatch'
  | 'IssuerMismatch'
>;

/** Something that probably went wrong, found by looking at what was sent. */
export interface LikelyCause {
  /** A stable id, for example `client-secret-has-whitespace`. */
  readonly id: string;
  readonly certainty: Certainty;
  /** One sentence; never a value that was looked at. */
  readonly summary: string;
  /** What to do about it. */
  readonly fix: string;
  /** Where the knowledge comes from: a documentation page or a public report. */
  readonly source: string;
}

/** What has to happen now, and who has to do it. */
export interface Remediation {
  readonly action: Action;
  readonly actor: Actor;
  /** One sentence of at most 90 characters; with `actor: 'user'` it can be shown to the user as it is. */
  readonly summary: string;
  /** Two to four instructions, in the order in which to follow them. */
  readonly steps: readonly string[];
  /** Probable causes, the surest first; empty where nothing can be seen. */
  readonly likelyCauses: readonly LikelyCause[];
}

/** What every error has. */
interface Common<Tag extends TokenErrorTag> {
  readonly _tag: Tag;
  /** What went wrong: GitHub's own sentence where it sent one. */
  readonly description: string;
  /** The page of GitHub's documentation for this error, absolute. */
  readonly documentationUrl: string;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** GitHub's `x-github-request-id`, for its support. */
  readonly requestId?: string;
  /** Whether the very same request may succeed later. */
  readonly retryable: boolean;
  readonly remediation: Remediation;
}

type CodesOf<R extends Row> =
  | R['codes'][number]
  | (R extends { readonly codeUnder: { readonly code: infer Code } } ? Code : never);

type CodeOf<R extends Row> = [CodesOf<R>] extends [never]
  ? { readonly code?: never }
  : { /** The wire's `error` member. */ readonly code: CodesOf<R> };

type KindOf<F> = F extends `${infer Kind}?` ? Kind : F;
type TypeOf<F> = KindOf<F> extends keyof FieldTypes ? FieldTypes[KindOf<F>] : never;
type FieldsOf<R extends Row> = {
  readonly [K in keyof R['fields'] as R['fields'][K] extends `${string}?` ? never : K]: TypeOf<
    R['fields'][K]
  >;
} & {
  readonly [K in keyof R['fields'] as R['fields'][K] extends `${string}?` ? K : never]?: TypeOf<
    R['fields'][K]
  >;
};

type Flat<T> = { [K in keyof T]: T[K] };

/** What a row adds to its error: the wire code and the fields of its own. */
export type Added<Tag extends TokenErrorTag> = {
  [T in Tag]: Flat<
    ('code' extends keyof Errors[T]['fields'] ? unknown : CodeOf<Errors[T]>) & FieldsOf<Errors[T]>
  >;
}[Tag];

/** The error with one tag. */
export type TokenErrorOf<Tag extends TokenErrorTag> = {
  [T in Tag]: Flat<Common<T> & Added<T>>;
}[Tag];

/** Every error: what the token endpoint, the network or the callback can give instead of a token. */
export type TokenError = TokenErrorOf<TokenErrorTag>;

/** A token. The only member of the union that holds secrets. */
export interface Success {
  readonly _tag: 'Success';
  readonly accessToken: string;
  /** In lower case; GitHub issues `bearer` tokens. */
  readonly tokenType: string;
  /** The granted scopes; empty for GitHub Apps and where none were granted. */
  readonly scopes: readonly string[];
  /** Seconds from receipt until the access token expires; absent where it does not expire. */
  readonly expiresIn?: number;
  /** The local clock's time of expiry, in milliseconds since the epoch. */
  readonly expiresAt?: number;
  readonly refreshToken?: string;
  /** Seconds from receipt until the refresh token expires. */
  readonly refreshTokenExpiresIn?: number;
  /** The local clock's time of expiry, in milliseconds since the epoch. */
  readonly refreshTokenExpiresAt?: number;
}

/** Everything that an exchange can end in. */
export type TokenResponse = Success | TokenError;

/** What a device needs to ask a person for approval. It holds a secret, the device code. */
export interface DeviceCode {
  readonly _tag: 'DeviceCode';
  /** What the device polls with. */
  readonly deviceCode: string;
  /** What the person types, for example `WDJB-MJHT`. */
  readonly userCode: string;
  /** Where the person types it. */
  readonly verificationUri: string;
  /** Seconds from receipt until both codes expire. */
  readonly expiresIn: number;
  /** The local clock's time of expiry, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** The seconds to wait before each poll. */
  readonly interval: number;
}

/** Everything that a request for a device code can end in. */
export type DeviceCodeResponse = DeviceCode | TokenError;
