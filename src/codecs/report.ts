import * as t from 'io-ts';

// Codecs that hand their context on to the codec in their `type`.
const transparentTags: ReadonlySet<unknown> = new Set([
  'ExactType',
  'ReadonlyType',
  'RefinementType',
]);

interface TaggedCodec {
  readonly _tag?: unknown;
  readonly type?: TaggedCodec;
}

// A context numbers the members of an intersection or a union; the data has no such keys.
const numbersItsMembers = ({ _tag, type }: TaggedCodec): boolean =>
  transparentTags.has(_tag) && type !== undefined
    ? numbersItsMembers(type)
    : _tag === 'IntersectionType' || _tag === 'UnionType';

/** The keys that lead to a value that a codec rejects. */
export function pathOf(context: t.Context): readonly string[] {
  return context
    .slice(1)
    .filter((_, index) => !numbersItsMembers((context[index]?.type ?? {}) as TaggedCodec))
    .map(({ key }) => key);
}

/** The path to a value that a codec rejects, and the type that the codec expects there. */
export function describeContext(context: t.Context): string {
  return `${['$', ...pathOf(context)].join('.')}: expected ${context.at(-1)?.type.name ?? 'something else'}`;
}

/**
 * Describes decoding errors by path and expected type. Unlike the `PathReporter` of io-ts, it never
 * repeats a value, which may be a token.
 *
 * @param errors - The `left` of a decoding result, also of one of your own codecs.
 * @returns One line per error; `$` is the decoded value itself.
 * @example
 * ```ts
 * import { describeErrors, TokenResponse } from 'github-token-exchange/codecs';
 *
 * const decoded = TokenResponse.decode({ _tag: 'Success', accessToken: 5 });
 * if (decoded._tag === 'Left') console.error(describeErrors(decoded.left).join('\n'));
 * // $.accessToken: expected Token …
 * ```
 */
export function describeErrors(errors: t.Errors): readonly string[] {
  return errors.map(({ context }) => describeContext(context));
}

/**
 * The error at a context. An error of io-ts contains the rejected value and every value around it;
 * this one contains none, because each may be a token.
 */
export function errorAt(context: t.Context): t.ValidationError {
  return {
    value: undefined,
    context: context.map(({ key, type }) => ({ key, type })),
    message: describeContext(context),
  };
}

/** The result of a codec that rejects a value. */
export function failure<A>(context: t.Context): t.Validation<A> {
  return t.failures([errorAt(context)]);
}
