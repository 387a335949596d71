import { expect, test } from '@jest/globals';
import {
  isBrowser,
  isExcludedFromProxy,
  proxyFacts,
  runtimeFacts,
  userAgent,
} from '../../src/internal/runtime.js';

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

const node = (version: string, env: Record<string, string>, execArgv: readonly string[] = []) => ({
  process: { versions: { node: version }, env, execArgv },
});
const isIgnored = (globals: object) => proxyFacts(globals).proxyVariableIgnored;
const proxy = 'http://proxy.corp:8080';

test('proxyFacts() has proxyVariableIgnored: true if Node does not use the proxy of the environment', () => {
  const globals = [
    node('20.19.0', { HTTPS_PROXY: proxy }),
    node('24.1.0', { https_proxy: proxy }),
    node('24.1.0', { HTTP_PROXY: proxy }),
    node('20.19.0', { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: '1' }),
    node('22.20.0', { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: '1' }),
    node('23.11.0', { HTTPS_PROXY: proxy }, ['--use-env-proxy']),
    node('24.1.0', { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: '0' }),
    // Node does not know this variable.
    node('24.1.0', { ALL_PROXY: proxy, NODE_USE_ENV_PROXY: '1' }),
  ];
  expect(globals.filter((value) => !isIgnored(value))).toEqual([]);
});

test('proxyFacts() has proxyVariableIgnored: false if no proxy is set, or if it is used', () => {
  const environment = { HTTPS_PROXY: proxy };
  const globals = [
    {},
    { process: { env: environment } },
    node('24.1.0', {}),
    node('24.1.0', { HTTPS_PROXY: ' ' }),
    node('24.1.0', { ...environment, NODE_USE_ENV_PROXY: '1' }),
    node('22.21.0', { ...environment, NODE_USE_ENV_PROXY: '1' }),
    node('24.1.0', environment, ['--use-env-proxy']),
    node('26.0.0', { ...environment, NODE_OPTIONS: '--no-warnings --use-env-proxy' }),
    { process: { env: environment, versions: { node: '24.3.0', bun: '1.3.1' } } },
    { process: { env: environment, versions: { node: '24.2.0', deno: '2.5.0' } } },
    { ...node('24.1.0', environment), document: {} },
    {
      ...node('20.19.0', environment),
      [Symbol.for('undici.globalDispatcher.1')]: { constructor: { name: 'EnvHttpProxyAgent' } },
    },
  ];
  expect(globals.filter(isIgnored)).toEqual([]);
});

test('isExcludedFromProxy() compares the host with the entries of NO_PROXY', () => {
  const isExcluded = (list: string, url = 'https://ghe.corp.example') =>
    isExcludedFromProxy(new URL(url), { process: { env: { NO_PROXY: list } } });
  const excluding = ['*', 'localhost, ghe.corp.example', '.corp.example', 'corp.example:443'];
  const others = [
    '',
    ' ,',
    'github.com',
    'he.corp.example',
    'corp.example:8443',
    '.ghe.corp.example.',
  ];

  expect(
    [...excluding, '*.corp.example', 'GHE.CORP.EXAMPLE'].filter((list) => !isExcluded(list)),
  ).toEqual([]);
  expect(others.filter((list) => isExcluded(list))).toEqual([]);
  expect(isExcluded('corp.example:8443', 'https://ghe.corp.example:8443')).toBe(true);
  expect(isExcludedFromProxy(new URL('https://github.com'), {})).toBe(false);
});
