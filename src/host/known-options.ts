const letters = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** Whether one name becomes the other by so many letters added, removed or changed. */
const isNear = (one: string, other: string, edits: number): boolean => {
  if (one === other) return true;
  const [first = '', otherFirst = ''] = [one[0], other[0]];
  const [rest, otherRest] = [one.slice(1), other.slice(1)];
  if (first === otherFirst) return isNear(rest, otherRest, edits);
  return (
    edits > 0 &&
    (isNear(rest, other, edits - 1) ||
      isNear(one, otherRest, edits - 1) ||
      isNear(rest, otherRest, edits - 1))
  );
};

/**
 * Throws a `TypeError` for the first own member of `options` that is not a known option. It names the
 * nearest known option, or all of them.
 */
export const refuseUnknownOptions = (
  where: string,
  options: object,
  known: readonly string[],
): void => {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = [0, 1, 2]
    .map((edits) => known.find((name) => isNear(letters(unknown), letters(name), edits)))
    .find((name) => name !== undefined);
  const fix =
    nearest === undefined ? `the options are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  // JSON escapes control characters; a name of this length is none that someone typed.
  throw new TypeError(`${where}: unknown option ${JSON.stringify(unknown.slice(0, 40))}; ${fix}`);
};
