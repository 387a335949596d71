import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../examples', import.meta.url));
const read = (...names: readonly string[]) => readFileSync(path.join(root, ...names), 'utf8');

const folders = readdirSync(root).filter(
  (name) => name !== 'support' && statSync(path.join(root, name)).isDirectory(),
);
// The browser page has its own server, and the apps have their own package.
const examples = folders.filter((name) => name !== 'browser' && name !== 'apps');

const modules = (name: string): readonly string[] =>
  readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:mjs|ts)$/.test(file),
  );
const startOf = (name: string): string | undefined =>
  ['start.mjs', 'start.ts'].find((file) => existsSync(path.join(root, name, file)));
const drivesTheDemonstration = (file: string) => /^(?:start|demo-\w+)\.(?:mjs|ts)$/.test(file);

test('the list of the examples is complete', () => {
  const listed = [...read('README.md').matchAll(/^\| \[`([\w-]+)`\]\(\1\/README\.md\)/gm)].map(
    ([, name]) => name,
  );

  expect(new Set(listed)).toEqual(new Set(['browser', ...folders]));
});

describe.each(examples)('%s', (name) => {
  const readme = read(name, 'README.md');

  test(`the README of ${name} has the command that runs it`, () => {
    expect(readme).toContain(`npm run example -- ${name}\n`);
    expect(startOf(name)).toBeDefined();
  });

  test(`the README of ${name} says what to install and what to copy`, () => {
    expect(readme).toMatch(/npm install (?:\S+ )*github-token-exchange\n/);
    expect(readme).toMatch(/^Copy /m);
  });

  test(`the README of ${name} names only files that exist`, () => {
    const named = [...readme.matchAll(/`([\w/-]+\.(?:mjs|ts))`/g)].map(([, file]) => String(file));

    expect(named).not.toHaveLength(0);
    for (const file of named.filter((one) => one !== 'route.ts'))
      expect(modules(name).map((module) => path.basename(module))).toContain(path.basename(file));
  });

  test(`${name} can be copied without the files that drive the demonstration`, () => {
    for (const file of modules(name).filter((module) => !drivesTheDemonstration(module)))
      expect(read(name, file)).not.toMatch(
        /from '[^']*(?:\/support\/|\/start\.|\/demo-|github-token-exchange\/testing)/,
      );
  });

  test(`${name} imports the package by its name and does not call process.exit()`, () => {
    const texts = modules(name).map((file) => read(name, file));

    expect(texts.join('\n')).toContain("from 'github-token-exchange");
    for (const text of texts) expect(text).not.toMatch(/from '[^']*\/(?:src|dist)\//);
    expect(read(name, startOf(name) ?? '')).not.toContain('process.exit(');
  });
});
