import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import {
  createTokenClient,
  formatTokenError,
  type Locale,
  type TokenError,
} from '../../src/index.js';
import { en } from '../../src/errors/en.js';
import { de } from '../../src/locales/de.js';
import { wordsAgainstGlossary } from '../support/glossary.js';
import { brokenRulesOf } from '../support/locale-rules.js';

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

test('the rules of translations find each kind of mistake', () => {
  const text = (summary: string, fix = 'x') => ({ summary, fix });
  const causes: Locale['causes'] = {
    ...de.causes,
    'code-is-state': () => text('', 'x'.repeat(121)),
    'host-unreachable': ({ host }) => text(host.address, '„x'),
    'code-is-token': () => text('Der Autorisierungscode ist the Token.'),
    'client-secret-replaced': () => text('Das Secret gehört nicht zur Client-ID.'),
    'clock-runs-fast': () => text('Der Redirect-URI passt nicht.'),
    'browser-without-cors': () => text('Der Endpunkt sendet keine Header.'),
  };
  const broken = brokenRulesOf({
    ...de,
    causes,
    hints: { ...de.hints, AccessDenied: en.hints.AccessDenied },
  });

  expect(broken.map((line) => line.split(/[:(] /)[0]?.trim())).toEqual(
    expect.arrayContaining([
      'AccessDenied is English',
      'code-is-state is empty',
      'code-is-state has more than 120 columns (121)',
      'host-unreachable shows a value that English does not show',
      'host-unreachable has a mark that is not closed',
      'code-is-token is English',
      'client-secret-replaced does not follow the glossary (geheime[mnr]? Clientschlüssel)',
      'clock-runs-fast does not follow the glossary (Redirect-URI)',
      'browser-without-cors lacks CORS',
    ]),
  );
  expect(wordsAgainstGlossary('xx', '', '')).toEqual(['a glossary']);
});

/** The errors of two exchanges: one with a certain cause, and one with a possible cause. */
const display = async (locale: Locale): Promise<string> => {
  const exchange = async (clientSecret: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json', 'x-github-request-id': 'AB12:34CD' };
    const client = createTokenClient({
      clientId: 'Ov23liFakeFakeFake00',
      clientSecret,
      fetch: () => Promise.resolve(new Response(JSON.stringify(body), { headers })),
      locale,
    });
    const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
    return formatTokenError(response as TokenError, { locale });
  };
  const secret = '0123456789abcdef0123456789abcdef01234567';
  return [
    await exchange(`${secret}\n`, {
      error: 'incorrect_client_credentials',
      error_description: 'The client_id and/or client_secret passed are incorrect.',
    }),
    await exchange(secret, { error: 'bad_verification_code' }),
    '',
  ].join('\n\n');
};

test.each(locales)('two errors in $name are displayed as in the file', async ({ name, locale }) => {
  const file = new URL(`displays/${name}.txt`, import.meta.url);

  expect(await display(locale)).toBe(await readFile(file, 'utf8'));
});
