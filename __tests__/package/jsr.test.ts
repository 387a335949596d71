import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeJsrPackage } from '../../scripts/jsr.mjs';

let folder: string;
let files: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jsr-'));
  await writeJsrPackage(folder, 'octo-org');
  files = await readdir(folder, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

describe('the package for JSR', () => {
  test('the package for JSR has the name, the version and the entries of the npm package', async () => {
    const npm = JSON.parse(await readFile('package.json', 'utf8')) as {
      version: string;
      exports: Record<string, unknown>;
    };
    const { name, version, exports } = JSON.parse(await read('deno.json')) as {
      name: string;
      version: string;
      exports: Record<string, string>;
    };

    expect([name, version]).toEqual(['@octo-org/github-token-exchange', npm.version]);
    expect(Object.keys(exports).filter((entry) => !entry.startsWith('./locales/'))).toEqual(
      Object.keys(npm.exports).filter(
        // One file for pages without a bundler, the pattern of the locales, and the manifest.
        (entry) => !['./browser', './locales/*', './package.json'].includes(entry),
      ),
    );
    expect(exports).toMatchObject({ './locales/de': './src/locales/de.ts' });
    expect(Object.values(exports).filter((file) => !files.includes(file.slice(2)))).toEqual([]);
  });

  test('the package for JSR imports only its own files, Node and what deno.json names', async () => {
    const { imports } = JSON.parse(await read('deno.json')) as { imports: Record<string, string> };
    const violations: string[] = [];
    for (const file of files.filter((one) => one.endsWith('.ts')))
      for (const [, wanted = ''] of (await read(file)).matchAll(
        /^(?! *\*).*\b(?:from |import\()'([^']+)'/gm,
      )) {
        const known = wanted.startsWith('.')
          ? files.includes(path.join(path.dirname(file), wanted))
          : wanted.startsWith('node:') ||
            Object.keys(imports).some((name) => wanted === name || wanted.startsWith(`${name}/`));
        if (!known) violations.push(`${file}: ${wanted}`);
      }

    expect(violations).toEqual([]);
  });
});
