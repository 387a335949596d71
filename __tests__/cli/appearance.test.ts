import { describe, expect, test } from '@jest/globals';
import { appearanceOf, paints, toAscii } from '../../src/cli/appearance.js';

const terminal = { isTTY: true };
const pipe = { isTTY: false };
const linux = (env: Readonly<Record<string, string>>) => ({ env, platform: 'linux' });
const color = (stream: typeof pipe, env: Readonly<Record<string, string>>) =>
  appearanceOf(stream, linux(env)).color;

describe('colours', () => {
  test('are for terminals alone', () => {
    expect(color(terminal, {})).toBe(true);
    expect(color(pipe, {})).toBe(false);
  });

  test('are off for a dumb terminal', () => {
    expect(color(terminal, { TERM: 'dumb' })).toBe(false);
    expect(color(terminal, { TERM: 'xterm-256color' })).toBe(true);
  });

  test('are switched off by NO_COLOR, unless it is empty', () => {
    expect(color(terminal, { NO_COLOR: '1' })).toBe(false);
    expect(color(terminal, { NO_COLOR: '' })).toBe(true);
  });

  test('are switched on by FORCE_COLOR, and off where it says so', () => {
    expect(color(pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(color(pipe, { FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
    expect(color(pipe, { FORCE_COLOR: '' })).toBe(false);
    expect(color(terminal, { FORCE_COLOR: '0' })).toBe(false);
    expect(color(terminal, { FORCE_COLOR: 'false' })).toBe(false);
  });

  test('are off where NO_COLOR stands beside FORCE_COLOR', () => {
    expect(color(pipe, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  test('paint what stands between their escapes, or nothing', () => {
    const on = paints({ color: true, ascii: false, live: true });
    const off = paints({ color: false, ascii: false, live: true });

    expect(on.red('a')).toBe('\u001b[31ma\u001b[39m');
    expect(off.red('a')).toBe('a');
  });
});

describe('characters beyond ASCII', () => {
  const ascii = (env: Readonly<Record<string, string>>, platform = 'linux') =>
    appearanceOf(pipe, { env, platform }).ascii;

  test('are written where the locale is UTF-8, in the order of POSIX', () => {
    expect(ascii({})).toBe(true);
    expect(ascii({ LANG: 'en_GB.UTF-8' })).toBe(false);
    expect(ascii({ LANG: 'en_GB.utf8' })).toBe(false);
    expect(ascii({ LC_CTYPE: 'C', LANG: 'en_GB.UTF-8' })).toBe(true);
    expect(ascii({ LC_ALL: 'en_GB.UTF-8', LC_CTYPE: 'C' })).toBe(false);
    expect(ascii({ LC_ALL: '', LANG: 'en_GB.UTF-8' })).toBe(false);
  });

  test('are written on Windows, which has no such variables', () => {
    expect(ascii({}, 'win32')).toBe(false);
  });

  test('are replaced by what comes near them', () => {
    expect(toAscii('✓ ✗ a · b… → █ é\n\r\u001b[1m')).toBe('+ x a - b... -> # ?\n\r\u001b[1m');
  });
});

test('lines are overwritten on terminals that can', () => {
  expect(appearanceOf(terminal, linux({})).live).toBe(true);
  expect(appearanceOf(terminal, linux({ TERM: 'dumb' })).live).toBe(false);
  expect(appearanceOf(pipe, linux({})).live).toBe(false);
});
