import * as t from 'io-ts';
import { failure } from './failure.js';
import { oneOf } from './from.js';

interface Tagged {
  readonly _tag: string;
}

/** A codec for each tag of a union. */
export type CodecsByTag<A extends Tagged> = {
  readonly [Tag in A['_tag']]: t.Type<Extract<A, { readonly _tag: Tag }>>;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A codec for a union of two, which asks the one member that the tag names. */
export const tagged = <A extends Tagged, B extends Tagged>(
  name: string,
  some: CodecsByTag<A>,
  others: CodecsByTag<B>,
): t.Type<A | B> => {
  // A Map, so that a tag such as "__proto__" finds nothing.
  const byTag = new Map(Object.entries<t.Any>({ ...some, ...others }));
  const known = oneOf([...byTag.keys()]);
  const codecOf = (value: unknown): t.Any | undefined =>
    isObject(value) && Object.hasOwn(value, '_tag') ? byTag.get((value as Tagged)._tag) : undefined;
  return new t.Type<A | B>(
    name,
    (value): value is A | B => codecOf(value)?.is(value) ?? false,
    (value, context) =>
      codecOf(value)?.validate(value, context) ??
      failure(isObject(value) ? t.appendContext(context, '_tag', known) : context),
    (value) => (codecOf(value)?.encode(value) ?? value) as A | B,
  );
};
