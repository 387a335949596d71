import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPasted, type Pasted } from '../../src/cli/read-pasted.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

const kindOf = (text: string) => readPasted(text).kind;
const bodyOf = (pasted: Pasted) => (pasted.kind === 'answer' ? pasted.answer : undefined);

describe('a body', () => {
  test.each([
    '{"error":"bad_verification_code"}',
    'error=bad_verification_code&error_description=The+code',
    '<OAuth><error>slow_down</error></OAuth>',
    '<!DOCTYPE html><html>Unicorn!</html>',
    '[]',
    '\ufeff{"access_token":"gho_x"}',
  ])('%s', (text) => {
    expect(bodyOf(readPasted(`\n${text}\n`))).toEqual({
      status: 0,
      headers: {},
      body: text.replace('\ufeff', ''),
    });
  });

  test('takes the status that is given', () => {
    expect(bodyOf(readPasted('{"a":1}', { status: 500 }))?.status).toBe(500);
    expect(bodyOf(readPasted('Bad gateway here', { status: 502 }))?.status).toBe(502);
  });

  test('that GitHub sends with 404 alone gets this status', () => {
    expect(readPasted('{"error":"Not Found"}')).toMatchObject({
      answer: { status: 404 },
      note: expect.stringContaining('404') as unknown,
    });
    expect(readPasted('{"error":"Not Found"}', { status: 400 })).toMatchObject({
      answer: { status: 400 },
    });
  });

  test('may be written as a JSON string', () => {
    expect(bodyOf(readPasted('"{\\"error\\":\\"slow_down\\"}"'))?.body).toBe(
      '{"error":"slow_down"}',
    );
  });
});

test('a transcript gives its status and headers', () => {
  expect(readPasted('HTTP/2 503\nretry-after: 5\n\n<html>')).toMatchObject({
    kind: 'answer',
    answer: { status: 503, headers: [['retry-after', '5']], body: '<html>' },
  });
});

test('a response of this package is read alone and out of a transcript', () => {
  const [error] = everyError();
  const text = JSON.stringify(error);

  expect(readPasted(text)).toMatchObject({ kind: 'response', response: { _tag: error?._tag } });
  expect(kindOf(`HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n${text}`)).toBe(
    'response',
  );
});

test.each([
  'https://app.example.com/cb?code=abc&state=xyz',
  'myapp://callback?error=access_denied',
  '/auth/callback?code=abc',
  '?error=access_denied',
  'code=abc&state=xyz',
  'error=access_denied&state=xyz',
  'installation_id=1&setup_action=install',
])('%s is a callback', (text) => {
  expect(readPasted(text)).toEqual({ kind: 'callback', url: text });
});

test('form data with a token is no callback', () => {
  expect(kindOf('access_token=gho_x&state=a')).toBe('answer');
});

test('a word is explained', () => {
  expect(readPasted(' slow_down ')).toMatchObject({ response: { _tag: 'SlowDown' } });
  expect(readPasted('Not Found')).toMatchObject({ response: { code: 'Not Found' } });
});

test('what a program printed of an object, or a log says, names its error', () => {
  expect(readPasted("{ error: 'bad_verification_code' }")).toMatchObject({
    response: { _tag: 'BadVerificationCode' },
    note: expect.stringContaining('bad_verification_code') as unknown,
  });
  expect(readPasted('Error: RateLimited: too fast')).toMatchObject({
    response: { _tag: 'RateLimited' },
    note: expect.stringContaining('RateLimited') as unknown,
  });
  expect(kindOf('{"text":"slow_down"}')).toBe('answer');
});

describe('what cannot be read', () => {
  test.each([
    ['', 'nothing'],
    [' \n', 'nothing'],
    ['hello', 'does not name one error'],
    ['slow_down or access_denied', 'does not name one error'],
    ['two words', 'does not name one error'],
    ['https://github.com/login', 'does not name one error'],
    ['https://github.com/login/oauth/authorize?client_id=a', 'begins at'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'itself'],
    ['e72e16c7e42f292c6912', 'itself'],
    ['5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7', 'itself'],
  ])('%s', (text, why) => {
    expect(readPasted(text)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining(why) as unknown,
    });
  });
});

test('it never throws, whatever the text is', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'HTTP/1.1 200',
      '{',
      '"',
      'error',
      '=',
      '?code=',
      '\n',
      '<',
      'slow_down',
      '://',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(() => readPasted(pieces.join(''))).not.toThrow();
    }),
    runsOf(300),
  );
});
