// Compares an exchange over loopback with a bare fetch, with bare ky, and with other libraries.
import { bare, isOwn, ownEntries, peers, rerouteGitHub, type Client, type Peer } from './peers.js';
import { tokenEndpoint } from './processes.js';
import type { Findings } from './report.js';
import { accessToken } from './responses.js';
import { builds, compare, numbersOf, quietly, roundsOf, smoke, type Timing } from './rounds.js';

type Exchange = Client['exchange'];
const ignore = (): void => undefined;

/** The libraries to compare with; a smoke test has only what the package itself needs. */
export const candidates: readonly Peer[] = [
  ...bare,
  ...(smoke ? [] : peers),
  ...builds.flatMap(([label, folder]) => ownEntries(folder, label)),
];

export const exchange = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const undo = await rerouteGitHub(endpoint);
  const exchanges: Record<string, Exchange> = {};
  for (const { name, module, create } of candidates)
    exchanges[name] = create(await import(module), endpoint).exchange;

  let sent = 0;
  /** A code that was not sent before; "f" as its first digit asks for an error. */
  const freshCode = (first: string): string => first + (sent += 1).toString(16).padStart(19, '0');

  const batch = (exchange: Exchange, first: string, atOnce: number, count: number) => async () => {
    let left = count;
    const worker = async (): Promise<void> => {
      // Some throw if the response is an error.
      while ((left -= 1) >= 0) await exchange(freshCode(first)).catch(ignore);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };

  for (const [name, exchange] of Object.entries(exchanges))
    if (!JSON.stringify(await exchange(freshCode('0'))).includes(accessToken))
      throw new Error(`${name} does not return the token.`);

  const count = smoke ? 4 : 128;
  const names = Object.keys(exchanges);
  /** The timings for each number of exchanges at once. */
  const measure = async (first: string) => {
    const all: (readonly [atOnce: number, timings: ReadonlyMap<string, Timing>])[] = [];
    for (const atOnce of numbersOf('--at', [1, 16, 64])) {
      const works: Record<string, () => Promise<void>> = {};
      for (const [name, exchange] of Object.entries(exchanges))
        works[name] = batch(exchange, first, atOnce, count);
      const timings = await quietly(() => compare(works, roundsOf(20)));
      all.push([atOnce, timings]);
    }
    return all;
  };
  const cpuToFetch = (timings: ReadonlyMap<string, Timing> | undefined, name: string): number =>
    timings?.get(name)?.ratiosTo('fetch').cpu ?? Number.NaN;

  const tokens = await measure('0');
  const errors = await measure('f');
  undo();

  const rows = names.map((name) => {
    const row: Record<string, string> = { 'CPU time, × fetch': name };
    for (const [result, measured] of Object.entries({ token: tokens, error: errors }))
      for (const [atOnce, timings] of measured)
        row[`${result}, ${String(atOnce)} at once`] = cpuToFetch(timings, name).toFixed(2);
    return row;
  });

  return {
    tables: { exchange: rows },
    charts: {
      exchange: {
        title: 'CPU time of an exchange, × fetch',
        description:
          'One token at a time over loopback; fetch and JSON.parse are 1. Less is better.',
        bars: names
          .map((name) => ({ name, ratio: cpuToFetch(tokens[0]?.[1], name) }))
          .sort((one, other) => one.ratio - other.ratio)
          .map(({ name, ratio }) => ({
            label: name,
            value: ratio,
            text: ratio.toFixed(2),
            own: isOwn(name),
          })),
      },
    },
  };
};
