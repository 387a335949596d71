import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { examples } from '../support/examples.js';

jest.setTimeout(180_000);

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

let scratch = '';
let packed: readonly string[] = [];

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
    readonly files: readonly { readonly path: string }[];
  }[];
  if (tarball === undefined) throw new Error('npm pack named no file');
  packed = tarball.files.map((file) => file.path);
  await write('package.json', JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
  await npm(
    ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball.filename}`],
    scratch,
  );
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the packed tarball', () => {
  test('holds the build, the declarations and the legal texts, and nothing else', () => {
    const others = packed.filter(
      (file) => !/^dist\/.+\.(?:js|js\.map|d\.ts)$/.test(file) && !/^[A-Z_]+(?:\.md)?$/.test(file),
    );

    expect(others).toEqual(['package.json']);
    expect(packed).toEqual(
      expect.arrayContaining(['LICENSE', 'THIRD_PARTY_NOTICES.md', 'dist/index.js']),
    );
  });

  test('brings its four dependencies along, and nothing else', async () => {
    const { stdout } = await npm(['ls', '--all', '--parseable', '--omit=dev'], scratch);
    const names = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((folder) => path.relative(path.join(scratch, 'node_modules'), folder));

    expect(names.sort()).toEqual([
      path.join('@rgrove', 'parse-xml'),
      'fp-ts',
      'github-token-exchange',
      'io-ts',
      'ky',
    ]);
  });
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
  test('import works', async () => {
    await write(
      'esm.mjs',
      program((name) => `await import('${name}')`),
    );

    expect(await node('esm.mjs')).toEqual({ stdout: outcome, stderr: '' });
  });

  test('require works', async () => {
    await write(
      'cjs.cjs',
      program((name) => `require('${name}')`),
    );

    expect((await node('cjs.cjs')).stdout).toBe(outcome);
  });

  test('tasks and codecs compose with the fp-ts and io-ts of the program', async () => {
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

  test('the command runs', async () => {
    const bin = path.join(scratch, 'node_modules/.bin/github-token-exchange');
    const { stdout } = await run(bin, ['--version'], { env: { ...process.env, NODE_OPTIONS: '' } });

    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('the file for browsers works without any import', async () => {
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

  test.each(['node16', 'nodenext', 'bundler'])(
    'the declarations and every documented example pass the compiler under %s',
    async (resolution) => {
      const folder = path.join(scratch, `types-${resolution}`);
      await mkdir(folder);
      // The one global of Node that the examples use; the package itself needs none.
      await writeFile(
        path.join(folder, 'environment.d.ts'),
        'declare const process: { readonly env: { readonly [name: string]: string | undefined } };\n',
      );
      for (const { name, code } of await examples(root))
        await writeFile(path.join(folder, `${name}.ts`), `${code}\nexport {};\n`);
      await writeFile(
        path.join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            module: resolution === 'bundler' ? 'esnext' : resolution,
            moduleResolution: resolution,
            target: 'es2022',
            lib: ['es2022', 'dom', 'dom.iterable'],
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: false,
            noEmit: true,
            types: [],
          },
        }),
      );

      const { stdout } = await node(tsc, '-p', folder).catch(
        (failure: unknown) => failure as { readonly stdout: string },
      );

      expect(stdout).toBe('');
    },
  );
});
