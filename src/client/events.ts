import { isTokenError } from '../errors/guards.js';
import type { Action, Actor, LikelyCause, TokenError, TokenOperation } from '../errors/types.js';

/** The members of every event: what is known of the request. */
export interface RequestEvent {
  /** What the request asked for. */
  readonly grant: TokenOperation;
  /** The HTTP status code, if there was a response. */
  readonly status?: number;
  /** Milliseconds from the request to the decoded response; 0 if nothing was sent. */
  readonly durationMs: number;
  /** The `x-github-request-id` header, if well-formed. */
  readonly requestId?: string;
  /** 1, and one more for each further poll of a device code. */
  readonly attempt: number;
}

/** A request that succeeded. */
export interface TokenSuccessEvent extends RequestEvent {
  /**
   * The `_tag` of the outcome. `DeviceCode` is the success of `device_authorization`, and
   * `CredentialsAccepted` that of `verify_credentials`.
   */
  readonly tag: 'Success' | 'DeviceCode' | 'CredentialsAccepted';
  /** Absent: only an error has it. */
  readonly code?: never;
  /** Absent: only an error has it. */
  readonly actor?: never;
  /** Absent: only an error has it. */
  readonly action?: never;
  /** Absent: only an error has it. */
  readonly causeIds?: never;
}

/** A request that failed. */
export interface TokenErrorEvent extends RequestEvent {
  /** The `_tag` of the error. */
  readonly tag: TokenError['_tag'];
  /**
   * The error code of the response, if it has one in the form of GitHub's codes. That of an
   * `UnrecognizedOAuthError` can be any word that a server sends.
   */
  readonly code?: string;
  /** Who has to act: `remediation.actor` of the error. */
  readonly actor: Actor;
  /** What has to be done: `remediation.action` of the error. */
  readonly action: Action;
  /** The identifiers of the likely causes, the most certain first; empty if there are none. */
  readonly causeIds: readonly LikelyCause['id'][];
}

/**
 * One request and its outcome: flat, frozen, without secrets, fit for a log line or span attributes.
 * The `actor` tells the two kinds apart: only an error has it.
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * export const client = createTokenClient({
 *   clientId: 'Iv23li…',
 *   clientSecret: '…',
 *   onEvent: (event) => {
 *     if (event.actor !== undefined) console.error(event.tag, event.actor, event.causeIds);
 *   },
 * });
 * ```
 */
export type TokenEvent = TokenSuccessEvent | TokenErrorEvent;

/** Called after every request. Anything it throws or rejects with is ignored. */
export type OnEvent = (event: TokenEvent) => unknown;

const ignore = (): void => undefined;

/** Calls a listener and ignores anything it throws or rejects with. */
export function notify<T>(listener: ((value: T) => unknown) | undefined, value: T): void {
  if (listener === undefined) return;
  try {
    Promise.resolve(listener(value)).catch(ignore);
  } catch {
    // The listener's error must not become an error of the sign-in.
  }
}

// A server that is not GitHub can send any code, and a relay any identifier.
const codeForm = /^(?:[a-z][a-z_]{0,63}|Not Found)$/;
const causeForm = /^[a-z]+(?:-[a-z]+){0,9}$/;

/** What a request can end in. */
export type Outcome = TokenError | { readonly _tag: TokenSuccessEvent['tag'] };

/** The event of a request and its outcome. */
export function eventOf(request: RequestEvent, outcome: Outcome): TokenEvent {
  if (!isTokenError(outcome)) return Object.freeze({ ...request, tag: outcome._tag });
  const { _tag: tag, code, remediation } = outcome;
  const { actor, action, likelyCauses } = remediation;
  const causeIds = likelyCauses.map(({ id }) => id).filter((id) => causeForm.test(id));
  return Object.freeze({
    ...request,
    tag,
    ...(code !== undefined && codeForm.test(code) ? { code } : {}),
    actor,
    action,
    causeIds: Object.freeze(causeIds),
  });
}

/** Calls the listener, if there is one, with an error for which nothing was sent. */
export function notifyNothingSent<E extends TokenError>(
  onEvent: OnEvent | undefined,
  grant: TokenOperation,
  error: E,
): E {
  if (onEvent !== undefined) notify(onEvent, eventOf({ grant, durationMs: 0, attempt: 1 }, error));
  return error;
}
