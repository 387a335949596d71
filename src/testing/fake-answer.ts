import type { Members } from './grant-token.js';
import { errorMembers, renderMembers, type WireAnswer } from './render-answer.js';

/** A request as it arrived at the fake endpoint. */
export interface FakeRequest {
  readonly method: string;
  /** Where it arrived, for example `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** The path without its query, for example `/login/oauth/access_token`. */
  readonly path: string;
  /** The headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parameters of the query and of the body. */
  readonly form: URLSearchParams;
}

/** An OAuth error with GitHub's text, in the format that the request asked for. */
export interface FakeError {
  /** A wire code, for example `slow_down`. */
  readonly error: string;
  /** More members, or others in place of GitHub's, for example `{ interval: 10 }`. */
  readonly members?: Members | undefined;
  /** Default: 200, as GitHub sends most errors. */
  readonly status?: number | undefined;
}

/** Any other answer, sent as it stands. */
export interface FakeBody {
  /** Default: 200. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: empty. */
  readonly body?: string | Uint8Array | undefined;
  /** Milliseconds to wait before the answer. Default: 0. */
  readonly delayMs?: number | undefined;
  /** A failure below HTTP: no answer, a connection that breaks at once, or halfway through the body. */
  readonly fault?: 'hang' | 'reset' | 'cut' | undefined;
}

/** What a scripted request gets. */
export type FakeAnswer = FakeError | FakeBody;

/** What is to be done on the wire. */
export interface Delivery extends WireAnswer {
  readonly delayMs: number;
  readonly fault?: FakeBody['fault'];
}

/** Turns a scripted answer into what is to be done on the wire. */
export const deliver = (answer: FakeAnswer, accept: string): Delivery => {
  if ('error' in answer) {
    const members = { ...errorMembers(answer.error), ...answer.members };
    return { ...renderMembers(members, accept, answer.status), delayMs: 0 };
  }
  const { status = 200, headers = {}, delayMs = 0, fault } = answer;
  const { body = fault === 'cut' ? '{"access_token":"gho_' : '' } = answer;
  return { status, headers, body, delayMs, fault };
};
