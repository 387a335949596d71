import { describe, expect, test } from '@jest/globals';
import { parseXml } from '../../src/decode/parse-xml.js';
import { decodeTokenResponse } from '../../src/entries/decode.js';

const decode = (body: string, contentType?: string) =>
  decodeTokenResponse({
    status: 200,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    body,
  });

const token = '<OAuth><access_token>gho_abc</access_token><scope>repo,gist</scope></OAuth>';

describe('parseXml', () => {
  test('reads each carriage return once, alone and before a line feed', () => {
    expect(parseXml('<OAuth><error>a\r\nb\rc</error></OAuth>')).toEqual({ error: 'a\nb\nc' });
    // This takes minutes if the time is quadratic.
    expect(parseXml(`<OAuth>${'\r'.repeat(2_000_000)}</OAuth>`)).toEqual({});
  });

  test('takes the elements below the root without the white space around their text', () => {
    expect(parseXml('\n<OAuth>\n  <error>\n bad \n</error>\n</OAuth>\n')).toEqual({ error: 'bad' });
  });

  test('makes a list of an element that comes twice with different texts', () => {
    expect(parseXml('<OAuth><error>a</error><error>b</error></OAuth>')).toEqual({
      error: ['a', 'b'],
    });
  });

  test('refuses a document type, and with it every entity of its own', () => {
    const bomb = `<!DOCTYPE OAuth [<!ENTITY a "gho_abc">]><OAuth><access_token>&a;</access_token></OAuth>`;

    expect(parseXml(bomb)).toBeUndefined();
    expect(decode(bomb, 'application/xml')).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'undecodable',
    });
  });

  test('has nothing to do with the prototype of objects', () => {
    const fields = parseXml('<OAuth><__proto__>x</__proto__></OAuth>');

    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.keys(fields ?? {})).toEqual(['__proto__']);
  });
});

describe('an XML answer', () => {
  test.each([
    'application/xml; charset=utf-8',
    'text/xml',
    'application/vnd.example+xml',
    'text/html',
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    undefined,
  ])('is understood under the type %s', (contentType) => {
    expect(decode(token, contentType)).toMatchObject({
      _tag: 'Success',
      accessToken: 'gho_abc',
      scopes: ['repo', 'gist'],
    });
  });

  test('with a mark of byte order and a declaration is understood', () => {
    expect(decode(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${token}`)._tag).toBe('Success');
  });

  test('whose token is cut by another element gives no token', () => {
    expect(
      decode('<OAuth><access_token>gho_<b>abc</b></access_token></OAuth>', 'text/xml')._tag,
    ).toBe('UnexpectedResponse');
  });

  test('with an error is that error', () => {
    expect(decode('<OAuth><error>bad_verification_code</error></OAuth>')._tag).toBe(
      'BadVerificationCode',
    );
  });
});

test('a document type is refused even where it declares nothing', () => {
  expect(parseXml('<!DOCTYPE OAuth><OAuth><error>x</error></OAuth>')).toBeUndefined();
});

test('blanks before a declaration do not matter', () => {
  expect(parseXml('\n <?xml version="1.0"?><OAuth><error>x</error></OAuth>')).toEqual({
    error: 'x',
  });
});
