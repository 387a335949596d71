import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { format } from 'prettier';
import { errorPages, runRecipes } from '../../scripts/error-pages.js';
import { tokenErrorTags } from '../../src/errors/definitions.js';

jest.setTimeout(60_000);

const folder = new URL('../../docs/errors/', import.meta.url);
let errors: Awaited<ReturnType<typeof runRecipes>>;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  errors = await runRecipes();
  pages = await errorPages(errors);
});

describe('docs/errors', () => {
  test('docs/errors has a page for each error and the index, as npm run docs:tables writes them', async () => {
    const options = { parser: 'markdown', singleQuote: true, printWidth: 100 } as const;
    const stale: string[] = [];
    for (const [file, text] of pages) {
      const written = await readFile(new URL(file, folder), 'utf8').catch(() => undefined);
      if (written !== (await format(text, options))) stale.push(file);
    }

    expect(stale).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([...pages.keys()].sort());
    expect(pages.size).toBe(tokenErrorTags.length + 1);
  });

  test('the code under "Reproduce it in a test" results in the error of the page', () => {
    expect([...errors].map(([, error]) => error._tag)).toEqual(tokenErrorTags);
  });

  test('the index leads to a heading on a page for each likely cause and each system code', () => {
    const index = pages.get('README.md') ?? '';
    const dead = [...index.matchAll(/\]\(([\w-]+\.md)#([\w-]+)\)/g)].filter(
      ([, file = '', anchor = '']) => pages.get(file)?.includes(`\n### ${anchor}\n`) !== true,
    );

    expect(dead.map(([link]) => link)).toEqual([]);
    expect(index).toContain('`ECONNREFUSED`');
    expect(index).toContain(
      '[code-already-exchanged](bad-verification-code.md#code-already-exchanged)',
    );
  });
});
