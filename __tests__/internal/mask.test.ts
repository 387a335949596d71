import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskOf } from '../../src/internal/mask.js';

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
  ['as percent escapes of JavaScript', every((character) => `%u00${hex(character)}`)],
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

test('maskOf() hides a given secret in escapes of single characters', () => {
  const violations = loose.filter(
    ([, disguise]) => maskOf([punctuated])(`<${disguise(punctuated)}`) !== '<***',
  );
  expect(violations).toEqual([]);
});

test('maskOf() hides a given secret in named HTML entities', () => {
  expect(maskOf([`&"<'>&"<'>`])('(&amp;&quot;&lt;&apos;&gt;&amp;&quot;&lt;&apos;&gt;)')).toBe(
    '(***)',
  );
});

test('maskOf() hides a given secret with backslashes, also in JSON', () => {
  const odd = 'a\\b\\c\\d\\e\\f\\g';
  expect(maskOf([odd])(`<${odd}>`)).toBe('<***>');
  expect(maskOf([odd])(JSON.stringify({ x: odd }))).toBe('{"x":"***"}');
});

test('maskOf() reads runs of backslashes and zeros in linear time', () => {
  const text = `${'\\'.repeat(1_000_000)}&#x${'0'.repeat(1_000_000)}`;
  expect(maskOf([secret])(text)).toBe(text);
});

test('maskOf() hides a given secret, whole or in part, in every kind of escape', () => {
  const lengths = Array.from({ length: secret.length - 7 }, (_, index) => index + 8);
  const parts = lengths.flatMap((length) => [secret.slice(0, length), secret.slice(-length)]);
  const violations = disguises.flatMap(([name, disguise]) =>
    parts
      .filter((part) => maskOf([secret])(`before ${disguise(part)} after`) !== 'before *** after')
      .map((part) => [name, part]),
  );
  expect(violations).toEqual([]);
});

test('maskOf() hides a given secret in any mix of escapes', () => {
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

test('maskOf() hides a given secret at every occurrence', () => {
  expect(maskOf([secret])(`${secret} ${secret}`)).toBe('*** ***');
  expect(maskOf([secret])(`${secret}${secret}`)).toBe('***');
});

test('maskOf() hides a given secret that ends with a newline with and without the newline', () => {
  const mask = maskOf([`${secret}\n`]);
  expect(mask(`<${secret}>`)).toBe('<***>');
  expect(mask(`<${secret}\n>`)).toBe('<***>');
  expect(mask(`<${secret}%0A>`)).toBe('<***>');
  expect(mask(`<${secret}\\u000a>`)).toBe('<***>');
});

test('maskOf() hides a secret that is given percent-encoded if it is decoded, and the reverse', () => {
  expect(maskOf([encodeURIComponent('sword/fish=1')])('<sword/fish=1>')).toBe('<***>');
  expect(maskOf(['sword/fish=1'])('<sword%2Ffish%3D1>')).toBe('<***>');
});

test('maskOf() hides a given secret with slashes or quotes in JSON escapes', () => {
  expect(maskOf(['ab/cd/ef/gh/ij'])('<ab\\/cd\\/ef\\/gh\\/ij>')).toBe('<***>');
  expect(maskOf(['ab"cd"ef"gh"ij'])('<ab\\"cd\\"ef\\"gh\\"ij>')).toBe('<***>');
});

test('maskOf() hides a given secret with blanks in form data', () => {
  expect(maskOf(['my pass phrase'])('<my+pass+phrase>')).toBe('<***>');
});

test('maskOf() hides a given secret with letters beyond ASCII in percent-encoded UTF-8', () => {
  expect(maskOf(['pässwörtö'])(`<${encodeURIComponent('pässwörtö')}>`)).toBe('<***>');
});

test('maskOf() hides a given secret of four to eight characters only as a whole', () => {
  const mask = maskOf(['k7vQ2']);
  expect(mask('<K7Vq2>')).toBe('<***>');
  expect(mask('<k7vQ>')).toBe('<k7vQ>');
});

test('maskOf() does not hide a given secret of less than four characters', () => {
  const text = 'a code is a code';
  expect(maskOf(['', 'a', 'co', 'cod'])(text)).toBe(text);
});

test('maskOf() hides given secrets that overlap or contain each other', () => {
  expect(maskOf(['abcdefghij', 'ghijklmnop'])('<abcdefghijklmnop>')).toBe('<***>');
  expect(maskOf(['zzsecretzz', 'secret'])('<zzsecretzz>')).toBe('<***>');
});

const mask = maskOf([]);

test('maskOf() hides values with the form of a secret', () => {
  const tokens = [
    'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
    'ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498',
    'ghp_abc',
    'ghs_abc',
    `ghs_123456_${'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0-_.c2lnbmF0-dXJl'.repeat(10)}`,
    `ghu_${'A1b2-_.C3d4'.repeat(40)}`,
    'github_pat_11ABCDEFG0abcdefghijklm_nopqrst',
    '0123456789abcdef0123456789abcdef01234567',
    'e72e16c7e42f292c6912',
    'E72E16C7E42F292C6912',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  ];
  const violations = tokens.filter(
    (token) =>
      mask(`before ${token} after`) !== 'before *** after' || mask(`"${token}"`) !== '"***"',
  );
  expect(violations).toEqual([]);
});

test('maskOf() keeps the punctuation after a token', () => {
  expect(mask('The tokens ghs_abc.def, gho_abc. And ghu_abc-d: x')).toBe(
    'The tokens ***, ***. And ***: x',
  );
});

test('maskOf() hides values with the name of a secret and keeps the name', () => {
  const rows = [
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
    ["{'code': 'swordfish', 'token': 'swordfish'}", "{'code': '***', 'token': '***'}"],
    ['{\\"code\\":\\"swordfish\\"}', '{\\"code\\":\\"***\\"}'],
    ['&quot;token&quot;:&quot;swordfish&quot;', '&quot;token&quot;:&quot;***&quot;'],
    ['<token>swordfish</token>', '<token>***</token>'],
    ['secret: swordfish', 'secret: ***'],
    ['<access_token>swordfish</access_token>', '<access_token>***</access_token>'],
    ['{"token":"swordfish"}', '{"token":"***"}'],
    ["'client_secret': 'swordfish'", "'client_secret': '***'"],
    ['"access_token":"sword \\"fish"', '"access_token":"***"'],
    ['Authorization: Bearer abcdefgh1', 'Authorization: Bearer ***'],
    ['Authorization: Basic b2N0b2NhdDpodW50ZXIy', 'Authorization: Basic ***'],
  ] as const;
  expect(rows.map(([text]) => [text, mask(text)])).toEqual(rows);
});

test('maskOf() hides the user name and the password of a URL or of a proxy', () => {
  const rows = [
    ['via http://octocat:swordfish@127.0.0.1:8080: x', 'via http://***@127.0.0.1:8080: x'],
    ['ENOTFOUND http://octocat:swordfish@proxy', 'ENOTFOUND http://***@proxy'],
    ['from http://octocat:sword/fish@proxy:x', 'from http://***@proxy:x'],
    ['from http://octocat:sword@fish/"y@proxy', 'from http://***@proxy'],
    ['credentials: https://swordfish@github.com/', 'credentials: https://***@github.com/'],
    ['"http:\\/\\/octocat:swordfish@proxy"', '"http:\\/\\/***@proxy"'],
    ['socks5://octocat:swordfish@[::1]:1080', 'socks5://***@[::1]:1080'],
    ['HTTPS_PROXY=octocat:swordfish@proxy:8080', 'HTTPS_PROXY=***@proxy:8080'],
    ['ENOTFOUND octocat:sword/fish@proxy', 'ENOTFOUND ***@proxy'],
  ] as const;
  expect(rows.map(([text]) => [text, mask(text)])).toEqual(rows);
});

test('maskOf() hides the credentials of an Authorization header in any form', () => {
  const rows = [
    ['Proxy-Authorization: Basic dXNlcjpwYXNz', 'Proxy-Authorization: Basic ***'],
    ['Authorization: token swordfish', 'Authorization: token ***'],
    ['{"authorization":"Bearer swordfish"}', '{"authorization":"Bearer ***"}'],
    ["authorization: [ 'Basic swordfish' ]", "authorization: [ 'Basic ***' ]"],
    ['authorization=swordfish', 'authorization=***'],
  ] as const;
  expect(rows.map(([text]) => [text, mask(text)])).toEqual(rows);
});

test('maskOf() reads runs that begin like a secret in linear time', () => {
  const starts = ['://', '//a:', '//a:b/', 'a:,', 'a:a,', '//a@', 'a@', 'authorization: basic '];
  const shown = starts.map((start) => mask(start.repeat(64 * 1024)).length > 0);
  expect(shown).not.toContain(false);
});

test('maskOf() hides values with the name of a secret in odd notations', () => {
  const texts = [
    '"access_token":["swordfish"]',
    '"access_token":{"value":"swordfish"}',
    '"access_token":" swordfish"',
    '"access_token":"sword swordfish"',
    '{\\"access_token\\":\\"swordfish\\"}',
    "'access_token': 'swordfish'",
    '"accessToken":"swordfish"',
    '"refreshToken": "swordfish"',
    '"clientSecret":"swordfish"',
  ];
  expect(texts.map(mask).filter((text) => text.includes('swordfish'))).toEqual([]);
});

test('maskOf() keeps ordinary text', () => {
  const texts = [
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
    '{"code":404,"token":null}',
    'Run <code>npm install</code> with this code: x',
    'Basic authentication is required',
    'C5F5:1E4B:1A2B3C:4D5E6F:6543210F',
    '8f14e45f-ceea-467f-9575-1b2c3d4e5f60',
    'HTTP status 404',
    'Write to octocat@github.com or mailto:octocat@github.com',
    'git@github.com:octocat/app.git',
    'https://cdn.example.com/npm/ky@1.0.0/ky.js at ky@https://example.com/ky.js:1:2',
    '{"url":"https://github.com/octocat","email":"octocat@github.com"}',
    'Proxy-Authenticate: Basic realm="proxy"',
  ];
  expect(texts.map(mask)).toEqual(texts);
});

test('maskOf() is idempotent', () => {
  const mask = maskOf([secret]);
  const text = `a ${secret} b gho_abc c client_secret=x&code=y`;
  expect(mask(mask(text))).toBe(mask(text));
});

test('maskOf() leaves no eight characters of a secret in a row in any text', () => {
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
