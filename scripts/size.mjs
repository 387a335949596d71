// Measures what an app loads of each entry, as a bundler for browsers delivers it: minified, and with
// gzip. Fails where an entry exceeds its budget. Needs a build: npm run size
import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What an app imports of an entry, and how much that may weigh: KB before anything else happens, KB
 * with the first exchange, KB after the first failure. docs/size.md says why.
 *
 * @type {readonly { entry: string; names: string; upFront: number; exchange?: number; failure?: number }[]}
 */
const budgets = [
  { entry: 'index', names: 'createTokenClient', upFront: 18.6, exchange: 12, failure: 7.4 },
  {
    entry: 'core',
    names: 'createTokenClient, fetchTransport',
    upFront: 15.7,
    exchange: 7,
    failure: 7.5,
  },
  { entry: 'decode', names: 'decodeTokenResponse', upFront: 11.7, failure: 7.4 },
  { entry: 'fp', names: 'exchangeCode', upFront: 4 },
  { entry: 'relay', names: 'createTokenRelay', upFront: 14.5 },
  { entry: 'codecs', names: 'TokenResponse', upFront: 4 },
  { entry: 'testing', names: 'createFakeTokenEndpoint', upFront: 8 },
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
    alias: { '#xml': './dist/xml/dom.js' },
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
 * KB of files in one, as bundlers join what is needed at once.
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
  const exchange = new Set(lazyFiles(bundled, /\/(?:requests|ky-transport)-\w+\.js$/));
  const failure = new Set(lazyFiles(bundled, /\/diagnose-\w+\.js$/));
  const without = (/** @type {Set<string>} */ files, /** @type {Set<string>[]} */ ...known) =>
    [...files].filter((file) => !known.some((set) => set.has(file)));
  return {
    upFront: weigh(bundled, upFront),
    exchange: weigh(bundled, without(exchange, upFront)),
    failure: weigh(bundled, without(failure, upFront, exchange)),
  };
};

const columns = [16, 36, 18, 18, 18, 12];
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

console.log('KB, minified and gzipped, all dependencies in\n');
row('entry', 'an app imports', 'up front', 'first exchange', 'first failure', 'everything');
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
    cell(weights.failure, budget.failure),
    everything.upFront.toFixed(2),
  );
  exceeded ||=
    weights.upFront > budget.upFront ||
    weights.exchange > (budget.exchange ?? Infinity) ||
    weights.failure > (budget.failure ?? Infinity);
}
if (exceeded) {
  console.error(
    '\nWhat is marked with ! exceeds its budget: profile the bundle, or say in docs/size.md why.',
  );
  process.exitCode = 1;
}
