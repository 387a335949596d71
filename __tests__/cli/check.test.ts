import { describe, expect, test } from '@jest/globals';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import { app } from '../support/app.js';
import { fakeIo, runCli, type FakeWorld } from './fake-io.js';
import { run } from '../../src/cli/program.js';

const check = (args: readonly string[], world?: FakeWorld) => runCli(['check', ...args], world);

const env = { LANG: 'C.UTF-8', GITHUB_CLIENT_ID: app.clientId };
const right = { ...env, GITHUB_CLIENT_SECRET: app.clientSecret };

test('says which variable came from where, and no value', async () => {
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
      "  GITHUB_REDIRECT_URI   not set: GitHub takes the app's first callback URL",
      '',
      '✓ Nothing wrong can be seen.',
      'Nothing was sent. With --online, GitHub is asked whether the credentials are right.',
      '',
    ].join('\n'),
  );
  expect(err).toBe('');
});

test('says what can be seen to be wrong', async () => {
  const { exitCode, out } = await check([], {
    env: { ...right, GITHUB_CLIENT_SECRET: `${app.clientSecret}\n` },
  });

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ The client secret ends with a newline (certain).\n  Remove it');
  expect(out).not.toContain(app.clientSecret);
});

describe('what is missing', () => {
  test('is told, and GitHub is not asked then', async () => {
    const { exitCode, out } = await check(['--online'], {});

    expect(exitCode).toBe(1);
    expect(out).toContain('GITHUB_CLIENT_ID      not set\n');
    expect(out).toContain('The client ID is empty');
    expect(out).toContain('The client secret is empty');
    expect(out).toContain('GitHub was not asked');
  });

  test('may be missing for the device flow', async () => {
    expect((await check(['--device'], { env })).exitCode).toBe(0);
    expect((await check([], { env })).exitCode).toBe(1);
  });

  test('is told apart from what is set to nothing', async () => {
    const { out } = await check([], { env: { ...right, GITHUB_CLIENT_ID: '' } });

    expect(out).toContain('GITHUB_CLIENT_ID      set in the environment, to nothing');
    expect(out).toContain('The client ID is empty');
  });
});

describe('a file with another value', () => {
  test('is worth a warning without either value', async () => {
    const { exitCode, err } = await check([], {
      env: right,
      files: { '.env': 'GITHUB_CLIENT_ID=Ov23liOtherOtherOthe' },
    });

    expect(exitCode).toBe(0);
    expect(err).toBe(
      '! GITHUB_CLIENT_ID has another value in .env; the one of the environment counts.\n',
    );
  });

  test('is worth another where the environment has nothing', async () => {
    const { err } = await check(['--env', 'x'], {
      env: { ...env, GITHUB_CLIENT_SECRET: '' },
      files: { x: `GITHUB_CLIENT_SECRET=${app.clientSecret}` },
    });

    expect(err).toContain('GITHUB_CLIENT_SECRET is set to nothing in the environment');
    expect(err).toContain('its value in x');
  });
});

describe('a base URL in a .env file that has no credentials', () => {
  const files = { '.env': 'GITHUB_BASE_URL=https://evil.example' };
  /** Runs a command with a network that is off, and resolves with the hosts that were called. */
  const hostsOf = async (args: readonly string[]) => {
    const hosts: string[] = [];
    const ask: typeof fetch = (url) => {
      hosts.push(new URL(url instanceof Request ? url.url : url).host);
      return Promise.reject(new TypeError('The network is off.'));
    };
    const { err } = await runCli(args, { env: right, files, fetch: ask });
    return { hosts, err };
  };
  const commands = [
    ['check', '--online'],
    ['exchange', '--code', 'e72e16c7e42f292c6912'],
    ['device'],
  ];

  test.each(commands)('gets no credentials of the environment from %s %s', async (...args) => {
    const { hosts, err } = await hostsOf(args.filter(Boolean));

    expect(hosts).toEqual(['github.com']);
    expect(err).toBe(
      '! GITHUB_BASE_URL in .env was ignored, because the credentials did not come from that file. To send them there, use --env .env.\n',
    );
  });

  test.each(commands)('is used by %s %s if --env names the file', async (...args) => {
    const { hosts, err } = await hostsOf([...args.filter(Boolean), '--env', '.env']);

    expect(hosts).toEqual(['evil.example']);
    expect(err).toBe('');
  });

  test('is a warning before anything is sent', async () => {
    const written: string[] = [];
    const io = fakeIo({
      env: right,
      files,
      fetch: () => {
        written.push(io.written.err);
        return Promise.reject(new TypeError('The network is off.'));
      },
    });
    await run(['check', '--online'], io);

    expect(written).toEqual([expect.stringContaining('was ignored')]);
  });
});

test('the command line outweighs both', async () => {
  const { out } = await check(
    ['--client-id', app.clientId, '--client-secret-stdin', '--redirect-uri', 'http://127.0.0.1/cb'],
    { env: { ...env, GITHUB_BASE_URL: '', GITHUB_CLIENT_ID: 'x' }, stdin: `${app.clientSecret}\n` },
  );

  expect(out).toContain('GITHUB_CLIENT_ID      set from command line');
  expect(out).toContain('GITHUB_CLIENT_SECRET  set from standard input');
  expect(out).toContain('GITHUB_REDIRECT_URI   set from command line');
  expect(out).toContain('✓ Nothing wrong can be seen.');
});

test('a base URL that is none is refused by the name of its variable', async () => {
  const { exitCode, err } = await check([], { env: { ...right, GITHUB_BASE_URL: 'ghe' } });

  expect(exitCode).toBe(2);
  expect(err).toContain('GITHUB_BASE_URL is not an absolute https URL');
});

describe('--online', () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const world = { env: right, fetch: endpoint.fetch };

  test('asks GitHub whether the credentials belong together', async () => {
    const { exitCode, out } = await check(['--online'], world);

    expect(exitCode).toBe(0);
    expect(out).toContain('✓ GitHub accepts this client ID and client secret together.');
  });

  test('shows the error otherwise', async () => {
    const { exitCode, out } = await check(['--online'], {
      ...world,
      env: { ...right, GITHUB_CLIENT_SECRET: '0'.repeat(40) },
    });

    expect(exitCode).toBe(1);
    expect(out).toContain('✗ IncorrectClientCredentials   incorrect_client_credentials · HTTP 200');
  });

  test('ends at Ctrl-C', async () => {
    const io = fakeIo({ env: right, fetch: () => new Promise(() => undefined) });
    const ending = run(['check', '--online'], io);
    io.interrupt();

    expect(await ending).toBe(130);
  });
});

describe('--json', () => {
  test('writes the sources and the causes, and no value', async () => {
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

  test('writes what GitHub said', async () => {
    const { fetch } = createFakeTokenEndpoint({ apps: [app] });
    const { out } = await check(['--json', '--online'], { env: right, fetch });

    expect(JSON.parse(out)).toMatchObject({ online: { _tag: 'CredentialsAccepted' } });
  });
});
