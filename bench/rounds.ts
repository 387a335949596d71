/** What is compared: each call of `work` is one operation, or so many that the time can be measured. */
export type Candidates = Readonly<Record<string, () => Promise<void> | void>>;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** The median time of a candidate, and the median of its ratio to another candidate of the same round. */
export interface Timing {
  readonly milliseconds: number;
  readonly ratioTo: (other: string) => number;
}

/**
 * Runs all candidates in turns, each round in another order, so that a machine with other work slows
 * all of them alike. The first round warms up and does not count.
 */
export const compare = async (
  candidates: Candidates,
  rounds: number,
): Promise<ReadonlyMap<string, Timing>> => {
  const names = Object.keys(candidates);
  const times = new Map(names.map((name): [string, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] ?? '';
      const start = performance.now();
      await candidates[name]?.();
      if (round > 0) times.get(name)?.push(performance.now() - start);
    }
  return new Map(
    [...times].map(([name, own]) => [
      name,
      {
        milliseconds: median(own),
        ratioTo: (other) =>
          median(own.map((time, round) => time / (times.get(other)?.[round] ?? Number.NaN))),
      },
    ]),
  );
};

/** Whether to run each measurement once, to see only that everything works. */
export const smoke = process.argv.includes('--smoke');

const valueOf = (option: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`${option}=`))?.slice(option.length + 1);

/** The numbers of an option such as `--at=1,16`. */
export const numbersOf = (option: string, fallback: readonly number[]): readonly number[] =>
  valueOf(option)?.split(',').map(Number) ?? fallback;

/** The builds to measure: `dist`, and the one of `--against`, for a comparison in the same rounds. */
export const builds: readonly (readonly [label: string, folder: URL])[] = [
  ['', new URL('../dist/', import.meta.url)] as const,
  ...[valueOf('--against')]
    .filter((folder) => folder !== undefined)
    .map((folder) => ['before: ', new URL(`${folder}/`, `file://${process.cwd()}/`)] as const),
];
