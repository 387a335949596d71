import * as t from 'io-ts';
import { failure } from './failure.js';

/** A codec from a function that makes a value of its type, or `undefined` of anything else. */
export const from = <A>(name: string, make: (value: unknown) => A | undefined): t.Type<A> =>
  new t.Type<A>(
    name,
    (value): value is A => value !== undefined && make(value) === value,
    (value, context) => {
      const made = make(value);
      return made === undefined ? failure(context) : t.success(made);
    },
    t.identity,
  );

/** A codec for some texts and no others. */
export const oneOf = <A extends string>(texts: readonly A[]): t.Type<A> =>
  from(texts.map((text) => `'${text}'`).join(' | '), (value) =>
    texts.find((text) => text === value),
  );
