import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/decode/parse-json.js';

test.each([
  '',
  '[]',
  '[{"error":"x"}]',
  'null',
  'true',
  '5',
  '"error=x"',
  '{',
  '{a:1}',
  "{'a':1}",
  '{"a":1}x',
])('%j holds no members', (text) => {
  expect(parseJson(text)).toBeUndefined();
});

test('__proto__ is a name like any other', () => {
  const fields = parseJson('{"__proto__":{"access_token":"gho_x"}}');
  expect(Object.keys(fields ?? {})).toEqual(['__proto__']);
  expect(fields?.['access_token']).toBeUndefined();
});

test('of two members of one name the last one counts', () => {
  expect(parseJson('{"error":"a","error":"b"}')).toEqual({ error: 'b' });
});

test('reads back what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      const text = JSON.stringify(members);
      expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});
