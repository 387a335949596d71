import { expect, test } from '@jest/globals';
import { isBrowser } from '../../src/host/is-browser.js';

test.each([
  ['a page', { document: {} }, true],
  ['a worker of a page', { navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } }, true],
  ['Node', { navigator: { userAgent: 'Node.js/24' } }, false],
  ['Cloudflare Workers', { navigator: { userAgent: 'Cloudflare-Workers' } }, false],
  ['Deno', { navigator: { userAgent: 'Deno/2.0' } }, false],
  ['an old Node', {}, false],
])('isBrowser() of %s', (_, globals, expected) => {
  expect(isBrowser(globals)).toBe(expected);
});
