// Measures what a process pays once: importing a library, and its first exchange. Each figure is of fresh
// processes, one library after the other.
import { candidates } from './exchange.js';
import { withProcesses, type Measured } from './processes.js';
import type { Findings } from './report.js';
import { median, roundsOf } from './rounds.js';
import { startTokenEndpoint } from './token-endpoint.js';

export const run = async (): Promise<Findings> => {
  const endpoint = await startTokenEndpoint();
  const rounds = roundsOf(11);
  const all = new Map(candidates.map(({ name }): [string, Measured[]] => [name, []]));
  await withProcesses(async (start) => {
    for (let round = 0; round < rounds; round += 1)
      for (const { name, module } of candidates)
        all.get(name)?.push(await start({ name, module, endpoint: endpoint.url, exchanges: 1 }));
  });
  endpoint.stop();
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
