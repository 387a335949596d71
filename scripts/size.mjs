// Measures the size of each entry in a browser bundle, minified and compressed with gzip. Fails if
// an entry exceeds its budget. Requires a build: npm run size
import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The names that an app imports from an entry, and the budgets in KB: up front, with the first
 * exchange, with the first one over a relay, and after the first failure. docs/size.md explains them.
 *
 * @type {readonly { entry: string; names: string; upFront: number; exchange?: number; relayed?: number; failure?: number }[]}
 */
const budgets = [
  {
    entry: 'index',
    names: 'createTokenClient',
    upFront: 28.8,
    exchange: 13.1,
    relayed: 16.9,
    failure: 15.8,
  },
  {
    entry: 'core',
    names: 'createTokenClient, fetchTransport',
    upFront: 19.9,
    exchange: 13.4,
    relayed: 13.7,
    failure: 15.8,
  },
  { entry: 'decode', names: 'decodeTokenResponse', upFront: 17.7, failure: 15.8 },
  { entry: 'fp', names: 'exchangeCode', upFront: 0.3 },
  { entry: 'relay', names: 'createTokenRelay', upFront: 12.2 },
  { entry: 'codecs', names: 'TokenResponse', upFront: 5.8 },
  { entry: 'testing', names: 'createFakeTokenEndpoint', upFront: 10.5 },
];

/** @param {string} code */
const bundle = async (code) => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
    alias: { '#xml': './dist/decode/xml.browser.js' },
    outdir: 'size',
    logLevel: 'error',
  });
  /** @type {Map<string, Uint8Array>} */
  const contents = new Map(
    outputFiles.map((file) => [file.path.slice(file.path.lastIndexOf('/') + 1), file.contents]),
  );
  return { outputs: metafile.outputs, contents };
};

/** @typedef {Awaited<ReturnType<typeof bundle>>} Bundle */

/**
 * The files that one file needs before it can run.
 *
 * @param {Bundle} bundled
 * @param {string} file
 * @param {Set<string>} files
 * @returns {Set<string>}
 */
const needed = (bundled, file, files = new Set()) => {
  if (files.has(file)) return files;
  files.add(file);
  for (const { path, kind, external } of bundled.outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && external !== true) needed(bundled, path, files);
  return files;
};

/**
 * The size in KB of several files together, because bundlers join files that are loaded together.
 *
 * @param {Bundle} bundled
 * @param {Iterable<string>} files
 */
const weigh = ({ contents }, files) => {
  const parts = [...files].map((file) => contents.get(file.slice(file.lastIndexOf('/') + 1)));
  const joined = Buffer.concat(parts.filter((part) => part !== undefined));
  return joined.length === 0 ? 0 : gzipSync(joined, { level: 9 }).length / 1000;
};

/**
 * @param {Bundle} bundled
 * @param {RegExp} name
 */
const lazyFiles = (bundled, name) =>
  Object.entries(bundled.outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined && name.test(entryPoint))
    .flatMap(([file]) => [...needed(bundled, file)]);

/** @param {string} code */
const measure = async (code) => {
  const bundled = await bundle(code);
  const entry = Object.entries(bundled.outputs).find(
    ([, { entryPoint }]) => entryPoint === '<stdin>',
  );
  const upFront = needed(bundled, entry?.[0] ?? '');
  const exchange = new Set(lazyFiles(bundled, /\/(?:requests|ky)-\w+\.js$/));
  const relayed = new Set(lazyFiles(bundled, /\/(?:relay-endpoint|ky)-\w+\.js$/));
  const failure = new Set(lazyFiles(bundled, /\/find-causes-\w+\.js$/));
  const without = (/** @type {Set<string>} */ files, /** @type {Set<string>[]} */ ...known) =>
    [...files].filter((file) => !known.some((set) => set.has(file)));
  return {
    upFront: weigh(bundled, upFront),
    exchange: weigh(bundled, without(exchange, upFront)),
    relayed: weigh(bundled, without(relayed, upFront)),
    failure: weigh(bundled, without(failure, upFront, exchange)),
  };
};

const columns = [12, 36, 18, 18, 18, 18, 12];
const row = (/** @type {string[]} */ ...cells) =>
  console.log(
    cells
      .map((cell, at) => cell.padEnd(columns[at] ?? 0))
      .join('')
      .trimEnd(),
  );

/**
 * @param {number} kilobytes
 * @param {number | undefined} budget
 */
const cell = (kilobytes, budget) => {
  if (kilobytes === 0) return '-';
  if (budget === undefined) return kilobytes.toFixed(2);
  return `${kilobytes.toFixed(2)} of ${String(budget)}${kilobytes > budget ? ' !' : ''}`;
};

console.log('KB, minified and gzipped, including all dependencies\n');
row(
  'entry',
  'an app imports',
  'up front',
  'first exchange',
  'over a relay',
  'first failure',
  'everything',
);
let exceeded = false;
for (const { entry, names, ...budget } of budgets) {
  const file = `./dist/${entry}.js`;
  const weights = await measure(`export { ${names} } from '${file}'`);
  const everything = await measure(`export * from '${file}'`);
  row(
    entry === 'index' ? '.' : `./${entry}`,
    names,
    cell(weights.upFront, budget.upFront),
    cell(weights.exchange, budget.exchange),
    cell(weights.relayed, budget.relayed),
    cell(weights.failure, budget.failure),
    everything.upFront.toFixed(2),
  );
  exceeded ||=
    weights.upFront > budget.upFront ||
    weights.exchange > (budget.exchange ?? Infinity) ||
    weights.relayed > (budget.relayed ?? Infinity) ||
    weights.failure > (budget.failure ?? Infinity);
}
if (exceeded) {
  console.error(
    '\nSizes marked with ! exceed their budgets: profile the bundle, or explain the increase in docs/size.md.',
  );
  process.exitCode = 1;
}
