/** Who has to act before the next exchange can succeed. */
export const actors = ['developer', 'app-owner', 'operator', 'user', 'github', 'nobody'] as const;
/** Who has to act before the next exchange can succeed. */
export type Actor = (typeof actors)[number];

/** What has to be done; a value to branch and to alert on. */
export const actions = [
  'fix-configuration',
  'restart-authorization',
  'verify-email',
  'contact-support',
  'poll-again',
  'read-documentation',
  'wait-and-retry',
  'check-endpoint',
  'check-network',
  'none',
] as const;
/** What has to be done; a value to branch and to alert on. */
export type Action = (typeof actions)[number];

/** How sure a likely cause is: it cannot work like this, seen as this cause in reports, worth a look. */
export const certainties = ['certain', 'likely', 'possible'] as const;
/** How sure a likely cause is: it cannot work like this, seen as this cause in reports, worth a look. */
export type Certainty = (typeof certainties)[number];

/** Why an answer is an `UnexpectedResponse`. Each reason has its own hint. */
export const unexpectedReasons = [
  'html-page',
  'proxy-page',
  'wrong-endpoint',
  'not-acceptable',
  'redirect',
  'empty-body',
  'too-large',
  'undecodable',
  'neither-token-nor-error',
] as const;
/** Why an answer is an `UnexpectedResponse`. Each reason has its own hint. */
export type UnexpectedReason = (typeof unexpectedReasons)[number];

/** What is known of a failure below HTTP. */
export interface FailureCause {
  /** The error's class, for example `TypeError`. */
  readonly name: string;
  /** The system's code, for example `ECONNREFUSED` or `CERT_HAS_EXPIRED`, where there is one. */
  readonly code?: string;
  /** What the thrown errors said, the outermost first: one line of at most 300 characters, masked. */
  readonly message?: string;
}

/** The kinds of field that a row may add to its error. */
export interface FieldTypes {
  readonly seconds: number;
  readonly milliseconds: number;
  readonly count: number;
  readonly text: string;
  readonly reason: UnexpectedReason;
  readonly cause: FailureCause;
}

/** A field of a row: its kind, with a question mark where the field may be absent. */
type Field = keyof FieldTypes | `${keyof FieldTypes}?`;

/** The pages of GitHub's documentation that rows point to, as paths below the language. */
export const pages = {
  tokenErrors:
    'apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
  authorizationErrors:
    'apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors',
  authorizing: 'apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  refreshing:
    'apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens',
  rateLimits: 'apps/oauth-apps/building-oauth-apps/rate-limits-for-oauth-apps',
} as const;

/** What the catalogue says of one kind of error. */
export interface Row {
  /** The values of the wire's `error` member that mean this error. */
  readonly codes: readonly string[];
  /** A value of `error` that means this error under one status only. */
  readonly codeUnder?: {
    readonly status: number;
    readonly code: string;
    readonly description: string;
  };
  /** The fields that this error adds to those that every error has. */
  readonly fields: Readonly<Record<string, Field>>;
  /** GitHub's own sentence where it has one; ours otherwise. */
  readonly description: string;
  /** The page and section of GitHub's documentation. */
  readonly page: keyof typeof pages;
  readonly anchor?: string;
  readonly action: Action;
  readonly actor: Actor;
  /** Whether the very same request may succeed later. */
  readonly retryable: boolean;
}
