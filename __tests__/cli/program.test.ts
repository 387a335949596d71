import { Readable } from 'node:stream';
import { beforeEach, expect, test } from '@jest/globals';
import { run, start } from '../../src/cli/program.js';
import { fakeIo, runCli } from './fake-io.js';
import { fakeProcess } from './fake-process.js';

// Commander's help ends with process.exitCode, which another test in the same process may have set.
beforeEach(() => {
  process.exitCode = undefined;
});

const commands = ['explain', 'doctor', 'check', 'exchange', 'device', 'serve-fake'];
const topics = ['environment', 'secrets', 'proxies', 'output', 'json', 'exit-codes'];

test('--help, -h and help list the commands and the topics', async () => {
  for (const option of ['--help', '-h', 'help']) {
    const { exitCode, out, err } = await runCli([option]);

    expect([exitCode, err]).toEqual([0, '']);
    for (const word of [...commands, ...topics]) expect(out).toMatch(`\n  ${word} `);
  }
});

test('--help of every command shows examples, then options, and no exit codes', async () => {
  for (const command of [...commands, 'help']) {
    const { exitCode, out } = await runCli([command, '--help']);

    expect(exitCode).toBe(0);
    expect(out).toContain(`Usage: github-token-exchange ${command}`);
    expect(out).toMatch(
      /^Usage: .*\n\n[A-Z].*\.\n\nExamples:\n(?: {2}\$ .*\n)+\n(?:Arguments|Options):\n/,
    );
    expect(out).not.toContain('130');
    // eslint-disable-next-line no-control-regex -- ASCII
    expect(out).toMatch(/^[\u0000-\u007f]+$/);
  }
});

test('device --help does not mention the client secret, which device does not need', async () => {
  expect((await runCli(['device', '--help'])).out).not.toMatch(/secret/i);
});

test('--help keeps to the width of the terminal', async () => {
  const { out } = await runCli(['check', '--help'], { terminal: 60 });
  const [, options = ''] = out.split('\nOptions:');

  expect(Math.max(...options.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
});

test('An empty command line prints the help and exits with 2', async () => {
  const { exitCode, out, err } = await runCli([]);

  expect(exitCode).toBe(2);
  expect(out).toBe('');
  expect(err).toContain('Usage: github-token-exchange');
});

test('--version and -V print the version', async () => {
  for (const option of ['--version', '-V'])
    expect(await runCli([option])).toMatchObject({ exitCode: 0, out: '1.2.3\n', err: '' });
});

test('Wrong usage exits with 2, and names the problem and the fix', async () => {
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [['explian'], 'unknown command\n', 'Did you mean explain?'],
    [['check', '--onlin'], "unknown option '--onlin'", 'Did you mean --online?'],
    [['explain', 'a', 'b'], 'too many arguments', '--help'],
    [
      ['explain', '--status', '99', 'a'],
      "'--status <number>' is invalid",
      'Use a whole number from 100 to 599.',
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
  ];
  for (const [args, problem, fix] of cases) {
    const { exitCode, out, err } = await runCli(args);

    expect([args, exitCode, out]).toEqual([args, 2, '']);
    expect(err).toContain(problem);
    expect(err).toContain(fix);
  }
});

test('Messages of the parser never contain a value, wherever it is typed', async () => {
  // A code verifier, and values that look like words of the parser.
  const values = [
    'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    '--dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    "dBjft' argument 'dBjft' is invalid. dBjft' is invalid. (Did you mean dBjft?)",
    "dBjft\n' dBjft",
  ];
  for (const value of values) {
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
  }
});

test('An unknown option is named without its value', async () => {
  const { err } = await runCli(['check', '--clinet-secret=hunter2']);

  expect(err).toContain("unknown option '--clinet-secret'");
  expect(err).not.toContain('hunter2');
});

test('The client secret is refused on the command line', async () => {
  for (const args of [
    ['exchange', '--client-secret', 'hunter2'],
    ['check', '--client-secret=hunter2'],
    ['check', '--client_secret=hunter2'],
  ]) {
    const { exitCode, err } = await runCli(args);

    expect(exitCode).toBe(2);
    expect(err).toContain('--client-secret-stdin');
    expect(err).not.toContain('hunter2');
  }
});

test('An internal error exits with 70 and prints its message without secrets', async () => {
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
  expect(io.written.err).toBe('✗ Internal error: broken by ***\n');
});

test('An internal error that is not an Error is printed as text', async () => {
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

test('start() runs the arguments of the process and sets its exit code', async () => {
  const { self, out, asProcess } = fakeProcess(['explain', '-']);
  await start(asProcess);

  expect(self.exitCode).toBe(1);
  expect(out.join('')).toContain('SlowDown');
});

test('start() prints the version of the package', async () => {
  const { out, asProcess } = fakeProcess(['--version']);
  await start(asProcess);

  expect(out.join('')).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('start() exits quietly if the reader closed the pipe, and throws other errors', async () => {
  const { self, exits, asProcess } = fakeProcess(['--version']);
  await start(asProcess);
  const emit = (code: string) => () =>
    self.stdout.emit('error', Object.assign(new Error('broken'), { code }));

  expect(emit('EPIPE')).toThrow('broken');
  expect(exits).toEqual([undefined]);
  expect(emit('EIO')).toThrow('broken');
  expect(exits).toHaveLength(1);
});

test('SIGINT and SIGTERM interrupt the command', async () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const { self, asProcess } = fakeProcess(['serve-fake']);
    const ending = start(asProcess);
    self.emit(signal);
    await ending;

    expect(self.exitCode).toBe(0);
  }
});

test('Ctrl-C ends the reading of a terminal', async () => {
  const { self, asProcess } = fakeProcess(['explain']);
  self.stdin = new Readable({ read: () => undefined });
  const ending = start(asProcess);
  self.emit('SIGINT');
  await ending;

  expect(self.exitCode).toBe(130);
  expect(self.stdin.destroyed).toBe(true);
});

test('A broken standard input is an internal error', async () => {
  const { self, err, asProcess } = fakeProcess(['explain']);
  self.stdin = new Readable({ read: () => self.stdin.destroy(new Error('the disk is gone')) });
  await start(asProcess);

  expect(self.exitCode).toBe(70);
  expect(err.join('')).toContain('the disk is gone');
});

const chunk = Buffer.alloc(64 * 1024, ' ');

test('explain reads at most 1 MiB of an endless standard input', async () => {
  const { self, out, asProcess } = fakeProcess(['explain']);
  let read = 0;
  self.stdin = new Readable({
    read: () => {
      self.stdin.push(read === 0 ? 'slow_down\n' : chunk);
      read += chunk.length;
    },
  });
  await start(asProcess);

  expect(out.join('')).toContain('SlowDown');
  expect(self.stdin.destroyed).toBe(true);
  expect(read).toBeLessThan(2 * 1024 * 1024);
});
