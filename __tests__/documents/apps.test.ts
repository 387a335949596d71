// The files of apps in the documents are those that `npm run test:apps` builds and runs.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { appFileOf, codeBlocks } from '../support/examples.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
const built = /(?:^|\/)(?:node_modules|\.[\w-]+|build|dist)\//;

/** The files of an app, by their paths in its folder. */
const filesOf = (app: string): readonly (readonly [string, string])[] =>
  readdirSync(`${root}/examples/apps/${app}`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !built.test(file))
    .map((file) => [file, read(`examples/apps/${app}/${file}`)]);

const apps = ['astro', 'next', 'nuxt', 'react-router', 'sveltekit', 'tanstack-start'];
const files = apps.flatMap(filesOf);

const documents = ['docs/frameworks.md', 'docs/guides/web-frameworks.md', 'docs/relay.md'];
const shown = documents.flatMap((document) => codeBlocks(read(document)));
const withName = (name: string): string => read('examples/apps/nuxt/server/utils/' + name);

test('every file of an app in the documents is a file of examples/apps', () => {
  const blocks = shown.filter((code) => appFileOf(code) !== undefined);
  const differing = blocks.filter(
    (code) => !files.some(([file, text]) => code === `// ${file}\n${text}`),
  );

  expect(differing).toEqual([]);
  expect(blocks.length).toBeGreaterThan(10);
});

test('every route of the apps in TypeScript is in the documents', () => {
  const routes = files.filter(
    ([file]) => /\/o?auth[/.]/.test(file) && !/(?:^|\/)(?:lib|utils)\//.test(file),
  );
  const named = new Set(shown.map(appFileOf));

  expect(routes.filter(([file]) => !named.has(file)).map(([file]) => file)).toEqual([]);
  expect(routes.length).toBeGreaterThan(10);
});

test.each(['auth.ts', 'sign-in.ts'])(
  '%s of the guide to web frameworks is the file of the apps',
  (name) => {
    expect(shown).toContain(`// ${name}\n${withName(name)}`);
  },
);

test('auth.ts of the SvelteKit app differs from that of the guide only as the guide says', () => {
  const guide = read('docs/guides/web-frameworks.md');
  const [, line = ''] = /with `(import [^`]+)`:/.exec(guide) ?? [];

  expect(read('examples/apps/sveltekit/src/lib/server/auth.ts')).toBe(
    `${line};\n${withName('auth.ts').replaceAll('process.env', 'env')}`,
  );
});
