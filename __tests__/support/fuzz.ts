import { afterAll } from '@jest/globals';
import fc from 'fast-check';

// Set by scripts/fuzz.mjs; without them, each property runs as often as it says.
const milliseconds = Number(process.env['FUZZ_MILLISECONDS_PER_PROPERTY'] ?? 0);
const seed = Number(process.env['FUZZ_SEED'] ?? 0);
const isFuzzing = milliseconds > 0;
let runs = 0;

if (isFuzzing) {
  fc.installGlobalPlugin(fc.interruptAfterTimeLimit(milliseconds));
  fc.installGlobalPlugin(() => ({
    onAllRunsComplete: (details) => {
      runs += details.numRuns;
    },
  }));
  afterAll(() => {
    process.stdout.write(`${String(runs)} runs, seed ${String(seed)}\n`);
  });
}

/** How often a property runs; without an end, up to the time that it is given, when fuzzing. */
export const runsOf = (numRuns = 100) => ({
  numRuns: isFuzzing ? Number.MAX_SAFE_INTEGER : numRuns,
});
