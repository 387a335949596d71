import { expect, test } from '@jest/globals';
import { isBrowser, runtimeFacts, userAgent } from '../../src/internal/runtime.js';

test.each([
  ['true in a page', { document: {} }, true],
  [
    'true in a worker of a page',
    { navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } },
    true,
  ],
  ['false in Node', { navigator: { userAgent: 'Node.js/24' } }, false],
  ['false in Cloudflare Workers', { navigator: { userAgent: 'Cloudflare-Workers' } }, false],
  ['false in Deno', { navigator: { userAgent: 'Deno/2.0' } }, false],
  ['false in a Node without navigator', {}, false],
])('isBrowser() is %s', (_, globals, expected) => {
  expect(isBrowser(globals)).toBe(expected);
});

test('userAgent() is a header except in a browser', () => {
  const header = { 'user-agent': expect.stringMatching(/^github-token-exchange\/\S+$/) };
  expect(userAgent({})).toEqual(header);
  expect(userAgent({ navigator: { userAgent: 'Deno/2.0' } })).toEqual(header);
  expect(userAgent({ document: {} })).toEqual({});
  expect(userAgent({ navigator: { userAgent: 'Mozilla/5.0' } })).toEqual({});
});

test('runtimeFacts() has production: true only if NODE_ENV is production', () => {
  const environments = [{}, { process: {} }, { process: { env: { NODE_ENV: 'test' } } }];
  expect(environments.map((globals) => runtimeFacts(globals).production)).toEqual([
    false,
    false,
    false,
  ]);
  expect(runtimeFacts({ document: {}, process: { env: { NODE_ENV: 'production' } } })).toEqual({
    inBrowser: true,
    production: true,
  });
});
