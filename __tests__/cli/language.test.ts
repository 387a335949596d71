import { expect, test } from '@jest/globals';
import { localeOf } from '../../src/cli/language.js';
import { wrapLines } from '../../src/cli/terminal.js';
import { de } from '../../src/locales/de.js';
import { ja } from '../../src/locales/ja.js';
import { pt } from '../../src/locales/pt.js';
import { zh } from '../../src/locales/zh.js';
import { columnsOf } from '../../src/internal/text.js';
import { fakeIo, runCli } from './fake-io.js';

const languageOf = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  (await localeOf(args, fakeIo({ env })))?.language;

test('localeOf() takes --lang, then LC_ALL, LC_MESSAGES and LANG', async () => {
  const env = { LC_ALL: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8', LANG: 'es_ES.UTF-8' };

  expect(await languageOf(['--lang', 'ja'], env)).toBe(ja.language);
  expect(await languageOf(['explain', 'x', '--lang=pt-BR'], env)).toBe(pt.language);
  expect(await languageOf([], env)).toBe(de.language);
  expect(await languageOf([], { ...env, LC_ALL: '' })).toBe('fr');
  expect(await languageOf([], { LANG: env.LANG })).toBe('es');
});

test('localeOf() is English for C, POSIX, and a language that is not known', async () => {
  const tags = ['C', 'POSIX', 'C.UTF-8', 'en_GB.UTF-8', 'nl_NL.UTF-8', 'zh_TW.UTF-8', '', 'deu'];
  const languages = await Promise.all(tags.map((tag) => languageOf([], { LANG: tag })));

  expect(languages.filter((language) => language !== undefined)).toEqual([]);
  expect(await languageOf(['--lang', 'en'], { LANG: 'de_DE.UTF-8' })).toBeUndefined();
});

test('localeOf() is English if the terminal cannot display the language', async () => {
  expect(await languageOf([], { LANG: 'zh_CN.UTF-8' })).toBe(zh.language);
  expect(await languageOf([], { LANG: 'zh_CN.GB18030' })).toBeUndefined();
  expect(await languageOf([], { LANG: 'de_DE.ISO-8859-1' })).toBe('de');
});

test('explain writes hints in the language of --lang, with the labels of that language', async () => {
  const { out, exitCode } = await runCli([
    'explain',
    '--lang',
    'de',
    '--base-url',
    'https://ghe.example.com',
    'ENOTFOUND',
  ]);

  expect(exitCode).toBe(0);
  expect(out).toContain('Der Name ghe.example.com ließ sich nicht auflösen (wahrscheinlich).');
  expect(out).toContain('--base-url');
  expect(out).toContain('\n  Zuständig   ');
});

test('explain names the text of the response by its label in each language', async () => {
  const page = '<html><title>Zscaler</title></html>';
  const { out } = await runCli(['explain', '--status', '403', '--lang', 'de', page]);

  expect(out).toContain('Lies "Erhalten"');
  expect(out).not.toContain('bodyExcerpt');
});

test('check and callbacks are in the language of the environment', async () => {
  const env = { LANG: 'fr_FR.UTF-8', GITHUB_CLIENT_ID: '"x"', GITHUB_CLIENT_SECRET: 'y' };
  const checked = await runCli(['check'], { env });
  const callback = await runCli(['explain', 'http://127.0.0.1/callback?error=access_denied'], {
    env,
  });

  expect(checked.out).toContain('L’ID client est entre guillemets (certaine).');
  expect(callback.out).toContain('La personne a annulé l’authentification sur GitHub.');
});

test('wrapLines() wraps Chinese between characters and aligns the rows', () => {
  const text =
    '  负责方     1. 打开 https://github.com/settings/developers 并选择使用此客户端的应用。';
  const rows = wrapLines(text, 40).split('\n');

  expect(rows.every((row) => columnsOf(row) <= 40 || row.includes('https://'))).toBe(true);
  expect(rows.slice(1).filter((row) => !/^ {16}[^\s。，]/.test(row))).toEqual([]);
  expect(rows.map((row) => row.trim()).join('')).toBe(text.trim().replace(/ (?=h)|(?<=s) /g, ''));
});
