// Installs the packed tarball, runs it in every supported runtime and prints a table. Fails if a
// check fails: npm run test:runtimes [-- node-22 deno …]
import { rm } from 'node:fs/promises';
import { getChromium, isCI, skippedLine } from './chromium.mjs';
import { chromium } from './runtimes/chromium.mjs';
import { checks, programs } from './runtimes/common.mjs';
import { install } from './runtimes/install.mjs';
import { jsr } from './runtimes/jsr.mjs';
import { workerd } from './runtimes/workerd.mjs';

/** @typedef {import('./runtimes/common.mjs').Runtime} Runtime */

/** @type {Readonly<Record<string, { from?: string, run: Runtime }>>} */
const runtimes = {
  'node-20': { from: 'npm:node@20.20.2', run: programs('node-20/bin/node') },
  'node-22': { from: 'npm:node@22.23.3', run: programs('node-22/bin/node') },
  'node-24': { from: 'npm:node@24.21.0', run: programs('node-24/bin/node') },
  'node-26': { from: 'npm:node@26.10.0', run: programs('node-26/bin/node') },
  deno: {
    from: 'npm:deno@2.9.6',
    run: programs('.bin/deno', 'run', '--allow-all', '--node-modules-dir=manual'),
  },
  bun: { from: 'npm:bun@1.4.5', run: programs('.bin/bun', 'run') },
  workerd: { from: 'npm:workerd@1.20261117.1', run: workerd },
  jsr: { from: 'npm:deno@2.9.6', run: jsr },
  chromium: { run: chromium },
};

const widths = [10, 24];
/** @param {readonly string[]} cells */
const row = (cells) => {
  console.log(
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 10))
      .join('')
      .trimEnd(),
  );
};

const known = Object.keys(runtimes);
const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown runtime: ${unknown.join(', ')}. Known runtimes: ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = Object.entries(runtimes).filter(
  ([name]) => requested.length === 0 || requested.includes(name),
);

// With CI=true, a missing Chromium is a failure.
const skipsChromium =
  chosen.some(([name]) => name === 'chromium') && getChromium() === undefined && !isCI();

/** @type {string[]} */
const failures = [];
const scratch = await install(
  Object.fromEntries(
    chosen.flatMap(([name, { from }]) => (from === undefined ? [] : [[name, from]])),
  ),
);
try {
  row(['', 'version', ...checks]);
  for (const [name, { run }] of chosen) {
    if (name === 'chromium' && skipsChromium) {
      row([name, 'skipped']);
      continue;
    }
    try {
      const { version, outcomes } = await run(scratch);
      const outcomeOf = (/** @type {string} */ check) => outcomes[check] ?? 'not run';
      row([name, version.slice(0, 23), ...checks.map((check) => outcomeOf(check).slice(0, 9))]);
      for (const check of checks)
        if (!['ok', '-'].includes(outcomeOf(check)))
          failures.push(`${name}: ${check}: ${outcomeOf(check)}`);
    } catch (error) {
      row([name, 'did not run']);
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
if (skipsChromium) console.error(skippedLine);
if (failures.length > 0) process.exitCode = 1;
