// Installs, builds and runs the examples in examples/apps, and checks what they print. They have
// their own lockfile, because their libraries conflict with those of this repository.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { explained, secrets } from './example-output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const apps = fileURLToPath(new URL('../examples/apps/', import.meta.url));

/** @type {Readonly<Record<string, readonly string[]>>} */
const shown = {
  'better-auth': [
    'better-auth alone: 200 /\n',
    'with this package: 200 /\n',
    'better-auth alone: 200 /api/auth/error?error=invalid_code',
    ...explained,
  ],
  next: [
    'next-auth 4 alone: 200 /\n',
    'with this package: 200 /\n',
    'next-auth 4 alone: 200 /api/auth/signin?error=OAuthCallback',
    'no access token provided',
    'with this package: 200 /sign-in-failed?reason=IncorrectClientCredentials',
    ...explained,
  ],
};

/** @type {(cwd: string, command: string, ...args: readonly string[]) => Promise<string>} */
const run = async (cwd, command, ...args) => {
  const started = performance.now();
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
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
await run(apps, process.execPath, 'node_modules/next/dist/bin/next', 'build', 'next');
await run(root, process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'examples/apps');
for (const [name, texts] of Object.entries(shown)) {
  const start = `${apps}${name}/start.ts`;
  const output = await run(root, process.execPath, '--import', 'tsx', start);
  const missing = texts.filter((text) => !output.includes(text));
  if (missing.length === 0 && !secrets.test(output)) continue;
  console.error(output);
  console.error(missing.length === 0 ? 'The output contains a secret.' : { missing });
  process.exitCode = 1;
}
