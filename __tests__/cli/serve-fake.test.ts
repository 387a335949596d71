import { expect, test } from '@jest/globals';
import { type FakeExchange, formatExchange } from '../../src/cli/commands/serve-fake.js';
import { run } from '../../src/cli/program.js';
import { createTokenClient, type TokenClient } from '../../src/index.js';
import { fakeIo, runCli } from './fake-io.js';

/** Serves the fake until the function is done. */
const served = async (
  args: readonly string[],
  use: (client: TokenClient, url: string) => Promise<void>,
) => {
  const io = fakeIo({ terminal: 200, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } });
  const ending = run(['serve-fake', ...args], io);
  while (!io.written.err.includes('Ctrl-C')) await new Promise((next) => setTimeout(next, 5));
  const env = Object.fromEntries(
    io.written.out
      .trim()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );
  const url = env['GITHUB_BASE_URL'] ?? '';
  const client = createTokenClient({
    baseUrl: url,
    clientId: env['GITHUB_CLIENT_ID'] ?? '',
    clientSecret: env['GITHUB_CLIENT_SECRET'] ?? '',
  });
  await use(client, url);
  io.interrupt();
  return { exitCode: await ending, ...io.written, env };
};

/** Approves on the page of the fake; resolves with the URL of the redirect. */
const approve = async (url: string): Promise<string> => {
  const body = new URLSearchParams({ decision: 'authorize' });
  const page = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return page.headers.get('location') ?? '';
};

test('serve-fake prints its variables, issues tokens, and stops on Ctrl-C', async () => {
  const tags: string[] = [];
  const { exitCode, out, err } = await served([], async (client) => {
    const request = await client.authorizationUrl({ redirectUri: 'http://127.0.0.1:9/any/path' });
    const callback = client.parseCallback(await approve(request.url), request);
    if (callback._tag !== 'AuthorizationCode') throw new Error(callback._tag);
    tags.push((await client.exchangeCode(callback))._tag);
    tags.push((await client.exchangeCode(callback))._tag);
    tags.push((await client.requestDeviceCode())._tag);
  });

  expect(exitCode).toBe(0);
  expect(tags).toEqual(['Success', 'BadVerificationCode', 'DeviceCode']);
  expect(out).toMatch(
    /^GITHUB_BASE_URL=http:\/\/127\.0\.0\.1:\d+\nGITHUB_CLIENT_ID=Ov23liFakeFakeFake00\nGITHUB_CLIENT_SECRET=[\da-f]{40}\n$/,
  );
  expect(err.replace(/\d\d:\d\d:\d\d/g, 'TIME')).toBe(
    [
      'A fake of GitHub is running at this base URL, with these credentials:',
      'Requests are logged here, without secrets. Ctrl-C stops it.',
      'TIME POST /login/oauth/authorize → 302',
      'TIME POST /login/oauth/access_token (authorization_code) → 200 Success',
      'TIME POST /login/oauth/access_token (authorization_code) → 200 BadVerificationCode',
      'TIME POST /login/device/code → 200 DeviceCode',
      '',
    ].join('\n'),
  );
});

test('serve-fake logs the grant of token requests, and no secret', async () => {
  const { err } = await served(
    ['--github-app', '--client-id', 'Iv23liMine'],
    async (client, url) => {
      const request = await client.authorizationUrl({ redirectUri: 'http://localhost/' });
      const callback = client.parseCallback(await approve(request.url), request);
      if (callback._tag !== 'AuthorizationCode') throw new Error(callback._tag);
      const response = await client.exchangeCode(callback);
      if (response._tag !== 'Success') throw new Error(response._tag);
      await client.refreshToken({ refreshToken: response.refreshToken ?? '' });
      await fetch(`${url}/login/oauth/access_token?code=e72e16c7e42f292c6912`);
      await fetch(`${url}/login/oauth/access_token`, { method: 'POST', body: '{}' });
    },
  );

  expect(err).toContain('/login/oauth/access_token (refresh_token) → 200 Success');
  expect(err).toContain('GET /login/oauth/access_token → 404\n');
  expect(err).toContain('POST /login/oauth/access_token → 404 IncorrectClientCredentials');
  expect(err).not.toMatch(/gh[a-z]_|[\da-f]{20}/);
});

test('serve-fake --callback-url registers callback URLs', async () => {
  const args = ['--callback-url', 'http://127.0.0.1/a', '--callback-url', 'http://127.0.0.1/b'];
  await served(args, async (client) => {
    const at = async (redirectUri: string) =>
      approve((await client.authorizationUrl({ redirectUri })).url);

    expect(await at('http://127.0.0.1:5/a')).toContain('code=');
    expect(await at('http://127.0.0.1:5/b')).toContain('code=');
    expect(await at('http://127.0.0.1:5/c')).toBe('');
    expect(await at('http://127.0.0.1:5/a/below')).toBe('');
  });
});

test('serve-fake exits with 2 if a callback URL is not absolute, and if there are more than ten', async () => {
  const eleven = Array.from({ length: 11 }, () => ['--callback-url', 'http://127.0.0.1/']).flat();

  for (const args of [['--callback-url', '/callback'], eleven])
    expect((await runCli(['serve-fake', ...args])).exitCode).toBe(2);
});

test('serve-fake exits with 2 if the port is in use', async () => {
  await served([], async (_, url) => {
    const { exitCode, err } = await runCli(['serve-fake', '--port', new URL(url).port]);

    expect(exitCode).toBe(2);
    expect(err).toContain('The port is in use.');
  });
});

test('serve-fake responds with 413 to a body over 64 KiB, and does not log it', async () => {
  const statuses: number[] = [];
  const { err } = await served([], async (_, url) => {
    for (const length of [64 * 1024, 64 * 1024 + 1])
      statuses.push((await fetch(`${url}/a`, { method: 'POST', body: 'a'.repeat(length) })).status);
  });

  expect(statuses).toEqual([403, 413]);
  expect(err.match(/POST/g)).toHaveLength(1);
});

test('serve-fake stops at once if Ctrl-C was pressed before', async () => {
  const io = fakeIo();
  io.interrupt();

  expect(await run(['serve-fake'], io)).toBe(0);
});

const noon = new Date(Date.UTC(2026, 0, 1, 12));
const exchange: FakeExchange = {
  method: 'POST',
  path: '/login/oauth/access_token',
  grant: null,
  status: 200,
  headers: new Headers(),
  body: 'access_token=gho_secret',
};

test('formatExchange() writes time, request, status and outcome', () => {
  expect(formatExchange(exchange, noon)).toBe(
    '12:00:00 POST /login/oauth/access_token → 200 Success',
  );
  expect(formatExchange({ ...exchange, method: 'GET' }, noon)).toBe(
    '12:00:00 GET /login/oauth/access_token → 200',
  );
});

test('formatExchange() writes known grants only', () => {
  const withGrant = (grant: string) => formatExchange({ ...exchange, grant }, noon);

  expect(withGrant('urn:ietf:params:oauth:grant-type:device_code')).toContain(' (device_code) ');
  expect(withGrant('gho_secret')).toContain(' (another grant) ');
});

test('formatExchange() cuts a long path', () => {
  expect(formatExchange({ ...exchange, path: `/${'a'.repeat(500)}` }, noon).length).toBeLessThan(
    150,
  );
});
