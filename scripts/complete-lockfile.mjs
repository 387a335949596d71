// Adds the builds for other platforms to package-lock.json. npm omits them if the registry in use
// does not have them, and npm ci rejects a lockfile without them. Run it after each npm install:
// npm run lockfile
import { readFile, writeFile } from 'node:fs/promises';

const url = new URL('../package-lock.json', import.meta.url);

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string[]} [cpu]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @returns {Promise<{ packages: Record<string, Locked> }>} */
const readLockfile = async () => {
  return JSON.parse(await readFile(url, 'utf8'));
};
const lockfile = await readLockfile();
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64'];

let added = 0;
for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lockfile.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const os = systems.find((system) => name.includes(`-${system}`));
    const cpu = processors.find((processor) => name.includes(processor));
    const known = [`node_modules/${name}`, `${parent}/node_modules/${name}`];
    if (os === undefined || cpu === undefined || known.some((key) => key in lockfile.packages))
      continue;
    lockfile.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev === true ? { dev } : {}),
      optional: true,
      os: [os],
    };
    added += 1;
  }

lockfile.packages = Object.fromEntries(
  Object.entries(lockfile.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
await writeFile(url, `${JSON.stringify(lockfile, undefined, 2)}\n`);
console.log(`${String(added)} added`);
