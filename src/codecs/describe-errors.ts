import type { Context, Errors } from 'io-ts';

/** Where in the data a codec failed, and what it expected there. */
export const describeContext = (context: Context): string =>
  `${['$', ...context.slice(1).map(({ key }) => key)].join('.')}: expected ${context.at(-1)?.type.name ?? 'something else'}`;

/**
 * Says what a codec found wrong, by path and expected type. Unlike io-ts's `PathReporter` it never
 * repeats a value, which may be a token.
 *
 * @param errors - The `left` of what a codec decoded to, also of a codec of your own.
 * @returns A line for each error; `$` is the value itself.
 * @example
 * ```ts
 * import { describeErrors, TokenResponse } from 'github-token-exchange/codecs';
 *
 * const decoded = TokenResponse.decode({ _tag: 'Success', accessToken: 5 });
 * if (decoded._tag === 'Left') console.error(describeErrors(decoded.left).join('\n'));
 * // $.accessToken: expected Token …
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6819#section-5.1.6
 */
export const describeErrors = (errors: Errors): readonly string[] =>
  errors.map(({ context }) => describeContext(context));
