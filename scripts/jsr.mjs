// Writes the package as JSR takes it, as TypeScript sources, to a new folder: npm run jsr -- FOLDER
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { linksOf } from './release-check.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {import('./release-check.mjs').Manifest & {
 *   name: string;
 *   license: string;
 *   exports: Record<string, string | { default: string }>;
 *   dependencies: Record<string, string>;
 *   devDependencies: Record<string, string>;
 * }} Manifest
 */

/** @returns {Promise<Manifest>} */
const readManifest = async () =>
  JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** @returns {Promise<{ compilerOptions: Record<string, unknown> }>} */
const readCompilerOptions = async () =>
  JSON.parse(await readFile(path.join(root, 'tsconfig.json'), 'utf8'));

/** The sources of the entries, by the name of the entry. */
const entries = async () => {
  const { exports } = await readManifest();
  const sources = await readdir(path.join(root, 'src'), { recursive: true });
  return Object.fromEntries(
    Object.entries(exports).flatMap(([name, target]) => {
      if (typeof target === 'string') return [];
      const source = target.default.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts');
      // One pattern stands for all translations. `/browser` is the main entry as one file.
      const [before = '', after] = source.split('*');
      return sources
        .filter((file) =>
          after === undefined
            ? file === source
            : path.dirname(file) === path.dirname(source) && file.endsWith(after),
        )
        .map((file) => [
          name.replace('*', file.slice(before.length, -'.ts'.length)),
          `./src/${file}`,
        ]);
    }),
  );
};

/**
 * Writes the package. JSR resolves no `.js` to `.ts`, and takes the dependencies as `npm:` specifiers.
 *
 * @param {string} folder
 * @param {string} scope The scope on JSR, without `@`.
 */
export const writeJsrPackage = async (folder, scope) => {
  const { name, version, license, dependencies, devDependencies } = await readManifest();
  const { compilerOptions } = await readCompilerOptions();
  const versions = { ...devDependencies, ...dependencies };
  await cp(path.join(root, 'src'), path.join(folder, 'src'), {
    recursive: true,
    filter: (source) => !/[\\/]src[\\/](?:cli|explain)(?:\.ts|$|[\\/])/.test(source),
  });
  for (const file of await readdir(path.join(folder, 'src'), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const target = path.join(folder, 'src', file);
    const text = await readFile(target, 'utf8');
    await writeFile(
      target,
      text
        .replace(/((?:from|import\() ?'\.[^']*)\.js'/g, "$1.ts'")
        .replace(
          "typeof PACKAGE_VERSION === 'string' ? PACKAGE_VERSION : 'source'",
          `'${version}'`,
        ),
    );
  }
  for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE'])
    await cp(path.join(root, file), path.join(folder, file));
  const { strict, exactOptionalPropertyTypes, noUncheckedIndexedAccess } = compilerOptions;
  const manifest = {
    name: `@${scope}/${name}`,
    version,
    license,
    exports: await entries(),
    imports: {
      '#xml': './src/decode/xml.ts',
      ...Object.fromEntries(
        ['ky', 'io-ts', 'fp-ts', '@rgrove/parse-xml'].map((dependency) => [
          dependency,
          `npm:${dependency}@${versions[dependency] ?? ''}`,
        ]),
      ),
    },
    compilerOptions: { strict, exactOptionalPropertyTypes, noUncheckedIndexedAccess },
  };
  await writeFile(path.join(folder, 'deno.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = argv.slice(2);
  if (folder === undefined) throw new Error('Name the folder to write: npm run jsr -- FOLDER');
  const links = linksOf(await readManifest());
  if (links === undefined)
    throw new Error('package.json has no repository, whose owner is the scope on JSR.');
  await writeJsrPackage(folder, links.owner);
}
