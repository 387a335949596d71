import { expect, test } from '@jest/globals';
import { deepFreeze, parseJson, parseUrl } from '../../src/internal/parse.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

test('parseUrl() parses an absolute URL, and a relative one with a base', () => {
  expect(parseUrl('https://github.com/login')?.pathname).toBe('/login');
  expect(parseUrl('/login', 'https://github.com/x')?.href).toBe('https://github.com/login');
  expect(parseUrl(new URL('https://github.com'))?.host).toBe('github.com');
});

test('parseUrl() returns undefined for anything else', () => {
  for (const [address, base] of [[''], ['/login'], ['https://'], ['/login', 'no base']] as const)
    expect(parseUrl(address, base)).toBeUndefined();
});

test('parseJson() returns the members of a JSON object', () => {
  expect(parseJson(' {"a":[1]}\n')).toEqual({ a: [1] });
});

test('parseJson() returns undefined for anything else', () => {
  const texts = ['', '{', '[]', 'null', '5', '"x"', '{"a":1}{', 'a=b'];
  expect(texts.filter((text) => parseJson(text) !== undefined)).toEqual([]);
});

test('deepFreeze() freezes and returns the data', () => {
  const data = { a: [{ b: { c: 1 } }], d: null };
  expect(deepFreeze(data)).toBe(data);
  expect(isDeepFrozen(data)).toBe(true);
});
