import type { TokenOperation, TokenResponse } from '../errors/types.js';

/** One request and its outcome: flat, without secrets, fit for a log line or span attributes. */
export interface TokenEvent {
  /** What the request asked for. */
  readonly grant: TokenOperation;
  /** The `_tag` of the outcome; `DeviceCode` is the success of `device_authorization`. */
  readonly tag: TokenResponse['_tag'] | 'DeviceCode';
  /** The HTTP status code, if there was a response. */
  readonly status?: number;
  /** Milliseconds from the request to the decoded response. */
  readonly durationMs: number;
  /** The `x-github-request-id` header, if well-formed. */
  readonly requestId?: string;
  /** 1, and one more for each further poll of a device code. */
  readonly attempt: number;
}

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
