/**
 * A member of a value from untyped code; `undefined` if the value is not an object or cannot be read.
 * What every object inherits counts as absent: a polluted prototype must not stand in for a member.
 */
export const memberOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Object.hasOwn(value, name) || !(name in Object.prototype)
      ? (Reflect.get(value, name) as unknown)
      : undefined;
  } catch {
    // A getter threw, or the value is a revoked proxy.
    return undefined;
  }
};

/** A member that is a string. */
export const textOf = (value: unknown, name: string): string | undefined => {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
};
