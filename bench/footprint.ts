// Counts the packages that an installation of each library brings, and their bytes, from the files that are
// installed: the library, its dependencies, and the peer dependencies that npm installs.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bare, peers } from './peers.js';
import type { Findings } from './report.js';
import { smoke } from './rounds.js';

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

const root = fileURLToPath(new URL('..', import.meta.url));
const bench = fileURLToPath(new URL('.', import.meta.url));

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

export const run = (): Promise<Findings> => {
  const own = needed(root);
  const rows = [
    { library: 'github-token-exchange', folders: own, bytes: smoke ? 0 : packedBytes() },
  ];
  for (const { name, names } of smoke ? [] : [...bare, ...peers]) {
    if (names.length === 0) continue;
    const folder = installed(name, bench);
    rows.push({ library: name, folders: needed(folder), bytes: bytesOf(folder) });
  }
  return Promise.resolve({
    tables: {
      footprint: rows.map(({ library, folders, bytes }) => ({
        library,
        version: manifestOf(library === 'github-token-exchange' ? root : installed(library, bench))
          .version,
        packages: 1 + folders.size,
        KB: Math.round([...folders].reduce((sum, folder) => sum + bytesOf(folder), bytes) / 1000),
        'KB of its own': Math.round(bytes / 1000),
      })),
    },
  });
};
