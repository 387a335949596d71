// Builds dist: one ES module per entry with shared chunks, and one self-contained file for
// browsers. io-ts and fp-ts are bundled from their ES modules: their published CommonJS files
// cannot be tree-shaken, and Node cannot load their ES modules. parse-xml is bundled from its
// sources: its CommonJS files took a third of the time in which Node loads the decoder.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

/** The packages of which the bundles contain a part: their licenses are in THIRD_PARTY_NOTICES.md. */
const bundledPackages = new Set();

/** @param {import('esbuild').BuildOptions} options */
const bundle = async (options) => {
  const { metafile } = await build({ ...options, metafile: true });
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
      if (name !== undefined && bytesInOutput > 0) bundledPackages.add(name);
    }
};

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
    // The libraries are not annotated for tree-shaking. Top-level statements have no side effects;
    // they are marked as pure, so that unused code is removed.
    build.onLoad({ filter: /[\\/](?:io|fp)-ts[\\/]es6[\\/].*\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8'))
        .replaceAll('/** @class */ (', '/* @__PURE__ */ (')
        .replace(/^((?:export )?var \w+ = )((?:new )?\w+\(.*\));$/gm, pure)
        .replace(/^((?:export )?var \w+ = )(\{\n[^]*?^\});$/gm, pure)
        .replace(/(dual\(\d, )([\w.]+\()/g, '$1/* @__PURE__ */ $2')
        // A property that is defined after its class keeps the class in the bundle, so it moves
        // inside.
        .replace(
          /(^ {4}return (\w+);\n[^]*?)^(Object\.defineProperty\(\2\.[^]*?\n\}\);)$/gm,
          '    $3\n$1',
        ),
    }));
  },
};

/**
 * The texts of likely causes are loaded with the rules. Bundlers do not divide a file and put what an
 * entry mentions into the first one, so the exported `en` has a separate copy, which an app that does
 * not import `en` drops.
 *
 * @type {import('esbuild').Plugin}
 */
const causesOfEnglish = {
  name: 'causes-of-english',
  setup(build) {
    build.onResolve({ filter: /^\.\/en\/request-causes\.js$/ }, () => ({
      path: path.join(root, 'src/errors/en/request-causes.ts'),
      suffix: '?en',
      sideEffects: false,
    }));
  },
};

const entries = (await readdir(path.join(root, 'src')))
  .filter((file) => file.endsWith('.ts') && file !== 'cli.ts')
  .map((file) => ({
    in: path.join(root, 'src', file),
    out: path.basename(file, '.ts'),
  }));

// Every entry of a build divides the chunks further, and Node takes time for each file. These are loaded
// by other programs than pages, and share no class and no state with the rest.
const separate = entries.filter(({ out }) => ['relay', 'node', 'testing'].includes(out));

// Each translation is one file, so that an app loads only the language that it imports.
const locales = (await readdir(path.join(root, 'src/locales')))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    in: path.join(root, 'src/locales', file),
    out: `locales/${path.basename(file, '.ts')}`,
  }));

// The conditions in "imports" of package.json decide which of the two a program gets.
const xmlReaders = ['xml', 'xml.browser'].map((name) => ({
  in: path.join(root, `src/decode/${name}.ts`),
  out: `decode/${name}`,
}));

/**
 * The command line imports the entries of the library instead of bundling them.
 *
 * @type {import('esbuild').Plugin}
 */
const libraryBeside = {
  name: 'library-beside',
  setup(build) {
    build.onResolve(
      { filter: /^(?:\.\.\/)+(?:index|decode|testing|locales\/\w+)\.js$/ },
      ({ path: wanted }) => ({ path: wanted.replace(/^(?:\.\.\/)+/, './'), external: true }),
    );
  },
};

const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  alias: { '@rgrove/parse-xml': './node_modules/@rgrove/parse-xml/src/index.ts' },
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  plugins: [functionalLibraries],
  outdir: dist,
  logLevel: 'warning',
};

await rm(dist, { recursive: true, force: true });
for (const entryPoints of [
  entries.filter((entry) => !separate.includes(entry)),
  ...separate.map((entry) => [entry]),
])
  await bundle({
    ...common,
    entryPoints,
    platform: 'neutral',
    external: ['ky', '#xml', 'node:*'],
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [causesOfEnglish, functionalLibraries],
  });
// Modules are UTF-8; escape sequences would double the size of Chinese and Japanese.
await bundle({
  ...common,
  entryPoints: locales,
  platform: 'neutral',
  minify: true,
  charset: 'utf8',
});
await bundle({ ...common, entryPoints: xmlReaders, platform: 'neutral', minify: true });
await bundle({
  ...common,
  entryPoints: [{ in: path.join(root, 'src/index.ts'), out: 'browser' }],
  platform: 'browser',
  alias: { '#xml': './src/decode/xml.browser.ts' },
  minify: true,
});
// The command line includes its libraries, so that the package does not depend on them.
await bundle({
  ...common,
  entryPoints: [{ in: path.join(root, 'src/cli.ts'), out: 'cli' }],
  platform: 'node',
  // Nobody debugs it, and commander is large.
  minify: true,
  external: ['ky', '#xml'],
  plugins: [libraryBeside, functionalLibraries],
  // commander is a CommonJS module that loads the modules of Node with require.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  splitting: true,
  // Beside the entries, which every file of the command line imports as ./NAME.js.
  chunkNames: 'cli-[name]-[hash]',
});
await writeFile(path.join(dist, 'bundled.json'), JSON.stringify([...bundledPackages].sort()));
