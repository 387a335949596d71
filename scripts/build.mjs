// Builds dist: one ES module per entry with shared chunks, and one self-contained file for browsers.
// io-ts and fp-ts are bundled from their ES modules: their published CommonJS files cannot be
// tree-shaken, and Node cannot load the ES modules themselves.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

const pure = '$1/* @__PURE__ */ (() => ($2))();';

/** @type {import('esbuild').Plugin} */
const functionalLibraries = {
  name: 'fp-ts-and-io-ts-as-es-modules',
  setup(build) {
    build.onResolve({ filter: /^(fp-ts|io-ts)(\/|$)/ }, ({ path: wanted }) => {
      const [, name = '', file = 'index'] =
        /^(fp-ts|io-ts)(?:\/(?:lib|es6))?(?:\/([^.]+)(?:\.js)?)?$/.exec(wanted) ?? [];
      const target = path.join(root, 'node_modules', name, 'es6', `${file}.js`);
      return { path: target, sideEffects: false };
    });
    // They are written for older minifiers. What each statement at the top makes is marked as free of
    // side effects, which it is, so that what nobody uses is dropped.
    build.onLoad({ filter: /[\\/](?:io|fp)-ts[\\/]es6[\\/].*\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8'))
        .replaceAll('/** @class */ (', '/* @__PURE__ */ (')
        .replace(/^((?:export )?var \w+ = )((?:new )?\w+\(.*\));$/gm, pure)
        .replace(/^((?:export )?var \w+ = )(\{\n[^]*?^\});$/gm, pure)
        .replace(/(dual\(\d, )([\w.]+\()/g, '$1/* @__PURE__ */ $2')
        // A property that is defined after its class keeps the class; inside, it goes with it.
        .replace(
          /(^ {4}return (\w+);\n[^]*?)^(Object\.defineProperty\(\2\.[^]*?\n\}\);)$/gm,
          '    $3\n$1',
        ),
    }));
  },
};

const entries = (await readdir(path.join(root, 'src/entries')))
  .filter((file) => file !== 'cli.ts')
  .map((file) => ({
    in: path.join(root, 'src/entries', file),
    out: path.basename(file, '.ts'),
  }));

// Which one a program gets is decided by the conditions under "imports" in package.json.
const xmlReaders = ['library', 'dom'].map((name) => ({
  in: path.join(root, `src/xml/${name}.ts`),
  out: `xml/${name}`,
}));

/**
 * The command line stands beside the library and imports its entries as they are.
 *
 * @type {import('esbuild').Plugin}
 */
const libraryBeside = {
  name: 'library-beside',
  setup(build) {
    build.onResolve({ filter: /\/entries\/[\w-]+\.js$/ }, ({ path: wanted }) => ({
      path: `./${path.basename(wanted)}`,
      external: true,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  plugins: [functionalLibraries],
  sourcemap: true,
  outdir: dist,
  logLevel: 'warning',
};

await rm(dist, { recursive: true, force: true });
await bundle({
  ...common,
  entryPoints: [...entries, ...xmlReaders],
  platform: 'neutral',
  external: ['ky', '@rgrove/parse-xml', '#xml', 'node:*'],
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});
await bundle({
  ...common,
  entryPoints: [{ in: path.join(root, 'src/entries/index.ts'), out: 'browser' }],
  platform: 'browser',
  alias: { '#xml': path.join(root, 'src/xml/dom.ts') },
  minify: true,
});
// With its libraries inside, so that whoever installs the package installs nothing more for it.
await bundle({
  ...common,
  entryPoints: [{ in: path.join(root, 'src/entries/cli.ts'), out: 'cli' }],
  platform: 'node',
  // Twice the size of the code, whose lines can be read as they are.
  sourcemap: false,
  external: ['ky', '@rgrove/parse-xml', '#xml'],
  plugins: [libraryBeside, functionalLibraries],
  // commander is a CommonJS module, and asks for Node's own modules with require.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  splitting: true,
  chunkNames: 'chunks/cli-[name]-[hash]',
});
