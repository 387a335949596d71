// Measures what a process pays once: importing a library, and its first exchange. Each figure is of fresh
// processes, one library after the other.
import { candidates } from './exchange.js';
import { tokenEndpoint, withProcesses, type Measured } from './processes.js';
import type { Findings } from './report.js';
import { median, roundsOf, smoke } from './rounds.js';

export const run = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const rounds = roundsOf(11);
  const chosen = smoke ? candidates.filter(({ name }) => name === 'main') : candidates;
  const all = new Map(chosen.map(({ name }): [string, Measured[]] => [name, []]));
  await withProcesses(async (start) => {
    for (let round = 0; round < rounds; round += 1)
      for (const { name, module } of chosen)
        all.get(name)?.push(await start({ name, module, endpoint, exchanges: 1 }));
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
