import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/cli/program.js';
import { fakeIo, runCli } from './fake-io.js';

const commands = ['explain', 'check', 'exchange', 'device', 'serve-fake'];

describe('help', () => {
  test.each(['--help', '-h', 'help'])(
    '%s tells the commands, variables and exit codes',
    async (how) => {
      const { exitCode, out, err } = await runCli([how]);

      expect(exitCode).toBe(0);
      expect(err).toBe('');
      for (const text of [...commands, 'GITHUB_CLIENT_ID', 'NO_COLOR', '  130  interrupted'])
        expect(out).toContain(text);
    },
  );

  test.each(commands)('of %s shows examples, and is the same behind help', async (command) => {
    const { exitCode, out } = await runCli([command, '--help']);

    expect(exitCode).toBe(0);
    expect(out).toContain(`Usage: github-token-exchange ${command}`);
    expect(out).toContain(`  $ github-token-exchange ${command}`);
    expect(out).toContain('Exit codes:');
    // eslint-disable-next-line no-control-regex -- ASCII is what is meant
    expect(out).toMatch(/^[\u0000-\u007f]+$/);
    expect((await runCli(['help', command])).out).toBe(out);
  });

  test('keeps to the width of the terminal', async () => {
    const { out } = await runCli(['check', '--help'], { terminal: 60 });
    const [usage = ''] = out.split('\nExamples:');

    expect(Math.max(...usage.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('is what an empty command line gets, with exit code 2', async () => {
    const { exitCode, out, err } = await runCli([]);

    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage: github-token-exchange');
  });
});

test.each(['--version', '-V'])('%s prints the version', async (how) => {
  expect(await runCli([how])).toMatchObject({ exitCode: 0, out: '1.2.3\n', err: '' });
});

describe('wrong usage', () => {
  test.each([
    [['explian'], 'unknown command\n', 'Did you mean explain?'],
    [['check', '--onlin'], "unknown option '--onlin'", 'Did you mean --online?'],
    [['explain', 'a', 'b'], 'too many arguments', '--help'],
    [
      ['explain', '--status', '99', 'a'],
      "'--status <number>' is invalid",
      'Give a whole number from 100 to 599.',
    ],
    [['explain', '--status', '2e2', 'a'], 'is invalid', 'whole number'],
    [
      ['explain', '--grant', 'x', 'a'],
      "'--grant <grant>' is invalid",
      'authorization_code, refresh_token',
    ],
    [['exchange', '--port', '65536'], 'is invalid', '0 to 65535'],
    [['exchange', '--scope', ' , '], 'is invalid', 'read:org'],
    [['exchange', '--json', '--print-token'], "'--print-token'", 'cannot be used with'],
    [['explain', '--file'], 'argument missing', '--help'],
  ])('%j', async (args, problem, hint) => {
    const { exitCode, out, err } = await runCli(args);

    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(problem);
    expect(err).toContain(hint);
  });

  // A code verifier, and values that look like the parser's own words.
  test.each([
    'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    '--dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    "dBjft' argument 'dBjft' is invalid. dBjft' is invalid. (Did you mean dBjft?)",
    "dBjft\n' dBjft",
  ])('never repeats the value %j, wherever it is typed', async (value) => {
    const lines = [
      [value],
      ['explain', 'a', value],
      ['explain', '--status', value],
      ['explain', '--grant', value],
      ['explain', '--base-url', value, 'a'],
      ['exchange', '--port', value],
      ['exchange', '--timeout', value],
      ['exchange', '--scope', `, ,`, value],
      ['exchange', `--${value}`],
      ['exchange', `--unknown=${value}`],
      ['exchange', `-x${value}`],
      ['exchange', '--redirect-uri', value, '--client-id', 'a'],
      ['serve-fake', '--port', value],
    ];
    for (const line of lines) {
      const { exitCode, out, err } = await runCli(line, {
        env: { LANG: 'C.UTF-8', GITHUB_CLIENT_SECRET: 'b' },
      });

      expect([line, exitCode]).toEqual([line, 2]);
      expect(out + err).not.toContain('dBjft');
    }
  });

  test('names an unknown option without its value', async () => {
    const { err } = await runCli(['check', '--clinet-secret=hunter2']);

    expect(err).toContain("unknown option '--clinet-secret'");
    expect(err).not.toContain('hunter2');
  });
});

test.each([
  [['exchange', '--client-secret', 'hunter2']],
  [['check', '--client-secret=hunter2']],
  [['check', '--client_secret=hunter2']],
])('the client secret is not taken from the command line: %j', async (args) => {
  const { exitCode, err } = await runCli(args);

  expect(exitCode).toBe(2);
  expect(err).toContain('--client-secret-stdin');
  expect(err).not.toContain('hunter2');
});

test('a fault of the program exits with 70 and prints its message without secrets', async () => {
  const io = fakeIo({
    stdout: {
      isTTY: false,
      columns: undefined,
      write: () => {
        throw new RangeError('broken by gho_16C7e42F292c6912E7710c838347Ae178B4a');
      },
    },
  } as never);

  expect(await run(['explain', 'slow_down'], io)).toBe(70);
  expect(io.written.err).toBe('✗ A fault of this program: broken by ***\n');
});

test('what is thrown and is no error is told as well', async () => {
  const io = fakeIo({
    stdout: {
      isTTY: false,
      columns: undefined,
      write: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as a library may
        throw 'nothing to write to';
      },
    },
  } as never);

  expect(await run(['explain', 'slow_down'], io)).toBe(70);
  expect(io.written.err).toContain('nothing to write to');
});
