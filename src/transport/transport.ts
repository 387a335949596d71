import type { Answer } from '../decode/answer.js';

/** The one request that a client makes: a `POST` of form data. */
export interface TransportRequest {
  /** The absolute address of the endpoint. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Form data; it holds secrets. */
  readonly body: string;
  /** Aborts at the deadline, and when the caller aborts. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request once and reads the answer: no retry, no redirect, no more of the body than
 * `maximumBodyLength`. Rejects where there is no answer; the client turns that into a
 * `NetworkFailure` and shows its name, its system code and, masked, its message.
 */
export type Transport = (request: TransportRequest) => Promise<Answer>;
