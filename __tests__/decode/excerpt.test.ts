import { describe, expect, test } from '@jest/globals';
import { excerpt } from '../../src/decode/excerpt.js';
import { maskOf } from '../../src/redact/mask.js';

const plain = maskOf([]);

describe('a person can read it', () => {
  test.each([
    ['Not Found', 'Not Found'],
    ['{"message": "x"}\n', '{"message": "x"}'],
    ['<html><body><h1>Whoa\nthere!</h1></body></html>', 'Whoa there!'],
    ['<!DOCTYPE html><title>Blocked</title><p class="a">by policy</p>', 'Blocked by policy'],
    ['<p>a<script>alert("x")</script>b</p>', 'a b'],
    ['<p>a<SCRIPT src=x></SCRIPT >b</p>', 'a b'],
    ['<p>a<style>p { color: red }</style>b<svg><path d="M0"/></svg>c</p>', 'a b c'],
    ['<p>a<!-- b --><!---->c</p>', 'a c'],
    ['<p>a<script>never closed', 'a'],
    ['<p>a<!-- never closed', 'a'],
    ['<p>a<img alt="cut off', 'a'],
    ['\r\n  <p>a</p>', 'a'],
    [
      '<script>location="http://192.0.2.7/"</script>',
      '<script>location="http://192.0.2.7/"</script>',
    ],
    ['a < b and c > d', 'a < b and c > d'],
    ['<OAuth><error>x</error></OAuth>', '<OAuth><error>x</error></OAuth>'],
    ['<?xml version="1.0"?><a/>', '<?xml version="1.0"?><a/>'],
    ['', ''],
  ])('%j', (body, shown) => {
    expect(excerpt(body, plain)).toBe(shown);
  });

  test('controls and overrides are gone', () => {
    expect(excerpt('a\u001b[31mb\u202ec\u0000', plain)).toBe('a [31mb c');
  });

  test('a head full of styles does not hide the body behind it', () => {
    const head = `<html><style>${'a{b:c}'.repeat(1000)}</style>`;
    expect(excerpt(`${head}<h1>Whoa there!</h1>`, plain)).toBe('Whoa there!');
  });
});

describe('it is bounded', () => {
  test.each(['x', '<p>x</p>', ' ', '\u0000', '\ud83d\ude00'])('%j, many times', (unit) => {
    const shown = excerpt(unit.repeat(100_000), plain);
    expect(shown.length).toBeLessThanOrEqual(300);
    expect(shown.isWellFormed()).toBe(true);
  });
});

describe('it is masked', () => {
  const secret = 'Kq7vT2mW9xR4pZ8n';
  const mask = maskOf([secret]);

  test('in text, attributes and members', () => {
    expect(excerpt(`<p>${secret} <b>${secret.toLowerCase()}</b></p>`, mask)).toBe('*** ***');
    expect(excerpt(`{"message":"got ${secret}"}`, mask)).toBe('{"message":"got ***"}');
    expect(excerpt('access_token=swordfish&a=b', plain)).toBe('access_token=***&a=b');
  });

  test('where it is cut off', () => {
    for (let shown = 0; shown < 12; shown += 1) {
      const text = 'y '.repeat(4096).slice(0, 8192 - shown) + secret;
      expect(excerpt(text, mask)).not.toContain(secret.slice(0, 8));
      expect(excerpt('y'.repeat(300 - shown) + secret, mask)).not.toContain(secret.slice(0, 8));
    }
  });
});

test('what stands behind the first 8 KiB is not looked at', () => {
  expect(excerpt(`${' '.repeat(8191)}x`, plain)).toBe('x');
  expect(excerpt(`${' '.repeat(8192)}x`, plain)).toBe('');
});
