import { describe, expect, test } from '@jest/globals';
import { formatOf, looksLike } from '../../src/decode/media-type.js';

describe('formatOf', () => {
  test.each([
    ['application/json', 'json'],
    ['application/json; charset=utf-8', 'json'],
    ['APPLICATION/JSON;CHARSET=UTF-8', 'json'],
    ['application/json ; charset=utf-8', 'json'],
    ['text/json', 'json'],
    ['application/problem+json', 'json'],
    ['application/vnd.github.v3+json; charset=utf-8', 'json'],
    ['application/x-www-form-urlencoded', 'form'],
    ['application/x-www-form-urlencoded; charset=utf-8', 'form'],
    ['Application/X-WWW-Form-Urlencoded', 'form'],
    ['application/xml; charset=utf-8', 'xml'],
    ['text/xml', 'xml'],
    ['application/atom+xml', 'xml'],
  ])('%j is %s', (contentType, format) => {
    expect(formatOf(contentType)).toBe(format);
  });

  test.each([
    undefined,
    '',
    ';',
    'text/html; charset=utf-8',
    'application/xhtml+xml',
    'text/plain',
    'text/plain; x=application/json',
    'application/jsonp',
    'application/json-seq',
    'json',
    'application/octet-stream',
    'multipart/form-data',
  ])('%j is none of the three', (contentType) => {
    expect(formatOf(contentType)).toBeUndefined();
  });
});

describe('looksLike', () => {
  test.each([
    ['{"a":1}', 'json'],
    ['\r\n  {"a":1}', 'json'],
    ['[1]', 'json'],
    ['<OAuth>', 'xml'],
    ['\n<a>', 'xml'],
    ['error=x', 'form'],
    ['Not Found', 'form'],
    ['', 'form'],
  ])('%j looks like %s', (text, format) => {
    expect(looksLike(text)).toBe(format);
  });
});

test('what merely begins like a format is none', () => {
  expect(formatOf('application/xmlish')).toBeUndefined();
  expect(formatOf('application/jsonish')).toBeUndefined();
  expect(formatOf('text/xml ; charset=utf-8')).toBe('xml');
  expect(formatOf(' application/x-www-form-urlencoded ; charset=utf-8')).toBe('form');
});

test('blanks before a body do not hide what it looks like, up to a thousand', () => {
  expect(looksLike(`${' '.repeat(999)}{`)).toBe('json');
  expect(looksLike(`${' '.repeat(1000)}{`)).toBe('form');
});
