import { describe, expect, test } from '@jest/globals';
import { parseBody } from '../../src/decode/parse-body.js';

const json = '{"error":"x"}';
const form = 'error=x';

describe('the format is found', () => {
  test.each([
    ['declared JSON', json, 'json'],
    ['declared form data', form, 'form'],
    ['undeclared JSON', json, undefined],
    ['undeclared form data', form, undefined],
    ['JSON that is declared as form data', json, 'form'],
    ['form data that is declared as JSON', form, 'json'],
    ['JSON that is declared as XML', json, 'xml'],
    ['form data that is declared as XML', form, 'xml'],
    ['JSON behind a byte order mark', `\ufeff${json}`, 'json'],
    ['form data behind a byte order mark', `\ufeff${form}`, 'form'],
    ['JSON behind white space', `\r\n\t ${json}`, undefined],
    ['form data behind white space', `\r\n\t ${form}`, undefined],
    ['JSON behind a byte order mark and white space', `\ufeff\n${json}`, undefined],
  ] as const)('%s', (_, body, declared) => {
    expect(parseBody(body, declared)).toEqual({ error: 'x' });
  });
});

test('the members stay where they are none of the protocol', () => {
  expect(parseBody('{"message":"x"}', 'form')).toEqual({ message: 'x' });
  expect(parseBody('a=b', 'json')).toEqual({ a: 'b' });
});

test.each([
  '',
  ' ',
  'null',
  '[]',
  '[{"access_token":"gho_x"}]',
  'Not Found',
  '"error=x"',
  '{"error"',
  '<html>',
])('%j has no members', (body) => {
  for (const declared of [undefined, 'json', 'form'] as const)
    expect(parseBody(body, declared)).toEqual({});
});
