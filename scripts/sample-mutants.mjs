// A checker of Stryker that draws SAMPLE mutants at random. The report counts the others as errors, which
// are not in the score. The same SEED draws the same mutants of unchanged code.
import { createHash } from 'node:crypto';

const { SAMPLE: size, SEED: seed } = process.env;

/** @typedef {{ id: string, fileName: string, mutatorName: string, replacement: string, location: { start: object, end: object } }} Mutant */

/** A hash, not the id, because the ids change with any other change of the code. */
const rank = (/** @type {Mutant} */ { fileName, mutatorName, replacement, location }) => {
  const file = fileName.slice(fileName.lastIndexOf('/src/'));
  const { start, end } = location;
  return createHash('sha256')
    .update(JSON.stringify([seed, file, mutatorName, replacement, start, end]))
    .digest('hex');
};

const passed = { status: 'passed' };
const leftOut = { status: 'compileError', reason: 'not in the sample' };

const sample = {
  init: () => Promise.resolve(),
  // One group, so that the sample is drawn from all mutants.
  group: (/** @type {readonly Mutant[]} */ mutants) =>
    Promise.resolve([mutants.map(({ id }) => id)]),
  check: (/** @type {readonly Mutant[]} */ mutants) => {
    const ranked = mutants
      .map((mutant) => ({ id: mutant.id, rank: rank(mutant) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1));
    return Promise.resolve(
      Object.fromEntries(
        ranked.map(({ id }, index) => [id, index < Number(size) ? passed : leftOut]),
      ),
    );
  },
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', value: sample }];
