import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { errorAt } from './report.js';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

// io-ts copies what it changes, and goes on to read from the copy: every member has to be an own one,
// also if it is undefined, so that nothing is read from a polluted prototype.
const copyOf = (value: unknown, names: readonly string[]): unknown => {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  return isObject(value)
    ? Object.fromEntries(
        names.map((name) => [name, Object.hasOwn(value, name) ? value[name] : undefined]),
      )
    : value;
};

const withoutUndefined = (value: object): object =>
  Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

type Sealed<A> = { readonly [Name in keyof A]: A[Name] };

/**
 * Wraps a codec of an object or an array for data from an untrusted sender: it reads own members only,
 * drops members that are `undefined`, freezes what it decodes, and its errors contain no value.
 */
function sealed<A extends object, O extends object>(
  codec: t.Type<A, O>,
  names: readonly string[] = [],
): t.Type<Sealed<A>, Sealed<O>> {
  // The type of the last entry decides whether the key of the next one belongs to the path.
  const within = (context: t.Context): t.Context =>
    context.map((entry, index) =>
      index === context.length - 1 ? { ...entry, type: codec } : entry,
    );
  return new t.Type<Sealed<A>, Sealed<O>>(
    codec.name,
    (value): value is Sealed<A> =>
      isObject(value) &&
      codec.is(copyOf(value, names)) &&
      names.every((name) => !Object.hasOwn(value, name) || value[name] !== undefined),
    (value, context) => {
      const decoded = codec.validate(copyOf(value, names), within(context));
      return isLeft(decoded)
        ? t.failures(decoded.left.map((error) => errorAt(error.context)))
        : t.success(Object.freeze(withoutUndefined(decoded.right)) as Sealed<A>);
    },
    (value) => withoutUndefined(codec.encode(copyOf(value, names) as A)) as Sealed<O>,
  );
}

/**
 * A sealed codec of an object. It drops unknown members, so that an older reader accepts the data of
 * a newer sender.
 */
export function struct<Required extends t.Props, Optional extends t.Props>(
  name: string,
  required: Required,
  optional: Optional,
) {
  const codec = t.intersection([t.type(required), t.partial(optional)], name);
  return sealed(t.exact(codec, name), Object.keys({ ...required, ...optional }));
}

/** A sealed codec of an array. */
export function list<A, O>(item: t.Type<A, O>) {
  return sealed(t.readonlyArray(item));
}
