import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { examples, isRecipe } from '../support/examples.js';

jest.setTimeout(180_000);

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

let scratch = '';
let packed: readonly string[] = [];
let packedBytes = 0;

const npm = (args: readonly string[], cwd: string) => run('npm', args, { cwd });

// Without the flags of jest's own process.
const node = (...args: readonly string[]) =>
  run(process.execPath, args, { cwd: scratch, env: { ...process.env, NODE_OPTIONS: '' } });

const write = (file: string, text: string) => writeFile(path.join(scratch, file), text);

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'github-token-exchange-'));
  const { stdout } = await npm(
    ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch],
    root,
  );
  const [tarball] = JSON.parse(stdout) as readonly {
    readonly filename: string;
    readonly size: number;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (tarball === undefined) throw new Error('npm pack named no file');
  packed = tarball.files.map((file) => file.path);
  packedBytes = tarball.size;
  await write('package.json', JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
  await npm(
    ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball.filename}`],
    scratch,
  );
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the packed tarball', () => {
  test('the packed tarball contains only the build, the declarations, the documentation and the legal texts', () => {
    const others = packed.filter(
      (file) =>
        !/^dist\/.+\.(?:js|d\.ts)$/.test(file) &&
        !/^docs\/(?:errors\/|guides\/)?[\w-]+\.md$/.test(file) &&
        !/^[A-Z_]+(?:\.md)?$/.test(file),
    );

    expect(others).toEqual(['package.json']);
    expect(packed).toEqual(
      expect.arrayContaining(['LICENSE', 'THIRD_PARTY_NOTICES.md', 'dist/index.js']),
    );
  });

  test('the relative links in the documents lead to files in the packed tarball', async () => {
    const links: string[] = [];
    for (const document of ['README.md', ...packed.filter((file) => file.startsWith('docs/'))]) {
      const text = await readFile(path.join(root, document), 'utf8');
      for (const [, target = ''] of text.matchAll(
        /(?:\]\(|^\[[^\]]+\]: )(?![a-z]+:|#|\{)([^)#\s]+)/gm,
      ))
        links.push(path.posix.join(path.posix.dirname(document), target));
    }

    expect(links.filter((file) => !packed.includes(file))).toEqual([]);
    expect(links.length).toBeGreaterThan(100);
  });

  test('THIRD_PARTY_NOTICES.md contains the license of each package that is bundled, and no other', async () => {
    const text = (file: string) => readFile(path.join(root, file), 'utf8');
    const bundled = JSON.parse(await text('dist/bundled.json')) as readonly string[];
    const notices = await text('THIRD_PARTY_NOTICES.md');
    const sections = new Map(
      notices
        .split(/^## /m)
        .slice(1)
        .flatMap((section) => {
          const [title = ''] = section.split('\n', 1);
          return title.split(', ').map((name) => [name, section] as const);
        }),
    );
    const withoutLicense: string[] = [];
    for (const name of bundled) {
      const folder = path.join('node_modules', name);
      const files = await readdir(path.join(root, folder));
      const license = files.find((file) => /^licen[cs]e/i.test(file)) ?? 'LICENSE';
      if (!sections.get(name)?.includes((await text(path.join(folder, license))).trim()))
        withoutLicense.push(name);
    }

    expect(withoutLicense).toEqual([]);
    expect([...sections.keys()].sort()).toEqual([...bundled]);
  });

  test('the packed tarball has at most 515 KB', () => {
    expect(packedBytes).toBeLessThan(515_000);
  });

  test('the packed tarball installs ky and nothing else', async () => {
    const { stdout } = await npm(['ls', '--all', '--parseable', '--omit=dev'], scratch);
    const names = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((folder) => path.relative(path.join(scratch, 'node_modules'), folder));

    expect(names.sort()).toEqual(['github-token-exchange', 'ky']);
  });
});

/** What a compiler prints about the sources of a folder below the scratch project. */
const compile = async (compiler: string, folder: string, options: object) => {
  const config = path.join(scratch, folder, `${randomUUID()}.json`);
  const compilerOptions = {
    target: 'es2022',
    // Without dom.iterable, for which a Headers object is not iterable.
    lib: ['es2022', 'dom'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    ...options,
  };
  await writeFile(config, JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const { stdout } = await node(require.resolve(`${compiler}/bin/tsc`), '-p', config).catch(
    (failure: unknown) => failure as { readonly stdout: string },
  );
  return stdout;
};

const moduleOf = (resolution: string) => ({
  module: resolution === 'bundler' ? 'esnext' : resolution,
  moduleResolution: resolution,
});

const program = (load: (name: string) => string) => `
const main = async () => {
  const { createTokenClient } = ${load('github-token-exchange')};
  const { decodeTokenResponse } = ${load('github-token-exchange/decode')};
  const { TokenResponse } = ${load('github-token-exchange/codecs')};
  const { exchangeCode } = ${load('github-token-exchange/fp')};
  const { createFakeTokenEndpoint } = ${load('github-token-exchange/testing')};
  const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const server = await endpoint.listen();
  const client = createTokenClient({ ...app, baseUrl: server.url });
  const code = endpoint.issueCode();
  const tags = [
    (await client.exchangeCode({ code }))._tag,
    (await exchangeCode(client)({ code })()).left._tag,
    TokenResponse.decode({ _tag: 'Success' })._tag,
    decodeTokenResponse({ status: 404, headers: {}, body: '{"error":"Not Found"}' })._tag,
  ];
  await server.close();
  console.log(tags.join(' '));
};
main();
`;

const outcome = 'Success BadVerificationCode Left IncorrectClientCredentials\n';

describe('in a project that has only this package', () => {
  test('the package can be imported', async () => {
    await write(
      'esm.mjs',
      program((name) => `await import('${name}')`),
    );

    expect(await node('esm.mjs')).toEqual({ stdout: outcome, stderr: '' });
  });

  test('the package can be required', async () => {
    await write(
      'cjs.cjs',
      program((name) => `require('${name}')`),
    );

    expect((await node('cjs.cjs')).stdout).toBe(outcome);
  });

  test.each(['typescript', 'typescript-5.9'])(
    '%s compiles the entries that do not mention fp-ts or io-ts',
    async (compiler) => {
      await mkdir(path.join(scratch, 'bare'), { recursive: true });
      const imports = ['', '/core', '/decode', '/relay', '/node', '/testing'].map(
        (entry, index) => `import * as entry${String(index)} from 'github-token-exchange${entry}';`,
      );
      await write(
        'bare/program.ts',
        `${imports.join('\n')}\nexport default [entry0, entry1, entry2, entry3, entry4, entry5];\n`,
      );

      expect(await compile(compiler, 'bare', moduleOf('nodenext'))).toBe('');
    },
  );

  test('the command of the package runs, and its help reads the documentation of the package', async () => {
    const bin = path.join(scratch, 'node_modules/.bin/github-token-exchange');
    const env = { ...process.env, NODE_OPTIONS: '' };

    expect((await run(bin, ['--version'], { env })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await run(bin, ['help', 'exit-codes'], { env })).stdout).toContain('130  interrupted');
  });

  test('the file for browsers has no imports', async () => {
    await write(
      'browser.mjs',
      `import { readFileSync } from 'node:fs';
       const url = import.meta.resolve('github-token-exchange/browser');
       const text = readFileSync(new URL(url), 'utf8');
       const { createTokenClient } = await import('data:text/javascript,' + encodeURIComponent(text));
       const fetch = async () => new Response('error=bad_verification_code');
       const client = createTokenClient({ clientId: 'a', clientSecret: 'b', fetch });
       console.log((await client.exchangeCode({ code: 'c' }))._tag);`,
    );

    expect((await node('browser.mjs')).stdout).toBe('BadVerificationCode\n');
  });
});

/** Installs the optional peer dependencies. */
const installPeers = async () => {
  for (const name of ['fp-ts', 'io-ts']) {
    const target = path.join(scratch, 'node_modules', name);
    await rm(target, { recursive: true, force: true });
    await symlink(path.join(root, 'node_modules', name), target, 'junction');
  }
};

describe('in a project that has fp-ts and io-ts', () => {
  beforeAll(installPeers);

  test('tasks and codecs can be combined with the fp-ts and io-ts of a program', async () => {
    await write(
      'functional.mjs',
      `import { pipe } from 'fp-ts/lib/function.js';
       import * as TE from 'fp-ts/lib/TaskEither.js';
       import * as t from 'io-ts';
       import { describeErrors, TokenResponse } from 'github-token-exchange/codecs';
       import { catchTag, decodeTokenResponse } from 'github-token-exchange/fp';
       const answer = { status: 200, body: 'error=access_denied' };
       const task = pipe(
         TE.fromEither(decodeTokenResponse()(answer)),
         catchTag('AccessDenied', ({ code }) => TE.right(code)),
         TE.map((code) => code.length),
       );
       const decoded = t.type({ response: TokenResponse }).decode({ response: { _tag: 5 } });
       const [line] = describeErrors(decoded.left);
       console.log((await task()).right, line.slice(0, line.indexOf(':')));`,
    );

    expect((await node('functional.mjs')).stdout).toBe('13 $.response._tag\n');
  });
});

const writeExamples = async (folder: string) => {
  await mkdir(path.join(scratch, folder), { recursive: true });
  for (const example of await examples(root))
    if (!isRecipe(example))
      await write(`${folder}/${example.name}.ts`, `${example.code}\nexport {};\n`);
};

describe.each(['typescript', 'typescript-5.9'])('%s', (compiler) => {
  beforeAll(installPeers);

  test.each(['node16', 'nodenext', 'bundler'])(
    `${compiler} compiles the declarations and every documented example under %s`,
    async (resolution) => {
      await writeExamples('types');
      // The one global of Node that the examples use; the package itself needs none.
      await write(
        'types/environment.d.ts',
        'declare const process: { readonly env: { readonly [name: string]: string | undefined } };\n',
      );

      expect(await compile(compiler, 'types', moduleOf(resolution))).toBe('');
    },
  );

  test(`${compiler} compiles every documented example with the types of Node`, async () => {
    await writeExamples('types-with-node');
    const typesOfNode = { types: ['node'], typeRoots: [path.join(root, 'node_modules/@types')] };
    const options = { ...moduleOf('nodenext'), ...typesOfNode };

    expect(await compile(compiler, 'types-with-node', options)).toBe('');
  });

  test(`${compiler} compiles an import in a CommonJS project under nodenext and node20, and not under node16`, async () => {
    await mkdir(path.join(scratch, 'commonjs'), { recursive: true });
    await write('commonjs/package.json', '{"type":"commonjs"}');
    await write(
      'commonjs/program.ts',
      "import { createTokenClient } from 'github-token-exchange';\nexport default createTokenClient;\n",
    );
    const outputs: string[] = [];
    for (const module of ['nodenext', 'node20', 'node16'])
      outputs.push(await compile(compiler, 'commonjs', { module, skipLibCheck: true }));

    expect(outputs).toEqual(['', '', expect.stringContaining('TS1479')]);
  });
});
