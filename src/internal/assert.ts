/** Creates the `TypeError` of a programming error; it names the option and the fix, never the value. */
export function optionError(
  caller: string,
  option: string,
  problem: string,
  fix: string,
): TypeError {
  return new TypeError(`${caller}: ${option} ${problem}; ${fix}`);
}

/** Throws the `TypeError` of an option of `createTokenClient`. */
export function refuseOption(option: string, problem: string, fix: string): never {
  throw optionError('createTokenClient', option, problem, fix);
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** Whether at most `edits` letters have to be added, removed or changed to make two names equal. */
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

/** The known name that differs from another one by at most two letters; `undefined` if there is none. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return [0, 1, 2]
    .map((edits) => known.find((one) => isNear(letters(name), letters(one), edits)))
    .find((one) => one !== undefined);
}

/**
 * Throws a `TypeError` for the first own member of `options` that is not a known option. It names the
 * nearest known option, or all of them.
 */
export function refuseUnknownOptions(
  caller: string,
  options: object,
  known: readonly string[],
): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const fix =
    nearest === undefined ? `the options are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  // JSON escapes control characters.
  throw new TypeError(`${caller}: unknown option ${JSON.stringify(unknown.slice(0, 40))}; ${fix}`);
}
