// Measures what a bundler makes of each library: what is loaded up front, with the first token, and with
// the first error. A fresh process runs each bundle and V8 tells which of its files were loaded. And what npm
// installs: the library, its dependencies, and the peer dependencies that npm installs.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { candidates } from './exchange.js';
import { bare, isOwn, ownName, peers, type Peer } from './peers.js';
import { tokenEndpoint, withProcesses, type Start } from './processes.js';
import type { Findings } from './report.js';
import { smoke } from './rounds.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const external = [...builtinModules, 'node:*'];

const entryOf = ({ module, names }: Peer): string => {
  const specifier = module.startsWith('file:') ? fileURLToPath(module) : module;
  return `export { ${names.join(', ')} } from ${JSON.stringify(specifier)}`;
};

/** Writes a bundle to a folder; the entry is `entry.mjs`. */
type Bundler = (peer: Peer, outdir: string) => Promise<unknown>;

const withEsbuild: Bundler = (peer, outdir) =>
  build({
    stdin: { contents: entryOf(peer), resolveDir: here, sourcefile: 'entry.js' },
    entryNames: 'entry',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: peer.ownHttp === true ? 'node' : 'browser',
    external,
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });

interface Rollup {
  readonly rollup: (options: object) => Promise<{ write(options: object): Promise<unknown> }>;
}

const pluginOf = async (name: string, options?: object): Promise<unknown> => {
  const loaded = (await import(`@rollup/plugin-${name}`)) as {
    default: (options?: object) => unknown;
  };
  return loaded.default(options);
};

const withRollup: Bundler = async (peer, outdir) => {
  const { rollup } = (await import(import.meta.resolve('rollup'))) as Rollup;
  const entry = '\0entry';
  const importer = join(here, 'entry.js');
  const bundle = await rollup({
    input: { entry },
    external: (id: string) => id.startsWith('node:') || builtinModules.includes(id),
    onLog: () => undefined,
    plugins: [
      {
        name: 'entry',
        resolveId(
          this: { resolve: (id: string, importer: string) => unknown },
          id: string,
          from?: string,
        ) {
          if (id === entry) return id;
          return from === entry ? this.resolve(id, importer) : null;
        },
        load: (id: string) => (id === entry ? entryOf(peer) : null),
        renderChunk: async (code: string) =>
          (await transform(code, { minify: true, format: 'esm' })).code,
      },
      await pluginOf('node-resolve', { browser: peer.ownHttp !== true, preferBuiltins: true }),
      await pluginOf('commonjs'),
      await pluginOf('json'),
    ],
  });
  await bundle.write({
    dir: outdir,
    format: 'esm',
    entryFileNames: 'entry.mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
};

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** KB of 1000 bytes, after gzip, of the files of a folder that a process loaded. */
const loadedSize = async (
  outdir: string,
  start: (env: Start['env']) => Promise<unknown>,
): Promise<number> => {
  const coverage = await mkdtemp(join(outdir, 'coverage-'));
  await start({ NODE_V8_COVERAGE: coverage });
  const loaded = new Set<string>();
  for (const file of await readdir(coverage)) {
    const { result } = JSON.parse(await readFile(join(coverage, file), 'utf8')) as Coverage;
    for (const { url } of result)
      if (url.startsWith(pathToFileURL(`${outdir}/`).href)) loaded.add(fileURLToPath(url));
  }
  if (loaded.size === 0) throw new Error('No file of the bundle was loaded.');
  const contents = await Promise.all([...loaded].sort().map((file) => readFile(file)));
  return gzipSync(Buffer.concat(contents), { level: 9 }).length / 1000;
};

export const size = async (): Promise<Findings> => {
  const endpoint = await tokenEndpoint();
  const bundlers: Readonly<Record<string, Bundler>> = smoke
    ? { esbuild: withEsbuild }
    : { esbuild: withEsbuild, Rollup: withRollup };
  const chosen = candidates.filter(
    ({ name, names }) => names.length > 0 && (!smoke || name === ownName),
  );
  const rows = [];
  const bars = [];
  for (const peer of chosen) {
    const row: Record<string, string> = { library: peer.name };
    for (const [bundler, bundle] of Object.entries(bundlers)) {
      const sizes = await withProcesses(async (start, folder) => {
        const outdir = join(folder, 'bundle');
        await bundle(peer, outdir);
        const module = pathToFileURL(join(outdir, 'entry.mjs')).href;
        const all: number[] = [];
        // No exchange, one that gives a token, and another one that gives an error.
        for (const exchanges of [0, 1, 2])
          all.push(
            await loadedSize(outdir, (env) =>
              start({
                name: peer.name,
                module,
                endpoint,
                exchanges,
                ...(env && { env }),
              }),
            ),
          );
        await rm(outdir, { recursive: true });
        return all;
      });
      const [upFront = Number.NaN, token = Number.NaN, error = Number.NaN] = sizes;
      row[`${bundler}, up front`] = upFront.toFixed(1);
      row[`${bundler}, first token`] = token.toFixed(1);
      row[`${bundler}, first error`] = error.toFixed(1);
      if (bundler === 'esbuild')
        bars.push({
          label: peer.name,
          value: error,
          text:
            upFront < error
              ? `${error.toFixed(1)}, up front ${upFront.toFixed(1)}`
              : error.toFixed(1),
          own: isOwn(peer.name),
        });
    }
    rows.push(row);
  }
  return {
    tables: { size: rows },
    charts: {
      size: {
        title: 'Size in a bundle, KB after gzip',
        description: 'esbuild, with everything that is loaded by the first error. Less is better.',
        bars: bars.sort((one, other) => one.value - other.value),
      },
    },
  };
};

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder from which a package is loaded by the files of another one. */
const installed = (name: string, from: string): string => {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
  const parent = dirname(from);
  if (parent === from) throw new Error(`${name} is not installed.`);
  return installed(name, parent);
};

/** Adds the folders of all packages that a package needs. */
const needed = (folder: string, folders = new Set<string>()): ReadonlySet<string> => {
  const { dependencies, peerDependencies = {}, peerDependenciesMeta } = manifestOf(folder);
  const required = Object.keys(peerDependencies).filter(
    (name) => peerDependenciesMeta?.[name]?.optional !== true,
  );
  for (const name of [...Object.keys(dependencies ?? {}), ...required]) {
    const dependency = installed(name, folder);
    if (folders.has(dependency)) continue;
    folders.add(dependency);
    needed(dependency, folders);
  }
  return folders;
};

const bytesOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? bytesOf(path) : statSync(path).size;
    })
    .reduce((sum, bytes) => sum + bytes, 0);

const root = join(here, '..');

/** The bytes of this package as npm unpacks it. */
const packedBytes = (): number => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = /"unpackedSize": (\d+)/.exec(output)?.[1];
  if (found === undefined) throw new Error('npm pack does not say the unpacked size.');
  return Number(found);
};

/** What an installation of each library brings: the packages, and their bytes. */
export const footprint = (): Promise<Findings> => {
  const own = needed(root);
  const rows = [{ library: ownName, folders: own, bytes: smoke ? 0 : packedBytes() }];
  for (const { name, names } of smoke ? [] : [...bare, ...peers]) {
    if (names.length === 0) continue;
    const folder = installed(name, here);
    rows.push({ library: name, folders: needed(folder), bytes: bytesOf(folder) });
  }
  return Promise.resolve({
    tables: {
      footprint: rows.map(({ library, folders, bytes }) => ({
        library,
        version: manifestOf(library === ownName ? root : installed(library, here)).version,
        packages: 1 + folders.size,
        KB: Math.round([...folders].reduce((sum, folder) => sum + bytesOf(folder), bytes) / 1000),
        'KB without dependencies': Math.round(bytes / 1000),
      })),
    },
  });
};
