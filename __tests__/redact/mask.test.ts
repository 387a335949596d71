import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskOf } from '../../src/redact/mask.js';

const secret = 'Kq7.vT2~mW9-xR4_pZ8';

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');
const every = (write: (character: string) => string) => (text: string) =>
  Array.from(text).map(write).join('');

const percent = every((character) => `%${hex(character)}`);
const disguises: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in lower case', (text) => text.toLowerCase()],
  ['in upper case', (text) => text.toUpperCase()],
  ['percent-encoded as a form does it', (text) => encodeURIComponent(text)],
  ['percent-encoded in every character', percent],
  ['percent-encoded with capital digits', (text) => percent(text).toUpperCase()],
  ['percent-encoded twice', (text) => percent(text).replaceAll('%', '%25')],
  ['percent-encoded three times', (text) => percent(text).replaceAll('%', '%2525')],
  ['as JSON escapes', every((character) => `\\u00${hex(character)}`)],
  ['as hexadecimal HTML entities', every((character) => `&#x${hex(character)};`)],
  ['as padded HTML entities', every((character) => `&#x00${hex(character)};`)],
  ['as decimal HTML entities', every((character) => `&#${String(character.charCodeAt(0))};`)],
  ['as HTML entities without semicolons', every((c) => `&#${String(c.charCodeAt(0))}`)],
  ['as hexadecimal HTML entities without semicolons', every((c) => `&#x${hex(c)}`)],
  ['as long decimal HTML entities', every((c) => `&#${String(c.charCodeAt(0)).padStart(7, '0')};`)],
  ['as long hexadecimal HTML entities', every((character) => `&#x0000${hex(character)};`)],
  ['as code points of JavaScript', every((character) => `\\u{${hex(character)}}`)],
  ['as padded code points of JavaScript', every((character) => `\\u{0000${hex(character)}}`)],
  ['as octal escapes', every((c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`)],
  ['as JSON escapes within JSON within JSON', every((c) => `${'\\'.repeat(8)}u00${hex(c)}`)],
  [
    'with every other character encoded',
    (text) => text.replace(/(.)(.)/g, (_, a: string, b: string) => a + percent(b)),
  ],
];

// Escapes that only some characters can have, or that end where the next character is no digit.
const punctuated = 'Kq.vT~mW-xR_pZ.Ym';
const loose: readonly (readonly [string, (text: string) => string])[] = [
  ['behind a backslash for each character', every((character) => `\\${character}`)],
  ['with a zero-width space after each character', every((character) => `${character}\u200b`)],
  ['with a soft hyphen after each character', every((character) => `${character}\u00ad`)],
  ['with a tag character after each character', every((character) => `${character}\u{e0041}`)],
];

test.each(loose)('a given secret %s is hidden', (_, disguise) => {
  expect(maskOf([punctuated])(`<${disguise(punctuated)}`)).toMatch(/^<\*\*\*$/);
});

test('a given secret with signs of HTML is hidden behind the entities of those signs', () => {
  expect(maskOf([`&"<'>&"<'>`])('(&amp;&quot;&lt;&apos;&gt;&amp;&quot;&lt;&apos;&gt;)')).toBe(
    '(***)',
  );
});

test('a given secret with backslashes is hidden as it is and in JSON', () => {
  const odd = 'a\\b\\c\\d\\e\\f\\g';
  expect(maskOf([odd])(`<${odd}>`)).toBe('<***>');
  expect(maskOf([odd])(JSON.stringify({ x: odd }))).toBe('{"x":"***"}');
});

test('runs of backslashes and zeros are read once', () => {
  const text = `${'\\'.repeat(1_000_000)}&#x${'0'.repeat(1_000_000)}`;
  expect(maskOf([secret])(text)).toBe(text);
});

describe('a given secret', () => {
  test.each(disguises)('%s is hidden, and the text around it stays', (_, disguise) => {
    expect(maskOf([secret])(`before ${disguise(secret)} after`)).toBe('before *** after');
  });

  test.each(disguises)('%s is hidden in part', (_, disguise) => {
    for (let length = 8; length < secret.length; length += 1)
      for (const part of [secret.slice(0, length), secret.slice(-length)])
        expect(maskOf([secret])(`before ${disguise(part)} after`)).toBe('before *** after');
  });

  test('is hidden in any mix of escapes', () => {
    const writers = disguises.map(([, disguise]) => disguise);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...writers), {
          minLength: secret.length,
          maxLength: secret.length,
        }),
        (mix) => {
          const mixed = Array.from(secret)
            .map((character, at) => mix[at]?.(character) ?? '')
            .join('');
          expect(maskOf([secret])(`<${mixed}>`)).toBe('<***>');
        },
      ),
    );
  });

  test('is hidden as often as it stands there', () => {
    expect(maskOf([secret])(`${secret} ${secret}`)).toBe('*** ***');
    expect(maskOf([secret])(`${secret}${secret}`)).toBe('***');
  });

  test('with a newline at its end is hidden with and without it', () => {
    const mask = maskOf([`${secret}\n`]);
    expect(mask(`<${secret}>`)).toBe('<***>');
    expect(mask(`<${secret}\n>`)).toBe('<***>');
    expect(mask(`<${secret}%0A>`)).toBe('<***>');
    expect(mask(`<${secret}\\u000a>`)).toBe('<***>');
  });

  test('that was given percent-encoded is hidden decoded, and the other way round', () => {
    expect(maskOf([encodeURIComponent('sword/fish=1')])('<sword/fish=1>')).toBe('<***>');
    expect(maskOf(['sword/fish=1'])('<sword%2Ffish%3D1>')).toBe('<***>');
  });

  test('with slashes or quotes is hidden behind JSON escapes', () => {
    expect(maskOf(['ab/cd/ef/gh/ij'])('<ab\\/cd\\/ef\\/gh\\/ij>')).toBe('<***>');
    expect(maskOf(['ab"cd"ef"gh"ij'])('<ab\\"cd\\"ef\\"gh\\"ij>')).toBe('<***>');
  });

  test('with blanks is hidden as form data', () => {
    expect(maskOf(['my pass phrase'])('<my+pass+phrase>')).toBe('<***>');
  });

  test('with letters beyond ASCII is hidden as UTF-8 in percent signs', () => {
    expect(maskOf(['pässwörtö'])(`<${encodeURIComponent('pässwörtö')}>`)).toBe('<***>');
  });

  test('of four to eight characters is hidden only as a whole', () => {
    const mask = maskOf(['k7vQ2']);
    expect(mask('<K7Vq2>')).toBe('<***>');
    expect(mask('<k7vQ>')).toBe('<k7vQ>');
  });

  test('shorter than four characters hides nothing', () => {
    const text = 'a code is a code';
    expect(maskOf(['', 'a', 'co', 'cod'])(text)).toBe(text);
  });

  test('next to another one, overlapping or inside, leaves nothing of both', () => {
    expect(maskOf(['abcdefghij', 'ghijklmnop'])('<abcdefghijklmnop>')).toBe('<***>');
    expect(maskOf(['zzsecretzz', 'secret'])('<zzsecretzz>')).toBe('<***>');
  });
});

describe('without a given secret', () => {
  const mask = maskOf([]);

  test.each([
    'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
    'ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498',
    'ghp_abc',
    'ghs_abc',
    'github_pat_11ABCDEFG0abcdefghijklm_nopqrst',
    '0123456789abcdef0123456789abcdef01234567',
    'e72e16c7e42f292c6912',
    'E72E16C7E42F292C6912',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  ])('%s is hidden by its form', (token) => {
    expect(mask(`before ${token} after`)).toBe('before *** after');
    expect(mask(`"${token}"`)).toBe('"***"');
  });

  test.each([
    ['client_secret=swordfish&a=b', 'client_secret=***&a=b'],
    ['client_secret%3Dswordfish&a=b', 'client_secret%3D***&a=b'],
    ['client_secret: swordfish', 'client_secret: ***'],
    ['"client_secret":"swordfish","a":1', '"client_secret":"***","a":1'],
    ['"client_secret" : "swordfish"', '"client_secret" : "***"'],
    ['&quot;access_token&quot;:&quot;swordfish&quot;', '&quot;access_token&quot;:&quot;***&quot;'],
    ['access_token=swordfish', 'access_token=***'],
    ['REFRESH_TOKEN=swordfish', 'REFRESH_TOKEN=***'],
    ['id_token=swordfish;', 'id_token=***;'],
    ['code_verifier=swordfish', 'code_verifier=***'],
    ['device_code=swordfish', 'device_code=***'],
    ['password=swordfish', 'password=***'],
    ['?code=swordfish&state=1', '?code=***&state=1'],
    ['{"code":"swordfish"}', '{"code":"***"}'],
    ['<access_token>swordfish</access_token>', '<access_token>***</access_token>'],
    ['{"token":"swordfish"}', '{"token":"***"}'],
    ["'client_secret': 'swordfish'", "'client_secret': '***'"],
    ['"access_token":"sword \\"fish"', '"access_token":"***"'],
    ['Authorization: Bearer abcdefgh1', 'Authorization: Bearer ***'],
    ['Authorization: Basic b2N0b2NhdDpodW50ZXIy', 'Authorization: Basic ***'],
  ])('%s reads %s', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  test.each([
    '"access_token":["swordfish"]',
    '"access_token":{"value":"swordfish"}',
    '"access_token":" swordfish"',
    '"access_token":"sword swordfish"',
    '{\\"access_token\\":\\"swordfish\\"}',
    "'access_token': 'swordfish'",
    '"accessToken":"swordfish"',
    '"refreshToken": "swordfish"',
    '"clientSecret":"swordfish"',
  ])('%s does not show its value', (text) => {
    expect(mask(text)).not.toContain('swordfish');
  });

  test.each([
    'The code passed is incorrect or expired.',
    'The client_id and/or client_secret passed are incorrect.',
    'The refresh token passed is incorrect or expired.',
    '{"error":"bad_refresh_token","error_description":"x"}',
    'error=expired_token&error_description=x',
    'token_type=bearer',
    '"access_token":""',
    '"access_token":null,"refresh_token": false',
    'access_token=&scope=',
    'barcode=1',
    'Basic authentication is required',
    'C5F5:1E4B:1A2B3C:4D5E6F:6543210F',
    '8f14e45f-ceea-467f-9575-1b2c3d4e5f60',
    'HTTP status 404',
  ])('%s stays as it is', (text) => {
    expect(mask(text)).toBe(text);
  });
});

test('what is masked once, masked again stays the same', () => {
  const mask = maskOf([secret]);
  const text = `a ${secret} b gho_abc c client_secret=x&code=y`;
  expect(mask(mask(text))).toBe(mask(text));
});

test('no eight characters of a secret in a row survive, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary-ascii' }),
      fc.string({
        unit: fc.constantFrom(...Array.from('abcdefghijkmnpqrstuvwxyz23456789')),
        minLength: 8,
        maxLength: 60,
      }),
      fc.string({ unit: 'binary-ascii' }),
      (before, hidden, after) => {
        const shown = maskOf([hidden])(before + hidden + after).toLowerCase();
        for (let at = 0; at + 8 <= hidden.length; at += 1)
          expect(shown).not.toContain(hidden.slice(at, at + 8));
      },
    ),
  );
});
