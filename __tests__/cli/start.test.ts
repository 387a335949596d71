import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { nodeIo, type Process } from '../../src/cli/node-io.js';
import { start } from '../../src/cli/start.js';

const stream = (written: string[], terminal: { readonly columns: number } | undefined) =>
  Object.assign(new EventEmitter(), {
    write: (text: string) => written.push(text) > 0,
    ...(terminal === undefined ? {} : { isTTY: true, ...terminal }),
  });

const fakeProcess = (argv: readonly string[], terminal?: { readonly columns: number }) => {
  const out: string[] = [];
  const err: string[] = [];
  const exits: unknown[] = [];
  const self = Object.assign(new EventEmitter(), {
    argv: ['node', 'cli', ...argv],
    env: { LANG: 'C.UTF-8' },
    platform: 'linux',
    stdin: Readable.from([Buffer.from('slow_'), Buffer.from('down')]),
    stdout: stream(out, terminal),
    stderr: stream(err, terminal),
    exit: (code?: number) => exits.push(code),
    exitCode: undefined as number | undefined,
  });
  return { self, out, err, exits, asProcess: self as unknown as Process };
};

test('the arguments of the process are run, and its exit code is set', async () => {
  const { self, out, asProcess } = fakeProcess(['explain', '-']);
  await start(asProcess);

  expect(self.exitCode).toBe(1);
  expect(out.join('')).toContain('SlowDown');
});

test('the version is the one of the package', async () => {
  const { out, asProcess } = fakeProcess(['--version']);
  await start(asProcess);

  expect(out.join('')).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a reader that left early ends the process quietly; another error does not', async () => {
  const { self, exits, asProcess } = fakeProcess(['--version']);
  await start(asProcess);
  const emit = (code: string) => () =>
    self.stdout.emit('error', Object.assign(new Error('broken'), { code }));

  expect(emit('EPIPE')).toThrow('broken');
  expect(exits).toEqual([undefined]);
  expect(emit('EIO')).toThrow('broken');
  expect(exits).toHaveLength(1);
});

test.each(['SIGINT', 'SIGTERM'])('%s interrupts the command', async (signal) => {
  const { self, asProcess } = fakeProcess(['serve-fake']);
  const ending = start(asProcess);
  self.emit(signal);
  await ending;

  expect(self.exitCode).toBe(0);
});

test('Ctrl-C ends the wait for what somebody types', async () => {
  const { self, asProcess } = fakeProcess(['explain']);
  self.stdin = new Readable({ read: () => undefined });
  const ending = start(asProcess);
  self.emit('SIGINT');
  await ending;

  expect(self.exitCode).toBe(130);
  expect(self.stdin.destroyed).toBe(true);
});

test('an input that breaks is a fault, not an answer', async () => {
  const { self, err, asProcess } = fakeProcess(['explain']);
  self.stdin = new Readable({ read: () => self.stdin.destroy(new Error('the disk is gone')) });
  await start(asProcess);

  expect(self.exitCode).toBe(70);
  expect(err.join('')).toContain('the disk is gone');
});

const chunk = Buffer.alloc(64 * 1024, ' ');

test('an input without an end is read up to 1 MiB', async () => {
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

test('a text is cut at 1 MiB, whether it came from a pipe or a file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'github-token-exchange-io-'));
  const file = path.join(folder, 'long.txt');
  const long = 'a'.repeat(1024 * 1024 + 1);
  await writeFile(file, long);
  const { self, asProcess } = fakeProcess([]);
  self.stdin = Readable.from([Buffer.from(long)]);
  const io = nodeIo(asProcess, new AbortController().signal);
  const texts = [await io.stdin.read(), await io.readFile(file)];
  await rm(folder, { recursive: true });

  expect(texts.map((text) => text.length)).toEqual([1024 * 1024, 1024 * 1024]);
  await expect(io.readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('streams that are terminals tell their width as it is now', () => {
  const terminal = fakeProcess([], { columns: 80 });
  const { signal } = new AbortController();
  const { stdout, stderr } = nodeIo(terminal.asProcess, signal);
  const pipe = nodeIo(fakeProcess([]).asProcess, signal);
  terminal.self.stdout = Object.assign(terminal.self.stdout, { columns: 100 });

  expect([stdout.isTTY, stdout.columns, stderr.columns]).toEqual([true, 100, 80]);
  expect([pipe.stdout.isTTY, pipe.stdout.columns, pipe.stdin.isTTY]).toEqual([
    false,
    undefined,
    false,
  ]);
});

test('files are read as text', async () => {
  const io = nodeIo(fakeProcess([]).asProcess, new AbortController().signal);

  expect(await io.readFile('package.json')).toContain('github-token-exchange');
});
