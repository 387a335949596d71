// Installs, builds and runs the examples in examples/apps, and checks what they print. They have
// their own lockfile, because their libraries conflict with those of this repository.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { explained, secrets } from './example-output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const apps = fileURLToPath(new URL('../examples/apps/', import.meta.url));

/** The frameworks need a newer version of Node than this package does. */
const node = `${apps}node_modules/node/bin/node`;

const signIn = [
  'with this package: 200 /\n',
  'with this package: 200 /sign-in-failed?reason=IncorrectClientCredentials',
];
const relay = [
  'with this package: allowed, 200 Success',
  'with this package: allowed, 500 IncorrectClientCredentials',
];

/** @type {Readonly<Record<string, readonly string[]>>} */
const shown = {
  'better-auth/start.ts': [
    'better-auth alone: 200 /\n',
    'with this package: 200 /\n',
    'better-auth alone: 200 /api/auth/error?error=invalid_code',
    ...explained,
  ],
  'next/start.ts': [
    'next-auth 4 alone: 200 /\n',
    'next-auth 4 alone: 200 /api/auth/signin?error=OAuthCallback',
    'no access token provided',
    ...signIn,
    ...relay,
    ...explained,
  ],
  'sveltekit/start.ts': [...signIn, ...relay, ...explained],
  'nuxt/start.ts': [...signIn, ...relay, ...explained],
  'start-relays.ts': [...relay, ...explained],
  // It throws if something differs.
  'migrating/start.ts': ['responses: ', 'tokens: ', 'no response: '],
};

const withoutTelemetry = {
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
};

/** @type {(cwd: string, command: string, ...args: readonly string[]) => Promise<string>} */
const run = async (cwd, command, ...args) => {
  const started = performance.now();
  const env = { ...process.env, ...withoutTelemetry };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const add = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString();
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  await once(child, 'close');
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${[command, ...args].join(' ').replaceAll(root, '')}: ${seconds} s`);
  if (child.exitCode === 0) return output;
  console.error(output);
  throw new Error(`${command} exited with code ${String(child.exitCode)}`);
};

await run(apps, 'npm', 'ci', '--no-audit', '--no-fund');
// Nuxt adds nothing to the types of an older build.
await rm(`${apps}nuxt/.nuxt`, { recursive: true, force: true });
await Promise.all([
  run(apps, node, 'node_modules/next/dist/bin/next', 'build', 'next'),
  (async () => {
    const vite = '../node_modules/vite/bin/vite.js';
    await run(apps, node, 'node_modules/nuxt/bin/nuxt.mjs', 'build', 'nuxt');
    await run(`${apps}sveltekit`, node, vite, 'build');
    await run(apps, node, 'node_modules/astro/bin/astro.mjs', 'build', '--root', 'astro');
    await run(`${apps}react-router`, node, '../node_modules/@react-router/dev/bin.cjs', 'build');
    await run(`${apps}tanstack-start`, node, vite, 'build');
  })(),
]);
for (const project of ['.', 'sveltekit', 'nuxt/.nuxt/tsconfig.server.json'])
  await run(root, node, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', apps + project);
for (const [start, texts] of Object.entries(shown)) {
  const output = await run(root, node, '--import', 'tsx', apps + start);
  const missing = texts.filter((text) => !output.includes(text));
  if (missing.length === 0 && !secrets.test(output)) continue;
  console.error(output);
  console.error(missing.length === 0 ? 'The output contains a secret.' : { missing });
  process.exitCode = 1;
}
