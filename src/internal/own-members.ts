/**
 * Returns a member of a value from untyped code; `undefined` if the value is not an object or cannot
 * be read. Members that every object inherits are ignored, so that a polluted prototype adds none.
 */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    // Read first: most members are absent, or none that every object inherits.
    const member = (value as Readonly<Record<string, unknown>>)[name];
    return member === undefined || !(name in Object.prototype) || Object.hasOwn(value, name)
      ? member
      : undefined;
  } catch {
    // A getter threw, or the value is a revoked proxy.
    return undefined;
  }
}

/** Returns an own member of plain data, which has no getters; `undefined` for anything else. */
export function ownMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
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
