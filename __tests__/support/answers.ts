import { decodeTokenResponse } from '../../src/decode/decode.js';
import type { DecodeOptions } from '../../src/decode/options.js';
import type { ResponseLike } from '../../src/decode/response.js';
import type { TokenResponse } from '../../src/errors/types.js';

/** Noon of some day: the time at which every answer of the tests is received. */
export const receivedAt = Date.UTC(2026, 0, 15, 12);

/** Decodes as if it were noon. */
export const decode = (answer: ResponseLike, options: DecodeOptions = {}): TokenResponse =>
  decodeTokenResponse(answer, { receivedAt, ...options });

/** Decodes what untyped code may pass. */
export const decodeUntyped = (answer: unknown, options?: unknown): TokenResponse =>
  decodeTokenResponse(answer as ResponseLike, options as DecodeOptions);

/** An answer whose body is text. */
export interface TextAnswer extends ResponseLike {
  readonly body: string;
}

/** An answer as JSON, the way GitHub sends it. */
export const json = (members: unknown, status = 200): TextAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(members),
});

/** An answer as form data, the way GitHub sends it to those who ask for nothing else. */
export const form = (members: Readonly<Record<string, string>>, status = 200): TextAnswer => ({
  status,
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: new URLSearchParams(members).toString(),
});

/** A page of HTML. */
export const html = (
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): TextAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
});
