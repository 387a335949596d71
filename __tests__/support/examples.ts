import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const guides = path.join('docs', 'guides');

/** The TypeScript code blocks of a Markdown text. */
export const codeBlocks = (text: string): readonly string[] =>
  [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** The path in a project that the first line of a code block is, if it has folders: the file of an app. */
export const appFileOf = (code: string): string | undefined =>
  /^\/\/ (\S+\/\S+\.ts)\n/.exec(code)?.[1];

/** A piece of code from a document or a doc comment, and where it stands. */
export interface Example {
  readonly name: string;
  readonly code: string;
}

const examplesIn = (name: string, text: string): readonly Example[] =>
  codeBlocks(text)
    .filter((code) => appFileOf(code) === undefined)
    .map((code, index) => ({
      name: `${name.replace(/\W+/g, '-')}-${String(index)}`,
      code: code.replace(/^ *\* ?/gm, ''),
    }));

const filesBelow = async (root: string): Promise<readonly string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** The modules that an example imports, except this package and the peers that its types mention. */
const othersIn = (code: string): readonly string[] =>
  Array.from(code.matchAll(/ from '([^']+)';$/gm), ([, name = '']) => name).filter(
    (name) => !/^(?:github-token-exchange|fp-ts|io-ts)(?:\/|$)/.test(name),
  );

/** Whether an example needs other modules: it is a file of __tests__/recipes then. */
export const isRecipe = ({ code }: Example): boolean => othersIn(code).length > 0;

/**
 * Every example of the README, AGENTS.md, the documents and the doc comments, without the guides and the files
 * of apps, which have their own tests.
 */
export const examples = async (root: string): Promise<readonly Example[]> => {
  const files = [
    path.join(root, 'README.md'),
    path.join(root, 'AGENTS.md'),
    ...(await filesBelow(path.join(root, 'docs'))).filter(
      (file) =>
        file.endsWith('.md') &&
        !file.includes(`${path.sep}api${path.sep}`) &&
        !path.relative(root, file).startsWith(guides),
    ),
    ...(await filesBelow(path.join(root, 'src'))),
  ];
  const found = await Promise.all(
    files.map(async (file) => examplesIn(path.relative(root, file), await readFile(file, 'utf8'))),
  );
  return found.flat();
};
