import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { failure } from './failure.js';

type OptionalKey<A> = {
  [K in keyof A]-?: object extends Pick<A, K> ? K : never;
}[keyof A];
type Codecs<A, O, K extends keyof A> = {
  readonly [Key in K]-?: t.Type<Exclude<A[Key], undefined>, O[Key & keyof O]>;
};

type Members = readonly (readonly [name: string | number, codec: t.Any])[];
type Holder = Readonly<Record<string | number, unknown>>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

// Own members only: what a prototype has is nothing that was sent.
const memberOf = (value: Holder, name: string | number): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** Decodes members one by one into a frozen copy, and collects every error. */
const decodeMembers = <A>(
  value: Holder,
  members: Members,
  context: t.Context,
  copy: object,
): t.Validation<A> => {
  const errors: t.ValidationError[] = [];
  for (const [name, codec] of members) {
    const decoded = codec.validate(
      memberOf(value, name),
      t.appendContext(context, String(name), codec),
    );
    if (isLeft(decoded)) errors.push(...decoded.left);
    else Reflect.set(copy, name, decoded.right);
  }
  return errors.length === 0 ? t.success(Object.freeze(copy) as A) : t.failures(errors);
};

/**
 * A codec for an object. Unknown members are dropped, so that a newer sender does not break an older
 * reader; what is decoded is frozen.
 */
export const struct = <A extends object, O = A>(
  name: string,
  required: Codecs<A, O, Exclude<keyof A, OptionalKey<A>>>,
  optional: Codecs<A, O, OptionalKey<A>>,
): t.Type<A, O> => {
  const own: Members = Object.entries<t.Any>(required);
  const others: Members = Object.entries<t.Any>(optional);
  const present = (value: Holder): Members => [
    ...own,
    ...others.filter(([member]) => memberOf(value, member) !== undefined),
  ];
  return new t.Type<A, O>(
    name,
    (value): value is A =>
      isHolder(value) &&
      own.every(([member, codec]) => codec.is(memberOf(value, member))) &&
      others.every(([member, codec]) => !Object.hasOwn(value, member) || codec.is(value[member])),
    (value, context) =>
      isHolder(value) ? decodeMembers(value, present(value), context, {}) : failure(context),
    (value) =>
      Object.fromEntries(
        present(value as Holder).map(([member, codec]) => [
          member,
          codec.encode((value as Holder)[member]) as unknown,
        ]),
      ) as O,
  );
};

/** A codec for a list, frozen when decoded. */
export const list = <A>(item: t.Type<A>): t.Type<readonly A[]> =>
  new t.Type<readonly A[]>(
    `list of ${item.name}`,
    (value): value is readonly A[] => Array.isArray(value) && value.every(item.is),
    (value, context) =>
      Array.isArray(value)
        ? decodeMembers(
            value as unknown as Holder,
            Array.from(value, (_, index) => [index, item] as const),
            context,
            [],
          )
        : failure(context),
    (value) => value.map(item.encode),
  );
