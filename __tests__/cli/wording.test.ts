import { expect, test } from '@jest/globals';
import { causeForCommandLine } from '../../src/cli/wording.js';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import { readBaseUrl, isHostProblem } from '../../src/github/host.js';
import { incidents } from '../support/incidents.js';
import { everyError } from '../support/samples.js';
import { type FakeWorld, runCli } from './fake-io.js';

const libraryWords =
  /\b(?:baseUrl|bodyExcerpt|cause\.message|timeoutMs|allowInsecureHttp|exchangeCode|createTokenRelay|refreshToken|authorizationUrl|parseCallback|issuer)\b|\ba fetch\b|\bcustom fetch\b|\bits fetch\b|\bproxy agent\b|environment of this code/;

/** The lines that a command prints in words of the library. */
const libraryLines = async (args: readonly string[], world?: FakeWorld) => {
  const { out, err } = await runCli(args, world);
  return `${out}${err}`.split('\n').filter((line) => libraryWords.test(line));
};

const baseUrls = ['https://github.com', 'https://octocorp.ghe.com', 'https://ghe.example.com'];
const operations = ['authorization_code', 'refresh_token', 'device_code', undefined] as const;

const hostAt = (baseUrl: string) => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host)) throw new Error(host.problem);
  return host;
};

test('explain prints no word of the library for any error, on any host, for any operation', async () => {
  const violations: string[] = [];
  for (const baseUrl of baseUrls)
    for (const operation of operations)
      for (const error of everyError(hostAt(baseUrl), {}, { operation }))
        violations.push(
          ...(await libraryLines(['explain', '-'], { stdin: JSON.stringify(error) })),
        );

  expect(violations).toEqual([]);
});

const failureCodes = [
  ...['ENOTFOUND', 'ECONNREFUSED', 'ConnectionRefused', 'EHOSTUNREACH', 'EACCES', 'ECONNRESET'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_PRX_TLS', 'ERR_PROXY_TUNNEL'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['CERT_SIGNATURE_FAILURE', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO', 'HPE_INVALID_CONSTANT'],
  ...['ERR_SSL_UNSUPPORTED_PROTOCOL', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
];

test('explain prints no word of the library for any code of a network failure or name of an error', async () => {
  const violations: string[] = [];
  for (const word of [...failureCodes, ...tokenErrorTags])
    for (const baseUrl of baseUrls)
      violations.push(...(await libraryLines(['explain', word, '--base-url', baseUrl])));

  expect(violations).toEqual([]);
});

test('explain prints no word of the library in any language', async () => {
  const proxyPage = 'HTTP/1.1 503 \nserver: squid\n\n<title>Squid</title>';
  const violations: string[] = [];
  for (const lang of ['de', 'es', 'fr', 'ja', 'pt', 'zh']) {
    const options = ['--lang', lang, '--base-url', 'https://ghe.example.com'];
    const world = { env: { LANG: 'C.UTF-8' } };
    for (const word of [...failureCodes, ...tokenErrorTags])
      violations.push(...(await libraryLines(['explain', word, ...options], world)));
    violations.push(
      ...(await libraryLines(['explain', ...options], { ...world, stdin: proxyPage })),
    );
  }

  expect(violations).toEqual([]);
});

test('explain prints no word of the library for the response or the callback of any incident', async () => {
  const violations: string[] = [];
  for (const { response, callback } of incidents)
    for (const baseUrl of baseUrls) {
      const options = ['--base-url', baseUrl];
      if (callback !== undefined)
        violations.push(...(await libraryLines(['explain', callback, ...options])));
      if (response === undefined) continue;
      const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
      const stdin = `HTTP/1.1 ${String(response.status)}\n${headers.join('\n')}\n\n${response.body}`;
      violations.push(...(await libraryLines(['explain', ...options], { stdin })));
    }

  expect(violations).toEqual([]);
});

test('check and exchange print no word of the library for the settings of any incident', async () => {
  const violations: string[] = [];
  for (const { sent } of incidents) {
    const { clientId, clientSecret, redirectUri, baseUrl } = sent;
    const env = {
      LANG: 'C.UTF-8',
      GITHUB_CLIENT_ID: clientId,
      GITHUB_CLIENT_SECRET: clientSecret ?? '',
      GITHUB_BASE_URL: baseUrl ?? '',
      GITHUB_REDIRECT_URI: redirectUri ?? '',
    };
    for (const args of [
      ['check', '--online'],
      ['exchange', '--code', 'e72e16c7e42f292c6912'],
    ])
      violations.push(...(await libraryLines(args, { env })));
  }

  expect(violations).toEqual([]);
});

test('check and doctor say that a variable is not set, and not that it is empty', async () => {
  const { out } = await runCli(['check'], { env: { LANG: 'C.UTF-8' } });

  expect(out).toContain(
    '✗ GITHUB_CLIENT_ID is not set (certain).\n  Set GITHUB_CLIENT_ID in the environment or in .env.',
  );
  expect(out).toContain('  Set GITHUB_CLIENT_SECRET in the environment or in .env; PKCE');

  const { out: shown } = await runCli(['doctor'], { env: { LANG: 'C.UTF-8' } });

  expect(shown).toContain('folder\n  Set GITHUB_CLIENT_ID in the environment or in .env.\n');
});

test('explain names its own options and labels in the steps', async () => {
  const page = '<html><title>Sign in</title></html>';
  const { out } = await runCli(['explain', page, '--base-url', 'https://ghe.example.com']);

  expect(out).toContain('Read the text after Got to find out what sent the response.');
  expect(out).toContain(
    'If users open GitHub at a URL other than https://ghe.example.com, set --base-url to that URL.',
  );
  expect(out).toMatch(/\n {2}Got +\S/);
});

test('explain --json keeps the words of the library, which its members have', async () => {
  const { out } = await runCli(['explain', '--json', '<html>Sign in</html>']);

  expect(out).toContain('Read bodyExcerpt to find out');
});

test('causeForCommandLine() changes no member but the texts', () => {
  const cause = {
    id: 'x',
    certainty: 'likely',
    summary: 'The baseUrl is wrong.',
    fix: 'Use one baseUrl for both.',
    source: 'https://docs.github.com/baseUrl',
  } as const;

  expect(causeForCommandLine(cause)).toEqual({
    ...cause,
    summary: 'The --base-url is wrong.',
    fix: 'Use one --base-url for both.',
  });
});
