import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import ts59 from 'typescript-5.9';

/** The supported versions of TypeScript. */
export const compilers: readonly (readonly [string, typeof ts])[] = [
  [ts.versionMajorMinor, ts],
  [ts59.versionMajorMinor, ts59 as unknown as typeof ts],
];

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file that exists only in memory, from which `../../src` is the source of the package. */
const virtualFile = path.join(root, '__tests__/types/virtual-file.ts');

/** An editor with one open file, over the language service of a compiler. */
export const openEditor = (compiler: typeof ts) => {
  let text = '';
  let version = 0;
  const isOpen = (file: string): boolean => path.resolve(file) === virtualFile;
  const readFile = (file: string) => (isOpen(file) ? text : compiler.sys.readFile(file));
  const service = compiler.createLanguageService({
    getCompilationSettings: () => ({
      strict: true,
      exactOptionalPropertyTypes: true,
      target: compiler.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: compiler.ModuleKind.NodeNext,
      types: [],
      noEmit: true,
    }),
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => compiler.getDefaultLibFilePath(settings),
    getScriptFileNames: () => [virtualFile],
    getScriptVersion: (file) => (isOpen(file) ? String(version) : '0'),
    getScriptSnapshot: (file) => {
      const content = readFile(file);
      return content === undefined ? undefined : compiler.ScriptSnapshot.fromString(content);
    },
    fileExists: (file) => isOpen(file) || compiler.sys.fileExists(file),
    readFile,
  });
  return {
    /** Replaces the text of the file. */
    write: (content: string): void => {
      text = content;
      version += 1;
    },
    /** What a hover shows at the end of the first occurrence of a code. */
    hover: (code: string): string => {
      const position = text.indexOf(code) + code.length - 1;
      const info = service.getQuickInfoAtPosition(virtualFile, position);
      return compiler.displayPartsToString(info?.displayParts);
    },
    /** The messages of the compiler about the file. */
    problems: (): readonly string[] =>
      [
        ...service.getSyntacticDiagnostics(virtualFile),
        ...service.getSemanticDiagnostics(virtualFile),
      ].map(({ messageText }) => compiler.flattenDiagnosticMessageText(messageText, '\n')),
  };
};

/** The entries of the package as the compiler sees them. */
export const parseEntries = (names: readonly string[]) => {
  const files = names.map((name) => path.join(root, 'src', `${name}.ts`));
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  return {
    checker,
    /** The exported symbols of each entry; an alias is the symbol that it stands for. */
    entries: names.map((name, index) => {
      const source = program.getSourceFile(files[index] ?? '');
      const module = source && checker.getSymbolAtLocation(source);
      const symbols = (module === undefined ? [] : checker.getExportsOfModule(module)).map(
        (symbol) => ({
          name: symbol.name,
          symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
        }),
      );
      return { name, symbols };
    }),
  };
};
