import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { formatTokenError, type Locale, type TokenError } from '../../src/decode.js';
import { en } from '../../src/errors/en.js';
import { brokenRulesOf } from '../support/locale-rules.js';
import { everyError } from '../support/samples.js';

const directory = new URL('../../src/locales/', import.meta.url);
const names = (await readdir(directory))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''));

const locales = await Promise.all(
  names.map(async (name) => {
    const module = (await import(`../../src/locales/${name}.ts`)) as Readonly<
      Record<string, unknown>
    >;
    return { name, locale: module[name] as Locale, exported: Object.keys(module) };
  }),
);

test('each translation exports one locale, with the name of its file and of its language', () => {
  expect(locales.map(({ exported }) => exported)).toEqual(names.map((name) => [name]));
  expect(locales.map(({ locale }) => locale.language.split('-')[0])).toEqual(names);
});

test.each(locales)('the texts of $name are complete, short and translated', ({ locale }) => {
  expect(brokenRulesOf(locale)).toEqual([]);
});

test('the rules of translations find English, empty and long texts, and foreign values', () => {
  const causes: Locale['causes'] = {
    ...en.causes,
    'code-is-state': () => ({ summary: '', fix: 'x'.repeat(121) }),
    'host-unreachable': ({ host }) => ({ summary: host.address, fix: 'x' }),
  };
  const broken = brokenRulesOf({ ...en, causes }).join('\n');

  expect(broken).toContain('AccessDenied is English');
  expect(broken).toContain('code-is-state is empty');
  expect(broken).toContain('code-is-state has more than 120 characters');
  expect(broken).toContain('host-unreachable shows a value that English does not show');
});

test('formatTokenError() aligns the labels of each translation', () => {
  const [error] = everyError() as readonly [TokenError];
  const violations = locales.filter(({ locale }) => {
    const text = formatTokenError(error, { locale });
    return Object.values(locale.labels).some((label) =>
      new RegExp(`^ {2}${label}\\S`, 'm').test(text),
    );
  });

  expect(violations).toEqual([]);
});
