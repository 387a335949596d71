/**
 * Returns a member of a value from untyped code; `undefined` if the value is not an object or cannot
 * be read. Members that every object inherits are ignored, so that a polluted prototype adds none.
 */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Object.hasOwn(value, name) || !(name in Object.prototype)
      ? (Reflect.get(value, name) as unknown)
      : undefined;
  } catch {
    // A getter threw, or the value is a revoked proxy.
    return undefined;
  }
}

/** Returns a member if it is a string. */
export function textOf(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

/** Copies the own members of an object, so that a polluted prototype adds none. */
export function ownMembers<T extends object>(value: T | undefined): Partial<T> {
  return Object.assign(Object.create(null) as object, value);
}
