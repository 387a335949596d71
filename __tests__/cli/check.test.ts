import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/program.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import { app } from '../support/app.js';
import { fakeIo, type FakeWorld, runCli } from './fake-io.js';

const check = (args: readonly string[], world?: FakeWorld) => runCli(['check', ...args], world);

const env = { LANG: 'C.UTF-8', GITHUB_CLIENT_ID: app.clientId };
const valid = { ...env, GITHUB_CLIENT_SECRET: app.clientSecret };

test('check shows the source of each setting, and no value', async () => {
  const { exitCode, out, err } = await check([], {
    env,
    files: { '.env': `GITHUB_CLIENT_SECRET=${app.clientSecret}` },
  });

  expect(exitCode).toBe(0);
  expect(out).toBe(
    [
      'Configuration',
      '  GITHUB_CLIENT_ID      set in the environment',
      '  GITHUB_CLIENT_SECRET  set in .env',
      '  GITHUB_BASE_URL       not set: https://github.com',
      "  GITHUB_REDIRECT_URI   not set: GitHub uses the app's first callback URL",
      '',
      '✓ No visible problems.',
      'No request was sent. Use --online to ask GitHub whether the credentials are correct.',
      '',
    ].join('\n'),
  );
  expect(err).toBe('');
});

test('check shows visible problems', async () => {
  const { exitCode, out } = await check([], {
    env: { ...valid, GITHUB_CLIENT_SECRET: `${app.clientSecret}\n` },
  });

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ The client secret ends with a newline (certain).\n  Remove it');
  expect(out).not.toContain(app.clientSecret);
});

test('check --online sends no request without credentials', async () => {
  const { exitCode, out } = await check(['--online'], {});

  expect(exitCode).toBe(1);
  expect(out).toContain('GITHUB_CLIENT_ID      not set; there is no .env in this folder\n');
  expect(out).toContain('✗ GITHUB_CLIENT_ID is not set (certain).');
  expect(out).toContain('✗ GITHUB_CLIENT_SECRET is not set (certain).');
  expect(out).toContain('No request was sent, because a client ID');
});

test('check --device accepts that there is no client secret', async () => {
  expect((await check(['--device'], { env })).exitCode).toBe(0);
  expect((await check([], { env })).exitCode).toBe(1);
});

test('check distinguishes an empty variable from one that is not set', async () => {
  const { out } = await check([], { env: { ...valid, GITHUB_CLIENT_ID: '' } });

  expect(out).toContain('GITHUB_CLIENT_ID      set in the environment, but empty');
  expect(out).toContain('✗ The client ID is empty (certain).');
});

test('check warns that the file has another value, and shows neither', async () => {
  const { exitCode, err } = await check([], {
    env: valid,
    files: { '.env': 'GITHUB_CLIENT_ID=Ov23liOtherOtherOthe' },
  });

  expect(exitCode).toBe(0);
  expect(err).toBe(
    '! GITHUB_CLIENT_ID has another value in .env; the value in the environment is used.\n',
  );
});

test('check warns that an empty variable takes precedence over the file', async () => {
  const { err } = await check(['--env', 'x'], {
    env: { ...env, GITHUB_CLIENT_SECRET: '' },
    files: { x: `GITHUB_CLIENT_SECRET=${app.clientSecret}` },
  });

  expect(err).toContain('GITHUB_CLIENT_SECRET is empty in the environment');
  expect(err).toContain('its value in x');
});

const files = { '.env': 'GITHUB_BASE_URL=https://evil.example' };
/** Runs a command without a network; resolves with the hosts that it called. */
const hostsOf = async (args: readonly string[]) => {
  const hosts: string[] = [];
  const offline: typeof fetch = (url) => {
    hosts.push(new URL(url instanceof Request ? url.url : url).host);
    return Promise.reject(new TypeError('The network is off.'));
  };
  const { err } = await runCli(args, { env: valid, files, fetch: offline });
  return { hosts, err };
};
const commands = [
  ['check', '--online'],
  ['exchange', '--code', 'e72e16c7e42f292c6912'],
  ['device'],
];

test('check, exchange and device send no credentials of the environment to the base URL of .env', async () => {
  for (const command of commands) {
    expect(await hostsOf(command)).toEqual({
      hosts: ['github.com'],
      err: '! GITHUB_BASE_URL in .env was ignored, because the credentials did not come from that file. To send them there, use --env .env.\n',
    });
    expect(await hostsOf([...command, '--env', '.env'])).toEqual({
      hosts: ['evil.example'],
      err: '',
    });
  }
});

test('check --online warns about an ignored base URL before it sends a request', async () => {
  const written: string[] = [];
  const io = fakeIo({
    env: valid,
    files,
    fetch: () => {
      written.push(io.written.err);
      return Promise.reject(new TypeError('The network is off.'));
    },
  });
  await run(['check', '--online'], io);

  expect(written).toEqual([expect.stringContaining('was ignored')]);
});

test('check prefers the command line to environment and file', async () => {
  const { out } = await check(
    ['--client-id', app.clientId, '--client-secret-stdin', '--redirect-uri', 'http://127.0.0.1/cb'],
    { env: { ...env, GITHUB_BASE_URL: '', GITHUB_CLIENT_ID: 'x' }, stdin: `${app.clientSecret}\n` },
  );

  expect(out).toContain('GITHUB_CLIENT_ID      set on the command line');
  expect(out).toContain('GITHUB_CLIENT_SECRET  set from standard input');
  expect(out).toContain('GITHUB_REDIRECT_URI   set on the command line');
  expect(out).toContain('✓ No visible problems.');
});

test('check lists a base URL that cannot be used among the problems, with its source', async () => {
  const secret = `GITHUB_CLIENT_SECRET=${app.clientSecret}`;
  const fromFile = await check(['--env', 'staging.env'], {
    env,
    files: { 'staging.env': `${secret}\nGITHUB_BASE_URL=http://ghe.example.com` },
  });
  const fromEnvironment = await check([], { env: { ...env, GITHUB_BASE_URL: 'ghe' } });

  expect(fromFile.exitCode).toBe(1);
  expect(fromFile.out).toContain(
    '✗ GITHUB_BASE_URL in staging.env is an http URL, which would send secrets unencrypted.\n  Use the https URL.\n',
  );
  expect(fromFile.out).not.toMatch(/No visible|ghe\.example\.com/);
  expect(fromEnvironment.exitCode).toBe(1);
  expect(fromEnvironment.out).toContain('✗ GITHUB_BASE_URL is not an absolute https URL.\n');
  expect(fromEnvironment.out).toContain('✗ GITHUB_CLIENT_SECRET is not set (certain).');
});

test('check --online sends nothing if the base URL cannot be used', async () => {
  const sent: unknown[] = [];
  const world = {
    env: { ...valid, GITHUB_BASE_URL: 'ghe' },
    fetch: (url: unknown) => {
      sent.push(url);
      return Promise.reject(new TypeError('The network is off.'));
    },
  };
  const { exitCode, out } = await check(['--online'], world);
  const { out: json } = await check(['--online', '--json'], world);

  expect(exitCode).toBe(1);
  expect(out).toContain('No request was sent, because the base URL cannot be used.');
  expect(JSON.parse(json)).toMatchObject({
    baseUrl: { problem: 'is not an absolute https URL' },
    causes: [],
  });
  expect(sent).toEqual([]);
});

test('check refuses a --base-url that cannot be used as wrong usage', async () => {
  const { exitCode, err } = await check(['--base-url', 'ghe'], { env: valid });

  expect(exitCode).toBe(2);
  expect(err).toContain('--base-url is not an absolute https URL');
});

test('check --online shows the failure of the request after the visible problems', async () => {
  const { exitCode, out } = await check(['--online'], { env: valid });

  expect(exitCode).toBe(1);
  expect(out).toContain('\n✓ No visible problems.\n\n✗ NetworkFailure');
});

const endpoint = createFakeTokenEndpoint({ apps: [app] });
const world = { env: valid, fetch: endpoint.fetch };

test('check --online shows that GitHub accepts the credentials', async () => {
  const { exitCode, out } = await check(['--online'], world);

  expect(exitCode).toBe(0);
  expect(out).toContain('✓ GitHub accepts this client ID and client secret together.');
});

test('check --online shows the error if GitHub does not accept the credentials', async () => {
  const { exitCode, out } = await check(['--online'], {
    ...world,
    env: { ...valid, GITHUB_CLIENT_SECRET: '0'.repeat(40) },
  });

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ IncorrectClientCredentials   incorrect_client_credentials · HTTP 200');
});

test('check --online stops on Ctrl-C', async () => {
  const io = fakeIo({ env: valid, fetch: () => new Promise(() => undefined) });
  const ending = run(['check', '--online'], io);
  io.interrupt();

  expect(await ending).toBe(130);
});

test('check --json writes sources and causes, and no value', async () => {
  const { exitCode, out } = await check(['--json'], { env });

  expect(exitCode).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    settings: [
      { variable: 'GITHUB_CLIENT_ID', source: 'environment', differs: false },
      { variable: 'GITHUB_CLIENT_SECRET', source: 'not set' },
      { variable: 'GITHUB_BASE_URL', source: 'not set' },
      { variable: 'GITHUB_REDIRECT_URI', source: 'not set' },
    ],
    causes: [{ id: 'client-secret-missing' }],
  });
  expect(out).not.toContain(app.clientId);
});

test('check --json --online writes the result of the request', async () => {
  const { fetch } = createFakeTokenEndpoint({ apps: [app] });
  const { out } = await check(['--json', '--online'], { env: valid, fetch });

  expect(JSON.parse(out)).toMatchObject({ online: { _tag: 'CredentialsAccepted' } });
});
