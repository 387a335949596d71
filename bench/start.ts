// Measures fresh processes: what a process pays once, which is importing a library and its first exchange,
// and how its heap grows with the number of exchanges.
import { candidates } from './exchange.js';
import { isOwn, ownName } from './peers.js';
import { tokenEndpoint, withProcesses, type Measured } from './processes.js';
import type { Findings } from './report.js';
import { median, numbersOf, roundsOf, smoke } from './rounds.js';

const chosen = smoke ? candidates.filter(({ name }) => name === ownName) : candidates;

/** The median of each figure over processes that are started in turns. */
export const start = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const rounds = roundsOf(11);
  const all = new Map(chosen.map(({ name }): [string, Measured[]] => [name, []]));
  await withProcesses(async (run) => {
    for (let round = 0; round < rounds; round += 1)
      for (const { name, module } of chosen)
        all.get(name)?.push(await run({ name, module, endpoint, exchanges: 1 }));
  });
  const floor = median((all.get('fetch') ?? []).map(({ firstMs }) => firstMs));
  return {
    tables: {
      start: [...all].map(([name, measured]) => {
        const importMs = median(measured.map((one) => one.importMs));
        const firstMs = median(measured.map((one) => one.firstMs));
        return {
          library: name,
          'import, ms': importMs.toFixed(1),
          'first exchange, ms': firstMs.toFixed(1),
          '× fetch': (firstMs / floor).toFixed(2),
          'both, ms': (importMs + firstMs).toFixed(1),
        };
      }),
    },
  };
};

const steps = 4;

/** The heap after each quarter of the exchanges, half of which end with an error. */
export const memory = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const exchanges = smoke ? 8 : (numbersOf('--exchanges', [100_000])[0] ?? 100_000);
  const rows = await withProcesses(async (run) => {
    const found: Record<string, string>[] = [];
    // Only this package remembers the codes that it has exchanged, so a fetch is enough to compare with.
    for (const { name, module } of chosen.filter(
      (one) => one.name === 'fetch' || isOwn(one.name),
    )) {
      const { heap } = await run({ name, module, endpoint, exchanges, steps });
      const [first = Number.NaN] = heap;
      const growth = (heap.at(-1) ?? Number.NaN) - first;
      found.push({
        library: name,
        ...Object.fromEntries(
          heap.map((bytes, index) => [
            `MB after ${((exchanges * (index + 1)) / steps).toLocaleString('en')}`,
            (bytes / 1e6).toFixed(2),
          ]),
        ),
        'bytes per exchange': (growth / (exchanges * (1 - 1 / steps))).toFixed(1),
      });
    }
    return found;
  });
  return { tables: { memory: rows } };
};
