import type { ResponseLike } from '../decode/response.js';

/** The request of a client: a `POST` of form data. */
export interface TransportRequest {
  /** The absolute URL of the endpoint. */
  readonly url: string;
  /** The request headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Form data. It contains secrets. */
  readonly body: string;
  /** Aborts at the deadline, and if the caller aborts. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request and reads the response: no retry, no redirect, at most 64 KiB of the body. It rejects
 * if there is no response; the client converts that into a `NetworkFailure`, whose `codeSpent` relies on
 * the request having been sent only once.
 */
export type Transport = (request: TransportRequest) => Promise<ResponseLike>;
