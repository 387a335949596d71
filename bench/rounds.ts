/** What is compared: each call of `work` is one operation, or so many that the time can be measured. */
export type Candidates = Readonly<Record<string, () => Promise<void> | void>>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds by the clock, and of all processors, which other work on the machine hardly changes. */
type Times = Readonly<Record<'clock' | 'cpu', number>>;

/** The median times of a candidate, and the medians of their ratios to another one of the same round. */
export interface Timing {
  readonly times: Times;
  readonly ratiosTo: (other: string) => Times;
}

const eachTime = (of: (kind: keyof Times) => number): Times => ({
  clock: of('clock'),
  cpu: of('cpu'),
});

const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Runs all candidates in turns, each round in another order, so that a machine with other work slows
 * all of them alike. The first rounds warm up and do not count.
 */
export const compare = async (
  candidates: Candidates,
  rounds: number,
): Promise<ReadonlyMap<string, Timing>> => {
  const names = Object.keys(candidates);
  const all = new Map(names.map((name): [string, Times[]] => [name, []]));
  const warmUp = rounds === 1 ? 0 : 3;
  for (let round = 0; round < rounds + warmUp; round += 1)
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] ?? '';
      const [clock, cpu] = [performance.now(), cpuTime()];
      await candidates[name]?.();
      const times = { clock: performance.now() - clock, cpu: cpuTime() - cpu };
      if (round >= warmUp) all.get(name)?.push(times);
    }
  return new Map(
    [...all].map(([name, own]) => [
      name,
      {
        times: eachTime((kind) => median(own.map((times) => times[kind]))),
        ratiosTo: (other) =>
          eachTime((kind) =>
            median(
              own.map(
                (times, round) => times[kind] / (all.get(other)?.[round]?.[kind] ?? Number.NaN),
              ),
            ),
          ),
      },
    ]),
  );
};

/** Whether to run each measurement once, to see only that everything works. */
export const smoke = process.argv.includes('--smoke');

/** The value of an option such as `--only=size`. */
export const valueOf = (option: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`${option}=`))?.slice(option.length + 1);

/** The numbers of an option such as `--at=1,16`. */
export const numbersOf = (option: string, fallback: readonly number[]): readonly number[] =>
  valueOf(option)?.split(',').map(Number) ?? fallback;

/** How often each candidate is measured: `--rounds`, or once in a smoke test. */
export const roundsOf = (fallback: number): number =>
  smoke ? 1 : (numbersOf('--rounds', [fallback])[0] ?? fallback);

const methods = ['log', 'info', 'warn', 'error'] as const;

/** Runs work during which libraries cannot print; `onPrinted` gets what they tried to. */
export const quietly = async <Result>(
  work: () => Promise<Result>,
  onPrinted: (...values: unknown[]) => void = () => undefined,
): Promise<Result> => {
  const before = { ...console };
  for (const method of methods) console[method] = onPrinted;
  try {
    return await work();
  } finally {
    Object.assign(console, before);
  }
};

/** The builds to measure: `dist`, and the one of `--against`, for a comparison in the same rounds. */
export const builds: readonly (readonly [label: string, folder: URL])[] = [
  ['', new URL('../dist/', import.meta.url)] as const,
  ...[valueOf('--against')]
    .filter((folder) => folder !== undefined)
    .map((folder) => ['before: ', new URL(`${folder}/`, `file://${process.cwd()}/`)] as const),
];
