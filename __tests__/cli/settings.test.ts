import { expect, test } from '@jest/globals';
import { parseEnvFile, readSettings, valueOf } from '../../src/cli/settings.js';
import { fakeIo, type FakeWorld } from './fake-io.js';

const read = (world: FakeWorld, options = {}) => readSettings(options, fakeIo(world));

test('parseEnvFile() removes quotes, comments and the byte order mark', () => {
  expect(parseEnvFile('\ufeffA=1\n# no\nexport B="two words"\nC=3 # three\nA=4\n')).toEqual({
    A: '4',
    B: 'two words',
    C: '3',
  });
});

test('readSettings() prefers the environment to the file, and reports another value in the file', async () => {
  const { clientId } = await read({
    env: { GITHUB_CLIENT_ID: 'a' },
    files: { '.env': 'GITHUB_CLIENT_ID=b' },
  });

  expect(clientId).toEqual({
    variable: 'GITHUB_CLIENT_ID',
    option: '--client-id',
    value: 'a',
    source: 'environment',
    differs: true,
  });
});

test('readSettings() reports no difference if environment and file are equal', async () => {
  const { clientId } = await read({
    env: { GITHUB_CLIENT_ID: 'a' },
    files: { '.env': 'GITHUB_CLIENT_ID=a' },
  });

  expect(clientId.differs).toBe(false);
});

test('readSettings() uses the file if the environment does not set a variable', async () => {
  const settings = await read({ files: { '.env': 'GITHUB_BASE_URL=https://ghe.example.com' } });

  expect(settings.baseUrl).toMatchObject({ source: 'file', value: 'https://ghe.example.com' });
  expect(settings.clientSecret).toMatchObject({ source: 'not set', value: undefined });
  expect(settings.file).toBe('.env');
});

test('readSettings() prefers the command line to the environment and the file', async () => {
  const { clientId, redirectUri } = await read(
    { env: { GITHUB_CLIENT_ID: 'a' }, files: { '.env': 'GITHUB_CLIENT_ID=b' } },
    { clientId: 'c', redirectUri: 'http://127.0.0.1/a' },
  );

  expect(clientId).toMatchObject({ value: 'c', source: 'command line', differs: false });
  expect(redirectUri).toMatchObject({ source: 'command line' });
});

test('valueOf() returns undefined for an empty variable', async () => {
  const { baseUrl, redirectUri } = await read({ env: { GITHUB_BASE_URL: '' } });

  expect([valueOf(baseUrl), valueOf(redirectUri)]).toEqual([undefined, undefined]);
  expect(baseUrl.source).toBe('environment');
});

const url = 'GITHUB_BASE_URL=https://evil.example';
const fromEnvironment = { GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' };
const settle = async (env: FakeWorld['env'], file: string, options = {}, stdin = '') => {
  const { baseUrl, ignoresBaseUrl } = await read(
    { env: env ?? {}, files: { '.env': file, named: file }, stdin },
    options,
  );
  return [baseUrl.value, baseUrl.source, ignoresBaseUrl];
};
const used = ['https://evil.example', 'file', false];
const ignored = [undefined, 'not set', true];

test('readSettings() ignores the base URL of .env if the client secret comes from elsewhere', async () => {
  const withId = `${url}\nGITHUB_CLIENT_ID=a`;

  expect(await settle(fromEnvironment, url)).toEqual(ignored);
  expect(await settle({ GITHUB_CLIENT_SECRET: 'b' }, withId)).toEqual(ignored);
  expect(await settle({}, withId, { clientSecretStdin: true }, 'b')).toEqual(ignored);
  expect(await settle(fromEnvironment, `${withId}\nGITHUB_CLIENT_SECRET=in-the-file`)).toEqual(
    ignored,
  );
});

test('readSettings() ignores the base URL of .env if only the client ID is set and comes from elsewhere', async () => {
  expect(await settle({ GITHUB_CLIENT_ID: 'a' }, url)).toEqual(ignored);
  expect(await settle({ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: '' }, url)).toEqual(ignored);
  expect(await settle({}, url, { clientId: 'a' })).toEqual(ignored);
});

test('readSettings() uses the base URL of .env with the credentials of .env', async () => {
  const secret = `${url}\nGITHUB_CLIENT_SECRET=b`;

  expect(await settle({}, `${secret}\nGITHUB_CLIENT_ID=a`)).toEqual(used);
  expect(await settle({ GITHUB_CLIENT_ID: 'a' }, secret)).toEqual(used);
  expect(await settle({}, `${url}\nGITHUB_CLIENT_ID=a`)).toEqual(used);
});

test('readSettings() uses the base URL of a file that --env names', async () => {
  expect(await settle(fromEnvironment, url, { env: 'named' })).toEqual(used);
  expect(await settle(fromEnvironment, url, { env: '.env' })).toEqual(used);
});

test('readSettings() prefers the base URL of the environment or the command line to that of .env', async () => {
  const mine = 'https://ghe.example.com';

  expect(await settle({ ...fromEnvironment, GITHUB_BASE_URL: mine }, url)).toEqual([
    mine,
    'environment',
    false,
  ]);
  expect(await settle(fromEnvironment, url, { baseUrl: mine })).toEqual([
    mine,
    'command line',
    false,
  ]);
});

test('readSettings() sets no environment variable from the file', async () => {
  const io = fakeIo({
    files: { '.env': 'HTTPS_PROXY=http://evil.example\nNODE_TLS_REJECT_UNAUTHORIZED=0' },
  });
  const before = { ...io.env };

  expect(JSON.stringify(await readSettings({}, io))).not.toMatch(/evil|NODE_TLS/);
  expect(io.env).toEqual(before);
  expect(process.env['NODE_TLS_REJECT_UNAUTHORIZED']).toBeUndefined();
});

test('readSettings() reads the client secret from standard input without the final line feed', async () => {
  const { clientSecret } = await read(
    { stdin: 'secret \r\n', env: { GITHUB_CLIENT_SECRET: 'other' } },
    { clientSecretStdin: true },
  );

  expect(clientSecret).toMatchObject({ value: 'secret ', source: 'standard input' });
});

test('readSettings() throws if the client secret would be typed in a terminal', async () => {
  await expect(read({ typed: true }, { clientSecretStdin: true })).rejects.toThrow('from a pipe');
});

test('readSettings() accepts that .env does not exist', async () => {
  expect((await read({})).clientId.source).toBe('not set');
});

test('readSettings() throws if .env or the file of --env cannot be read', async () => {
  const forbidden = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));

  await expect(read({}, { env: 'other' })).rejects.toThrow('--env cannot be read');
  await expect(read({ readFile: forbidden })).rejects.toThrow('.env cannot be read');
});

test('readSettings() reads the file of --env', async () => {
  const settings = await read(
    { files: { '.env.fake': 'GITHUB_CLIENT_ID=a' } },
    { env: '.env.fake' },
  );

  expect(settings.clientId.value).toBe('a');
  expect(settings.file).toBe('.env.fake');
});
