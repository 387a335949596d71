/** The members of an object without what it inherits: a polluted prototype must not add any. */
export const ownMembers = <T extends object>(value: T | undefined): Partial<T> =>
  Object.assign(Object.create(null) as object, value);
