import type { TokenResponse } from '../catalogue/token-response.js';

/** What a request asks for. */
export type Grant = 'authorization_code' | 'refresh_token' | 'device_code' | 'device_authorization';

/** One request and what came of it: flat, without secrets, fit for a log line or span attributes. */
export interface TokenEvent {
  readonly grant: Grant;
  /** The `_tag` of the answer; `DeviceCode` is the success of `device_authorization`. */
  readonly tag: TokenResponse['_tag'] | 'DeviceCode';
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** Milliseconds from the request to the decoded answer. */
  readonly durationMs: number;
  /** GitHub's `x-github-request-id`, where there was one. */
  readonly requestId?: string;
  /** 1, and more for each further poll of one device code. */
  readonly attempt: number;
}

/** Is told of every request. What it throws or rejects with is ignored. */
export type OnEvent = (event: TokenEvent) => unknown;
