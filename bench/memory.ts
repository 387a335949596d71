// Measures how the heap grows with the number of exchanges, half of which end with an error.
import { candidates } from './exchange.js';
import { tokenEndpoint, withProcesses } from './processes.js';
import type { Findings } from './report.js';
import { numbersOf, smoke } from './rounds.js';

const steps = 4;

export const run = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const exchanges = smoke ? 8 : (numbersOf('--exchanges', [100_000])[0] ?? 100_000);
  const chosen = smoke ? candidates.filter(({ name }) => name === 'main') : candidates;
  const rows = await withProcesses(async (start) => {
    const found: Record<string, string>[] = [];
    for (const { name, module } of chosen) {
      const { heap } = await start({ name, module, endpoint, exchanges, steps });
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
