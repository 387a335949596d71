/** The members of a body, whatever its format was; nothing is known of their types. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Collects members that came one by one. A name that comes twice with different values becomes a
 * list, which no codec takes for a string.
 */
export const collectFields = (members: Iterable<readonly [string, string]>): Fields => {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of members) {
    const known = values.get(name.trim()) ?? new Set();
    // GitHub's documentation shows line feeds around ampersands and in elements.
    values.set(name.trim(), known.add(value.trim()));
  }
  return Object.fromEntries(
    [...values].map(([name, set]) => [name, set.size === 1 ? [...set][0] : [...set]]),
  );
};
