// Compares the relay under load with a bare handler that only forwards requests, with @octokit/oauth-app, and
// with a handler that only calls the same client, which shows the cost of the relay itself.
// First measures the speed and the memory of each at 1, 16 and 256 connections, in turns. Then checks that
// every request gets its response while the upstream is slow, resets connections, or responds with 429;
// the exit code is 1 if one is lost. Everything is on loopback, and each server has its own process.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { load, type Outcome } from './load.js';
import { bundled, inFolder } from './processes.js';
import type { Findings, Rows } from './report.js';
import { median, smoke } from './rounds.js';

const origin = 'https://app.example.com';
const roundMs = smoke ? 50 : 1000;
const rounds = smoke ? 1 : 5;

let issued = 0;
/** A code that was not sent before. Its first digit tells the upstream what to do. */
const freshCode = (kind: string): string => kind + (issued += 1).toString(16).padStart(19, '0');

const children: ChildProcess[] = [];

/** The libraries that a role needs. Only the bench has them, and the servers run in another folder. */
const modulesOf = (role: string): readonly string[] =>
  role === 'octokit'
    ? ['@octokit/oauth-app', '@octokit/core'].map((name) => import.meta.resolve(name))
    : [];

const startIn = async (folder: string, role: string, upstreamUrl = '', path = '') => {
  const child = fork(join(folder, 'servers.mjs'), [role, upstreamUrl, origin, ...modulesOf(role)], {
    execArgv: [],
  });
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${String(port)}${path}`,
    rss: async (): Promise<number> => {
      child.send('rss');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes;
    },
  };
};
type Server = Awaited<ReturnType<typeof startIn>>;

const measure = async ({ url }: Server, connections: number, milliseconds: number) => {
  const latencies: number[] = [];
  let lost = 0;
  const begun = performance.now();
  const end = begun + milliseconds;
  await load(
    {
      url,
      origin,
      connections,
      nextCode: () => (performance.now() < end ? freshCode('0') : undefined),
    },
    (outcome) => {
      latencies.push(outcome.milliseconds);
      if (outcome.status < 200 || outcome.status > 299) lost += 1;
    },
  );
  return { latencies, lost, seconds: (performance.now() - begun) / 1000 };
};

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** The server that all are compared with. */
const forwarder = 'bare forwarder';

const compareSpeed = async (
  servers: Readonly<Record<string, Server>>,
): Promise<{ readonly rows: Rows; readonly lost: number }> => {
  const rows: Record<string, string | number>[] = [];
  let lost = 0;
  for (const server of Object.values(servers)) await measure(server, 16, roundMs);
  for (const connections of smoke ? [4] : [1, 16, 256]) {
    const runs = new Map<string, Awaited<ReturnType<typeof measure>>[]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, server] of Object.entries(servers))
        runs.set(name, [...(runs.get(name) ?? []), await measure(server, connections, roundMs)]);
    const speeds = (name: string) =>
      (runs.get(name) ?? []).map(({ latencies, seconds }) => latencies.length / seconds);
    const bare = speeds(forwarder);
    for (const [name, server] of Object.entries(servers)) {
      const all = runs.get(name) ?? [];
      const sorted = all.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
      lost += all.reduce((sum, run) => sum + run.lost, 0);
      const ratios = speeds(name).map((speed, round) => speed / (bare[round] ?? Number.NaN));
      rows.push({
        connections,
        server: name,
        'requests/s': median(speeds(name)).toFixed(0),
        '× bare': median(ratios).toFixed(2),
        'p50, ms': percentile(sorted, 0.5).toFixed(2),
        'p99, ms': percentile(sorted, 0.99).toFixed(2),
        'RSS, MiB': ((await server.rss()) / 2 ** 20).toFixed(0),
      });
    }
  }
  return { rows, lost };
};

const tagOf = ({ body }: Outcome): string => {
  try {
    return (JSON.parse(body) as { readonly _tag?: string })._tag ?? 'none';
  } catch {
    return 'none';
  }
};

const isThird = (code: string): boolean => Number.parseInt(code.slice(1), 16) % 3 === 0;

const faults: readonly (readonly [string, string, (code: string) => string])[] = [
  ['is slow (300 ms)', '1', () => 'Success'],
  ['resets every third', '2', (code) => (isThird(code) ? 'NetworkFailure' : 'Success')],
  ['responds with 429', '3', () => 'RateLimited'],
];

const checkFaults = async ({
  url,
}: Server): Promise<{ readonly rows: Rows; readonly lost: number }> => {
  const requestCount = smoke ? 30 : 3000;
  let lost = 0;
  const rows: Record<string, string | number>[] = [];
  for (const [upstream, kind, expected] of faults) {
    let sent = 0;
    const tags = new Map<string, number>();
    let wrong = 0;
    const nextCode = () => (sent < requestCount ? ((sent += 1), freshCode(kind)) : undefined);
    await load({ url, origin, connections: 256, nextCode }, (outcome, code) => {
      const tag = tagOf(outcome);
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
      if (tag !== expected(code)) wrong += 1;
    });
    const received = [...tags.values()].reduce((sum, count) => sum + count, 0);
    lost += wrong + sent - received;
    rows.push({
      upstream,
      sent,
      received,
      'lost or wrong': wrong + sent - received,
      tags: [...tags].map(([tag, count]) => `${tag} ${String(count)}`).join(', '),
    });
  }
  return { rows, lost };
};

const compareServers = async (folder: string): Promise<Findings> => {
  const start = (role: string, upstreamUrl?: string, path?: string) =>
    startIn(folder, role, upstreamUrl, path);
  const upstream = await start('upstream');
  const relay = await start('relay', upstream.url);
  const speed = await compareSpeed({
    [forwarder]: await start('bare', upstream.url),
    'handler that calls the client': await start('client', upstream.url),
    relay,
    'relay over /core': await start('core relay', upstream.url),
    'relay over /core, nodeTransport': await start('node relay', upstream.url),
    ...(!smoke && {
      '@octokit/oauth-app': await start('octokit', upstream.url, '/api/github/oauth/token'),
    }),
  });
  const faults = await checkFaults(relay);
  const lost = speed.lost + faults.lost;
  if (lost > 0) {
    console.error(`${String(lost)} requests were lost or got a wrong response.`);
    process.exitCode = 1;
  }
  return { tables: { relay: speed.rows, faults: faults.rows } };
};

export const relay = (): Promise<Findings> =>
  inFolder(async (folder) => {
    await bundled('relay-servers.ts', join(folder, 'servers.mjs'));
    try {
      return await compareServers(folder);
    } finally {
      for (const child of children) child.disconnect();
    }
  });
