import { expect, jest, test } from '@jest/globals';
import {
  decodeTokenResponse,
  diagnose,
  en,
  type LikelyCause,
  type Locale,
  parseCallback,
  type TokenError,
} from '../../src/decode.js';
import { createTokenClient } from '../../src/core.js';

const badCode = decodeTokenResponse({ status: 200, body: 'error=bad_verification_code' });
const facts = { code: 'e72e16c7e42f292c6912', exchangedSecondsAgo: 3 };

const german: Locale = {
  ...en,
  language: 'de-AT',
  causes: {
    ...en.causes,
    'code-already-exchanged': ({ secondsAgo }) => ({
      summary: `Vor ${String(secondsAgo)} Sekunden verwendet.`,
      fix: 'Nur einmal.',
    }),
    'callback-without-state': () => ({ summary: 'Kein state.', fix: 'Neu anmelden.' }),
    'client-id-missing': ({ word }) => ({ summary: `Fehlt: ${word}.`, fix: 'Setzen.' }),
  },
};

const causeOf = async (locale: unknown): Promise<LikelyCause | undefined> => {
  const { remediation } = (await diagnose(badCode, {
    ...facts,
    locale: locale as Locale,
  })) as TokenError;
  return remediation.likelyCauses[0];
};

test('diagnose() returns the causes in the language of the locale', async () => {
  expect(await causeOf(german)).toMatchObject({
    id: 'code-already-exchanged',
    certainty: 'certain',
    summary: 'Vor 3 Sekunden verwendet.',
    fix: 'Nur einmal.',
  });
});

test('diagnose() calls the text of a cause on the causes of the locale', async () => {
  class Causes {
    readonly word = 'Verwendet.';
    'code-already-exchanged'() {
      return { summary: this.word, fix: this.word };
    }
  }

  expect(await causeOf({ causes: new Causes() })).toMatchObject({ summary: 'Verwendet.' });
});

test('a cause is in English if its text in the locale cannot be used', async () => {
  const english = await causeOf(undefined);
  const broken: readonly unknown[] = [
    null,
    'de',
    {},
    { causes: null },
    { causes: 'de' },
    ...[
      5,
      () => JSON.parse('{') as never,
      () => undefined,
      () => ({ summary: 'x' }),
      () => ({ fix: 'x' }),
      () => ({ summary: 5, fix: 'x' }),
    ].map((text) => ({ causes: { 'code-already-exchanged': text } })),
  ];
  const violations: unknown[] = [];
  for (const locale of broken)
    if (JSON.stringify(await causeOf(locale)) !== JSON.stringify(english)) violations.push(locale);

  expect(english?.summary).toBe('This client exchanged the same code 3 seconds ago.');
  expect(violations).toEqual([]);
});

test('parseCallback() returns the causes in the language of the locale', () => {
  const callback = parseCallback('/cb?code=c', { state: 's', locale: german }) as TokenError;

  expect(callback.remediation.likelyCauses).toMatchObject([
    { id: 'callback-without-state', summary: 'Kein state.' },
  ]);
});

test('a client uses the locale for the causes of errors and of check()', async () => {
  const transport = jest.fn<() => never>();
  const client = createTokenClient({ clientId: '', clientSecret: 's', transport, locale: german });

  const response = (await client.exchangeCode({ code: 'c' })) as TokenError;
  const checked = await client.check();

  expect(response.remediation.likelyCauses[0]?.summary).toBe('Fehlt: .');
  expect(checked[0]?.summary).toBe('Fehlt: .');
  expect(transport).not.toHaveBeenCalled();
});

test('the pages of documentation are those of the language of the locale, if GitHub has them', async () => {
  const urlIn = (language: string, baseUrl = 'https://github.com') => {
    const response = decodeTokenResponse(
      { status: 200, body: 'error=access_denied' },
      { baseUrl, locale: { ...en, language } },
    ) as TokenError;
    return response.documentationUrl?.replace(/\/apps\/.*/, '');
  };

  expect(
    ['de', 'pt-BR', 'zh-Hans', 'JA', 'en', 'nl', ''].map((language) => urlIn(language)),
  ).toEqual(
    ['de', 'pt', 'zh', 'ja', 'en', 'en', 'en'].map((code) => `https://docs.github.com/${code}`),
  );
  expect(urlIn('ja', 'https://ghe.example.com')).toBe(
    'https://docs.github.com/ja/enterprise-server@latest',
  );

  const tooOld = decodeTokenResponse({ status: 200, body: 'error=bad_refresh_token' });
  const { remediation } = (await diagnose(tooOld, {
    refreshTokenExpiresAt: 0,
    now: 1,
    locale: german,
  })) as TokenError;
  expect(remediation.likelyCauses[0]?.source).toContain('https://docs.github.com/de/apps/');
});
