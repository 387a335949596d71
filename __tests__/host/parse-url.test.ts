import { expect, test } from '@jest/globals';
import { parseUrl } from '../../src/host/parse-url.js';

test('an address is read, and completed by a base', () => {
  expect(parseUrl('https://github.com/login')?.pathname).toBe('/login');
  expect(parseUrl('/login', 'https://github.com/x')?.href).toBe('https://github.com/login');
  expect(parseUrl(new URL('https://github.com'))?.host).toBe('github.com');
});

test('what is no address is nothing, and does not throw', () => {
  for (const [address, base] of [[''], ['/login'], ['https://'], ['/login', 'no base']] as const)
    expect(parseUrl(address, base)).toBeUndefined();
});
