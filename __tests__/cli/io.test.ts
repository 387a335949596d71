import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { nodeIo, openInBrowser } from '../../src/cli/io.js';
import { createPrinter } from '../../src/cli/terminal.js';
import { fakeIo } from './fake-io.js';
import { fakeProcess } from './fake-process.js';

test('nodeIo() reads at most 1 MiB of standard input and of a file', async () => {
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

test('nodeIo() returns the current width of terminals, and none for pipes', () => {
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

test('nodeIo() reads files as text', async () => {
  const io = nodeIo(fakeProcess([]).asProcess, new AbortController().signal);

  expect(await io.readFile('package.json')).toContain('github-token-exchange');
});

test('openInBrowser() opens web URLs only, and otherwise asks the user', async () => {
  for (const address of ['file:///etc/passwd', 'javascript:alert(1)', '--help', '']) {
    const io = fakeIo();
    await openInBrowser(address, io, createPrinter(io.stderr, io));

    expect(io.opened).toEqual([]);
    expect(io.written.err).toContain('Open the URL yourself.');
  }
  const io = fakeIo();
  await openInBrowser('https://github.com/a b', io, createPrinter(io.stderr, io));

  expect(io.opened).toEqual(['https://github.com/a%20b']);
  expect(io.written.err).toBe('');
});

test('nodeIo() replaces a file in place, with its mode, and nothing else', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'github-token-exchange-io-'));
  const file = path.join(folder, '.env');
  const link = path.join(folder, 'link');
  const latin1 = path.join(folder, 'latin1');
  await writeFile(file, 'A="1 "\r\nB=é\r\n', { mode: 0o640 });
  await symlink(file, link);
  await writeFile(latin1, Buffer.from([0x41, 0x3d, 0xe9]));
  const { ino } = await stat(file);
  const { readFile: read, replaceFile } = nodeIo(
    fakeProcess([]).asProcess,
    new AbortController().signal,
  );

  await expect(replaceFile(link, await read(link), 'x')).rejects.toThrow(/is a symbolic link/);
  await expect(replaceFile(file, 'other', 'x')).rejects.toThrow(/has changed meanwhile/);
  await expect(replaceFile(latin1, await read(latin1), 'x')).rejects.toThrow(/is not UTF-8/);
  await replaceFile(file, await read(file), 'A=1\r\nB=é\r\n');
  const [text, after] = [await readFile(file, 'utf8'), await stat(file)];
  await rm(folder, { recursive: true });

  expect(text).toBe('A=1\r\nB=é\r\n');
  expect([after.ino, after.mode & 0o777]).toEqual([ino, 0o640]);
});

test('nodeIo() reads one line of standard input, and nothing after Ctrl-C', async () => {
  const interruption = new AbortController();
  const { self, asProcess } = fakeProcess([]);
  self.stdin = Readable.from([Buffer.from('ye'), Buffer.from('s\r\nno\n')]);
  const first = await nodeIo(asProcess, interruption.signal).stdin.readLine();
  self.stdin = new Readable({ read: () => undefined });
  const second = nodeIo(asProcess, interruption.signal).stdin.readLine();
  interruption.abort();

  expect([first, await second]).toEqual(['yes', '']);
});
