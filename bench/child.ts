// One exchange after the other in a fresh process, which a part of the bench starts with a library and
// reads one line of JSON from. esbuild makes one file of it first, so that no loader of TypeScript is timed.
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bare, ownEntries, peers, rerouteGitHub } from './peers.js';
import { quietly } from './rounds.js';

const [name = '', module = '', endpoint = '', exchanges = '0', steps = '1'] = process.argv.slice(2);

// A bundle of CommonJS files calls it for the modules of Node.
Object.assign(globalThis, { require: createRequire(import.meta.url) });

const started = performance.now();
const imported = (await import(module)) as unknown;
const importMs = performance.now() - started;

/** The bytes of the heap after everything that can be collected has been. */
const heapBytes = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 4; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
  return process.memoryUsage().heapUsed;
};

const candidate = [...bare, ...peers, ...ownEntries(new URL('file:///'))].find(
  (one) => one.name === name,
);
if (candidate === undefined) throw new TypeError(`${name} is not a candidate`);

const total = Number(exchanges);
const heap: number[] = [];
let firstMs = 0;
if (total > 0) {
  await rerouteGitHub(endpoint);
  const begun = performance.now();
  const { exchange } = candidate.create(imported, endpoint);
  await exchange('0'.repeat(20));
  firstMs = performance.now() - begun;

  let sent = 1;
  const worker = async (until: number): Promise<void> => {
    while (sent < until) {
      // One of two codes gets an error; a code is used once.
      sent += 1;
      await exchange((sent % 2 === 0 ? 'f' : '0') + sent.toString(16).padStart(19, '0')).catch(
        () => undefined,
      );
    }
  };
  const measure = async (): Promise<void> => {
    for (let step = 1; step <= Number(steps); step += 1) {
      const until = (total * step) / Number(steps);
      await Promise.all(Array.from({ length: 16 }, () => worker(until)));
      heap.push(await heapBytes());
    }
  };
  if (total > 1) await quietly(measure);
}
process.stdout.write(`${JSON.stringify({ importMs, firstMs, heap })}\n`);
process.exit();
