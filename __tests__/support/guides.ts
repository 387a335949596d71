import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { appFileOf, codeBlocks } from './examples.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (entry: string) => path.join(root, 'src', `${entry}.ts`);
const entries = ['codecs', 'core', 'decode', 'fp', 'relay', 'testing'];

/**
 * The TypeScript files in the guides, except those of apps. The first line of a code block is a comment with
 * its name.
 */
const filesOfGuides = async (): Promise<ReadonlyMap<string, string>> => {
  const folder = path.join(root, 'docs/guides');
  const files = new Map<string, string>();
  for (const guide of await readdir(folder))
    for (const code of codeBlocks(await readFile(path.join(folder, guide), 'utf8'))) {
      if (appFileOf(code) !== undefined) continue;
      const [, name] = /^\/\/ (\S+\.m?ts)\n/.exec(code) ?? [];
      if (name === undefined) throw new Error(`${guide} has a code block without a file name`);
      files.set(path.join(path.parse(guide).name, name), code);
    }
  return files;
};

/** The messages of the compiler about the files. */
const compile = (files: readonly string[]): readonly string[] => {
  const program = ts.createProgram(files, {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types')],
    // The declarations of the build are read in half the time of the sources.
    paths: {
      'github-token-exchange': [path.join(root, 'dist/index.d.ts')],
      'github-token-exchange/*': [path.join(root, 'dist/*.d.ts')],
    },
    noEmit: true,
  });
  return files
    .map((file) => program.getSourceFile(file))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ file, messageText }) =>
      [file?.fileName ?? '', ts.flattenDiagnosticMessageText(messageText, '\n')].join(': '),
    );
};

/** Writes the code of the guides to a folder, and builds it with the sources of the package. */
export const openGuides = async () => {
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'guides-'));
  const files: string[] = [];
  for (const [name, code] of await filesOfGuides()) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${code}\nexport {};\n`);
    files.push(file);
  }
  const outdir = path.join(folder, 'out');
  await build({
    entryPoints: files,
    outbase: folder,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // CommonJS modules that require others cannot be bundled in an ES module.
    external: ['express', 'express-session', 'undici'],
    alias: {
      '#xml': source('decode/xml'),
      'github-token-exchange': source('index'),
      ...Object.fromEntries(
        entries.map((entry) => [`github-token-exchange/${entry}`, source(entry)]),
      ),
    },
    define: { PACKAGE_VERSION: '"0"' },
    logLevel: 'error',
  });
  const moduleOf = (file: string) => path.join(outdir, `${file}.mjs`);
  return {
    /** The messages of the compiler about all guides. */
    problems: () => compile(files).map((problem) => problem.replace(folder, '')),
    /** The path of a file of a guide, such as `express/app`, for a process of its own. */
    moduleOf,
    /** The exports of a file of a guide. It reads the environment when it is loaded. */
    load: async <Exports>(file: string): Promise<Exports> =>
      (await import(pathToFileURL(moduleOf(file)).href)) as Exports,
    close: () => rm(folder, { recursive: true }),
  };
};
