// Compares an exchange over loopback with a bare fetch, with bare ky, and with other libraries.
import { bare, ownEntries, peers, type Client, type Peer } from './peers.js';
import { tokenEndpoint } from './processes.js';
import type { Findings } from './report.js';
import { accessToken } from './responses.js';
import { builds, compare, numbersOf, quietly, roundsOf, smoke } from './rounds.js';
import { rerouteGitHub } from './site.js';

type Exchange = Client['exchange'];
const ignore = (): void => undefined;

/** The libraries to compare with; a smoke test has only what the package itself needs. */
export const candidates: readonly Peer[] = [
  ...bare,
  ...(smoke ? [] : peers),
  ...builds.flatMap(([label, folder]) => ownEntries(folder, label)),
];

export const run = async (): Promise<Findings> => {
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
  const rows = [];
  const ofOneToken = [];
  for (const [response, first] of [
    ['token', '0'],
    ['error', 'f'],
  ] as const)
    for (const atOnce of numbersOf('--at', [1, 16, 64])) {
      const timings = await quietly(() =>
        compare(
          Object.fromEntries(
            Object.entries(exchanges).map(([name, exchange]) => [
              name,
              batch(exchange, first, atOnce, count),
            ]),
          ),
          roundsOf(20),
        ),
      );
      for (const [name, { times, ratiosTo }] of timings) {
        const [toFetch, toKy] = [ratiosTo('fetch'), ratiosTo('ky')];
        if (ofOneToken.length < timings.size) ofOneToken.push({ name, ratio: toFetch.cpu });
        rows.push({
          response,
          'at once': atOnce,
          exchange: name,
          'µs each': ((times.clock * 1000) / count).toFixed(0),
          '× fetch': toFetch.clock.toFixed(2),
          'CPU × fetch': toFetch.cpu.toFixed(2),
          '× ky': toKy.clock.toFixed(2),
          'CPU × ky': toKy.cpu.toFixed(2),
        });
      }
    }
  undo();

  return {
    tables: { exchange: rows },
    charts: {
      exchange: {
        title: 'CPU time of an exchange, × fetch',
        description:
          'One token at a time over loopback; fetch and JSON.parse are 1. Less is better.',
        bars: ofOneToken
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

/** Whether a candidate is an entry of this package. */
export const isOwn = (name: string): boolean => /\b(?:main|core)$/.test(name);
