import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

jest.setTimeout(60_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
// Written by npm run build.
const cli = path.join(root, 'dist/cli.js');
const children: ChildProcess[] = [];
let scratch = '';

const bare = { PATH: process.env['PATH'], LANG: 'C.UTF-8' };

interface Running {
  readonly child: ChildProcess;
  readonly written: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

/** Starts the built command line in a folder without an .env file. */
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running => {
  const child = spawn(process.execPath, [cli, ...args], { cwd: scratch, env: { ...bare, ...env } });
  children.push(child);
  const written = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, written, ended };
};

const until = async ({ child, written }: Running, pattern: RegExp): Promise<RegExpExecArray> => {
  for (;;) {
    const found = pattern.exec(written.err) ?? pattern.exec(written.out);
    if (found !== null) return found;
    if (child.exitCode !== null) throw new Error(`The process ended early: ${written.err}`);
    await new Promise((next) => setTimeout(next, 10));
  }
};

const run = async (args: readonly string[], env = {}, input = '') => {
  const running = start(args, env);
  running.child.stdin?.end(input);
  return { exitCode: await running.ended, ...running.written };
};

const inShell = (command: string): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd: scratch, env: bare }, (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });

/** Serves the fake for one test; resolves with its variables. */
const serveFake = async (...args: readonly string[]) => {
  const running = start(['serve-fake', ...args]);
  await until(running, /Ctrl-C/);
  const env = Object.fromEntries(
    running.written.out
      .trim()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );
  return { ...running, env };
};

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'github-token-exchange-cli-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

test('The built file starts with a hashbang and runs', async () => {
  const { exitCode, out } = await run(['--help']);

  expect(await readFile(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(exitCode).toBe(0);
  expect(out).toContain('Usage: github-token-exchange');
});

test('The built file prints the version of the package', async () => {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };

  expect(await run(['--version'])).toEqual({ exitCode: 0, out: `${version}\n`, err: '' });
});

test('The built library does not contain libraries of the command line', async () => {
  const files = await readdir(path.join(root, 'dist'), { recursive: true });
  const libraryFiles = files.filter(
    (file) => file.endsWith('.js') && !/^cli(?:-.*)?\.js$/.test(file),
  );
  const text = await Promise.all(
    libraryFiles.map((file) => readFile(path.join(root, 'dist', file), 'utf8')),
  );

  expect(libraryFiles.length).toBeGreaterThan(3);
  expect(text.join('\n')).not.toMatch(/commander|xdg-open|cli-/);
  expect(await readFile(cli, 'utf8')).not.toMatch(/from ["'](?:commander|open)["']/);
});

test('explain reads a pipe and sets the exit code', async () => {
  const wrong = await run(['explain'], {}, '{"error":"bad_verification_code"}');

  expect(wrong).toMatchObject({ exitCode: 1, err: '' });
  expect(wrong.out).toMatch(/^✗ BadVerificationCode/);
  expect((await run(['explain'], {}, 'access_token=gho_x')).exitCode).toBe(0);
  expect((await run(['explain'], {}, 'hello')).exitCode).toBe(2);
});

test('explain reads XML', async () => {
  const { out } = await run(['explain'], {}, '<OAuth><error>slow_down</error></OAuth>');

  expect(out).toContain('SlowDown   slow_down');
});

test('A reader that closes the pipe early causes no error message', async () => {
  const command = `'${process.execPath}' '${cli}' explain slow_down`;

  expect(await inShell(`${command} | head -n 1`)).toEqual({
    stdout: '✗ SlowDown   slow_down\n',
    stderr: '',
  });
  expect(await inShell(`${command} | true`)).toEqual({ stdout: '', stderr: '' });
});

test('check --online reads .env and sends a request to the fake', async () => {
  const { env } = await serveFake();
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  await writeFile(path.join(scratch, '.env'), lines.join('\n'));
  const { exitCode, out } = await run(['check', '--online']);
  await rm(path.join(scratch, '.env'));

  expect(exitCode).toBe(0);
  expect(out).toContain('GITHUB_CLIENT_SECRET  set in .env');
  expect(out).toContain('✓ GitHub accepts this client ID and client secret together.');
});

test('exchange --print-token waits for the browser and writes the token', async () => {
  const fake = await serveFake();
  const exchange = start(['exchange', '--no-open', '--print-token', '--scope', 'repo'], fake.env);
  const [url] = await until(exchange, /http:\S+\/login\/oauth\/authorize\S+(?=\n)/);
  await until(exchange, /Waiting/);
  const consent = await fetch(url);
  // Like a browser, fetch posts the form and follows the redirect to the callback.
  const page = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'authorize' }),
  });

  expect(await consent.text()).toContain('It requests the scopes repo');
  expect(await page.text()).toContain('You are signed in.');
  expect(await exchange.ended).toBe(0);
  expect(exchange.written.out).toMatch(/^gho_\w{36}\n$/);
  expect(exchange.written.err).toContain('✓ Success');
  expect(fake.written.err).toContain(
    'POST /login/oauth/access_token (authorization_code) → 200 Success',
  );
});

// Other platforms use another program.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'exchange opens the URL in the desktop browser, without secrets in its environment',
  async () => {
    const opened = path.join(scratch, 'opened');
    const program = path.join(scratch, 'xdg-open');
    await writeFile(program, `#!/bin/sh\nenv > '${opened}.env'\nprintf %s "$1" > '${opened}'\n`, {
      mode: 0o755,
    });
    const exchange = start(['exchange'], {
      GITHUB_CLIENT_ID: 'Ov23liTestTestTest00',
      GITHUB_CLIENT_SECRET: '5ec7e'.repeat(8),
      GITHUB_TOKEN: 'gho_of_another_program',
      XDG_ACTIVATION_TOKEN: 'of-the-desktop',
      PATH: `${scratch}:${process.env['PATH'] ?? ''}`,
    });
    const [url] = await until(exchange, /https:\S+\/login\/oauth\/authorize\S+(?=\n)/);
    await until(exchange, /Waiting/);
    const read = () => readFile(opened, 'utf8').catch(() => '');
    while ((await read()) === '') await new Promise((next) => setTimeout(next, 10));

    const env = await readFile(`${opened}.env`, 'utf8');

    expect(await read()).toBe(url);
    // The browser needs the variables of the desktop, but no secret.
    expect(env).toContain('XDG_ACTIVATION_TOKEN=of-the-desktop');
    expect(env).not.toMatch(/5ec7e|GITHUB_CLIENT_SECRET|GITHUB_TOKEN/);
    expect(exchange.written.err).not.toContain('No browser');
  },
);

test('device waits until the user has entered the code', async () => {
  const fake = await serveFake('--github-app');
  const device = start(['device'], { ...fake.env, GITHUB_CLIENT_SECRET: '' });
  const [, userCode = ''] = await until(device, /Enter the code (\S+) at/);
  const page = await fetch(`${fake.env['GITHUB_BASE_URL'] ?? ''}/login/device`, {
    method: 'POST',
    body: new URLSearchParams({ user_code: userCode, decision: 'authorize' }),
  });

  expect(await page.text()).toContain('The device is connected.');
  expect(await device.ended).toBe(0);
  expect(device.written.out).toContain('  Expires    8 hours after it was issued');
  expect(device.written.out + device.written.err).not.toMatch(/gh[ur]_/);
});

test('Ctrl-C stops serve-fake with exit code 0', async () => {
  const { child, ended } = await serveFake();
  child.kill('SIGINT');

  expect(await ended).toBe(0);
});

test('Ctrl-C stops exchange and device with exit code 130', async () => {
  const fake = await serveFake();
  const exchange = start(['exchange', '--no-open'], fake.env);
  const device = start(['device'], fake.env);
  await Promise.all([until(exchange, /Waiting/), until(device, /Waiting/)]);
  exchange.child.kill('SIGINT');
  device.child.kill('SIGTERM');

  expect(await Promise.all([exchange.ended, device.ended])).toEqual([130, 130]);
  expect(exchange.written.err).toMatch(/Interrupted\.\n$/);
  expect(exchange.written.out + device.written.out).toBe('');
});
