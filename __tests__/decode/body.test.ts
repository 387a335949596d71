import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeTokenResponse } from '../../src/decode.js';
import { detectFormat, formatOf, parseBody, parseForm, parseXml } from '../../src/decode/body.js';
import { textElements as browserElements } from '../../src/decode/xml.browser.js';
import { textElements } from '../../src/decode/xml.js';

test('formatOf() returns the format that a Content-Type names', () => {
  const types = {
    json: [
      'application/json',
      'application/json; charset=utf-8',
      'APPLICATION/JSON;CHARSET=UTF-8',
      'application/json ; charset=utf-8',
      'text/json',
      'application/problem+json',
      'application/vnd.github.v3+json; charset=utf-8',
    ],
    form: [
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-8',
      ' application/x-www-form-urlencoded ; charset=utf-8',
      'Application/X-WWW-Form-Urlencoded',
    ],
    xml: [
      'application/xml; charset=utf-8',
      'text/xml',
      'text/xml ; charset=utf-8',
      'application/atom+xml',
    ],
    undefined: [
      undefined,
      '',
      ';',
      'text/html; charset=utf-8',
      'application/xhtml+xml',
      'application/xmlish',
      'application/jsonish',
      'text/plain',
      'text/plain; x=application/json',
      'application/jsonp',
      'application/json-seq',
      'json',
      'application/octet-stream',
      'multipart/form-data',
    ],
  };
  const violations = Object.entries(types).flatMap(([format, contentTypes]) =>
    contentTypes.filter((contentType) => String(formatOf(contentType)) !== format),
  );
  expect(violations).toEqual([]);
});

test('detectFormat() returns the format that the first character suggests', () => {
  const texts = {
    json: ['{"a":1}', '\r\n  {"a":1}', '[1]', `${' '.repeat(999)}{`],
    xml: ['<OAuth>', '\n<a>'],
    form: ['error=x', 'Not Found', '', `${' '.repeat(1000)}{`],
  };
  const violations = Object.entries(texts).flatMap(([format, bodies]) =>
    bodies.filter((body) => detectFormat(body) !== format),
  );
  expect(violations).toEqual([]);
});

test('parseBody() parses a body whose declared format is right, wrong or absent', () => {
  const json = '{"error":"x"}';
  const form = 'error=x';
  const bodies = [
    [json, 'json'],
    [form, 'form'],
    [json, undefined],
    [form, undefined],
    [json, 'form'],
    [form, 'json'],
    [json, 'xml'],
    [form, 'xml'],
    [`\ufeff${json}`, 'json'],
    [`\ufeff${form}`, 'form'],
    [`\r\n\t ${json}`, undefined],
    [`\r\n\t ${form}`, undefined],
    [`\ufeff\n${json}`, undefined],
  ] as const;
  expect(bodies.map(([body, declared]) => parseBody(body, declared))).toEqual(
    bodies.map(() => ({ error: 'x' })),
  );
});

test('parseBody() returns members that the protocol does not have', () => {
  expect(parseBody('{"message":"x"}', 'form')).toEqual({ message: 'x' });
  expect(parseBody('a=b', 'json')).toEqual({ a: 'b' });
});

test('parseBody() returns no members for a body that is not an object', () => {
  const bodies = [
    '',
    ' ',
    'null',
    'true',
    '5',
    '[]',
    '[{"access_token":"gho_x"}]',
    'Not Found',
    '"error=x"',
    '{"error"',
    '{a:1}',
    "{'a':1}",
    '{"a":1}x',
    '<html>',
  ];
  const parsed = bodies.flatMap((body) =>
    ([undefined, 'json', 'form'] as const).map((declared) => parseBody(body, declared)),
  );
  expect(parsed.filter((members) => Object.keys(members).length > 0)).toEqual([]);
});

test('parseBody() returns the last of two JSON members with one name', () => {
  expect(parseBody('{"error":"a","error":"b"}', 'json')).toEqual({ error: 'b' });
});

test('parseBody() reads what JSON.stringify() writes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      const text = JSON.stringify(members);
      expect(JSON.stringify(parseBody(text, 'json'))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('each parser returns a member called __proto__ as an own member', () => {
  const parsed = [
    parseBody('{"__proto__":{"access_token":"gho_x"}}', 'json'),
    parseForm('__proto__=x'),
    parseXml('<OAuth><__proto__>x</__proto__></OAuth>'),
  ];
  for (const members of parsed) {
    expect(Object.keys(members ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(members)).toBe(Object.prototype);
  }
  expect(Object.keys(parseForm('__proto__=x&constructor=y&a=z') ?? {})).toEqual([
    '__proto__',
    'constructor',
    'a',
  ]);
});

test('parseForm() parses form data', () => {
  const cases = [
    ['error=x', { error: 'x' }],
    ['error=x&error_description=a+b%21', { error: 'x', error_description: 'a b!' }],
    ['?error=x', { error: 'x' }],
    ['&error=x&&', { error: 'x' }],
    ['\n  error=x\n  &interval=5\n', { error: 'x', interval: '5' }],
    ['\n ?&a=1\n&\na=2\n&\nb=3 ', { a: ['1', '2'], b: '3' }],
    ['a=1&scope=', { a: '1', scope: '' }],
    ['a=1&scope', { a: '1', scope: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['uri=https%3A%2F%github.com%2Fx', { uri: 'https:/%github.com/x' }],
    ['a=%ff%zz', { a: '\ufffd%zz' }],
    ['error=x&error=x', { error: 'x' }],
    ['access_token=a&access_token=b&access_token=a', { access_token: ['a', 'b'] }],
    ['error=&error=x', { error: ['', 'x'] }],
  ] as const;
  expect(cases.map(([text]) => parseForm(text))).toEqual(cases.map(([, members]) => members));
});

test('parseForm() returns undefined for text that is not form data', () => {
  const texts = [
    '',
    '   ',
    'Not Found',
    'error',
    '=x',
    '&=x',
    'Cookies must be enabled to use GitHub.',
    'see https://example.com/?a=b',
    '<html lang="en">',
    '{"a":"b=c"}',
    '"a=b"',
    '1=2',
    `${'a'.repeat(1000)}=x`,
  ];
  expect(texts.filter((text) => parseForm(text) !== undefined)).toEqual([]);
});

test('parseForm() reads what URLSearchParams writes', () => {
  const names = fc.stringMatching(/^[a-z_][\w.-]{0,20}$/);
  const values = fc.string({ unit: 'grapheme' }).map((value) => value.trim());
  fc.assert(
    fc.property(fc.dictionary(names, values, { minKeys: 1, noNullPrototype: true }), (members) => {
      expect(parseForm(new URLSearchParams(members).toString())).toEqual(members);
    }),
  );
});

test('parseForm() never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseForm(text);
      parseForm(`a=${text}`);
    }),
  );
});

test('parseXml() returns the texts below the root without the white space around them', () => {
  const cases = [
    ['\n<OAuth>\n  <error>\n bad \n</error>\n</OAuth>\n', { error: 'bad' }],
    ['\n <?xml version="1.0"?><OAuth><error>x</error></OAuth>', { error: 'x' }],
    ['<OAuth><error>a</error><error>b</error></OAuth>', { error: ['a', 'b'] }],
    ['<OAuth><error>a\r\nb\rc</error></OAuth>', { error: 'a\nb\nc' }],
  ] as const;
  expect(cases.map(([text]) => parseXml(text))).toEqual(cases.map(([, members]) => members));
});

test('parseXml() takes linear time for carriage returns', () => {
  // With quadratic time, this takes minutes.
  expect(parseXml(`<OAuth>${'\r'.repeat(2_000_000)}</OAuth>`)).toEqual({});
});

const decode = (body: string, contentType?: string) =>
  decodeTokenResponse({
    status: 200,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    body,
  });

test('parseXml() rejects a document type, and with it every entity', () => {
  const bomb = `<!DOCTYPE OAuth [<!ENTITY a "gho_abc">]><OAuth><access_token>&a;</access_token></OAuth>`;
  expect(parseXml(bomb)).toBeUndefined();
  expect(parseXml('<!DOCTYPE OAuth><OAuth><error>x</error></OAuth>')).toBeUndefined();
  expect(decode(bomb, 'application/xml')).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'undecodable',
  });
});

test('decodeTokenResponse() decodes XML under any Content-Type', () => {
  const token = '<OAuth><access_token>gho_abc</access_token><scope>repo,gist</scope></OAuth>';
  const types = [
    'application/xml; charset=utf-8',
    'text/xml',
    'application/vnd.example+xml',
    'text/html',
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    undefined,
  ];
  for (const type of types)
    expect(decode(token, type)).toMatchObject({
      _tag: 'Success',
      accessToken: 'gho_abc',
      scopes: ['repo', 'gist'],
    });
  expect(decode(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${token}`)._tag).toBe('Success');
  expect(decode('<OAuth><error>bad_verification_code</error></OAuth>')._tag).toBe(
    'BadVerificationCode',
  );
});

test('decodeTokenResponse() reads no token that contains an element', () => {
  const cut = '<OAuth><access_token>gho_<b>abc</b></access_token></OAuth>';
  expect(decode(cut, 'text/xml')._tag).toBe('UnexpectedResponse');
});

test('textElements() returns the elements that contain only text', () => {
  const cases: readonly (readonly [string, [string, string][] | undefined])[] = [
    [
      '<OAuth><a>1</a><b>2</b></OAuth>',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['<?xml version="1.0"?>\n<OAuth>\n <a>x &amp; &#121;</a>\n</OAuth>', [['a', 'x & y']]],
    ['<OAuth><a><![CDATA[x < y]]></a></OAuth>', [['a', 'x < y']]],
    ['<OAuth><a>x<!-- c -->y</a></OAuth>', [['a', 'xy']]],
    ['<OAuth><a/></OAuth>', [['a', '']]],
    ['<OAuth><a><b>1</b></a></OAuth>', []],
    ['<OAuth/>', []],
    ['<OAuth><a>1</b></OAuth>', undefined],
    ['<OAuth><a>&unknown;</a></OAuth>', undefined],
    ['<OAuth>', undefined],
    ['', undefined],
    ['<a>'.repeat(20_000), undefined],
  ];
  expect(cases.map(([text]) => textElements(text))).toEqual(cases.map(([, elements]) => elements));
});

test('textElements() of browsers returns undefined without a DOMParser', () => {
  expect(browserElements('<OAuth><a>1</a></OAuth>')).toBeUndefined();
});
