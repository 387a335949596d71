import { errorMembers } from './oauth-errors.js';
import { renderMembers, type ResponseMembers, type WireResponse } from './response.js';

/** An OAuth error with GitHub's description, in the format that the request asks for. */
export interface FakeError {
  /**
   * The path of the request, for example `/login/device/code`. Default: the next request, whatever its
   * path is.
   */
  readonly path?: string | undefined;
  /** The error code, for example `slow_down`. */
  readonly error: string;
  /** Members that are added to GitHub's or replace them, for example `{ interval: 10 }`. */
  readonly members?: ResponseMembers | undefined;
  /** The HTTP status code. Default: 200, which GitHub sends with most errors. */
  readonly status?: number | undefined;
}

/** Any other response, or a connection that fails. */
export interface FakeRawResponse {
  /**
   * The path of the request, for example `/login/device/code`. Default: the next request, whatever its
   * path is.
   */
  readonly path?: string | undefined;
  /** The HTTP status code. Default: 200. */
  readonly status?: number | undefined;
  /** The response headers. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The response body, sent as it is. Default: empty. */
  readonly body?: string | Uint8Array | undefined;
  /** The delay before the response, in milliseconds. Default: 0. */
  readonly delayMs?: number | undefined;
  /**
   * How the connection fails: `hang` never responds, `reset` closes it without a response, `cut`
   * closes it after half of the body. Default: it does not fail.
   */
  readonly fault?: 'hang' | 'reset' | 'cut' | undefined;
}

/** The response to one request, in place of the fake endpoint's own. */
export type FakeResponse = FakeError | FakeRawResponse;

/** A response with the delay and the failure of its delivery. */
export interface Delivery extends WireResponse {
  readonly delayMs: number;
  readonly fault?: FakeRawResponse['fault'];
}

/** Renders a response that a test has set. */
export function deliver(response: FakeResponse, accept: string | undefined): Delivery {
  if ('error' in response) {
    const members = { ...errorMembers(response.error), ...response.members };
    return { ...renderMembers(members, accept, response.status), delayMs: 0 };
  }
  const { status = 200, headers = {}, delayMs = 0, fault } = response;
  const { body = fault === 'cut' ? '{"access_token":"gho_' : '' } = response;
  return { status, headers, body, delayMs, fault };
}
