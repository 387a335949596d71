import { describe, expect, test } from '@jest/globals';
import { readEnvFile } from '../../src/cli/read-env-file.js';
import { optional, readSettings } from '../../src/cli/settings.js';
import { fakeIo, type FakeWorld } from './fake-io.js';

const read = (world: FakeWorld, options = {}) => readSettings(options, fakeIo(world));

test('an .env file gives its variables, without quotes, comments and byte order mark', () => {
  expect(readEnvFile('\ufeffA=1\n# no\nexport B="two words"\nC=3 # three\nA=4\n')).toEqual({
    A: '4',
    B: 'two words',
    C: '3',
  });
});

describe('a setting', () => {
  test('comes from the environment before the file', async () => {
    const { clientId } = await read({
      env: { GITHUB_CLIENT_ID: 'a' },
      files: { '.env': 'GITHUB_CLIENT_ID=b' },
    });

    expect(clientId).toEqual({
      variable: 'GITHUB_CLIENT_ID',
      value: 'a',
      source: 'environment',
      differs: true,
    });
  });

  test('does not differ where both say the same', async () => {
    const { clientId } = await read({
      env: { GITHUB_CLIENT_ID: 'a' },
      files: { '.env': 'GITHUB_CLIENT_ID=a' },
    });

    expect(clientId.differs).toBe(false);
  });

  test('comes from the file where the environment has none', async () => {
    const settings = await read({ files: { '.env': 'GITHUB_BASE_URL=https://ghe.example.com' } });

    expect(settings.baseUrl).toMatchObject({ source: 'file', value: 'https://ghe.example.com' });
    expect(settings.clientSecret).toMatchObject({ source: 'not set', value: undefined });
    expect(settings.file).toBe('.env');
  });

  test('comes from the command line before all others', async () => {
    const { clientId, redirectUri } = await read(
      { env: { GITHUB_CLIENT_ID: 'a' }, files: { '.env': 'GITHUB_CLIENT_ID=b' } },
      { clientId: 'c', redirectUri: 'http://127.0.0.1/a' },
    );

    expect(clientId).toMatchObject({ value: 'c', source: 'command line', differs: false });
    expect(redirectUri).toMatchObject({ source: 'command line' });
  });

  test('that is empty counts as left out where it may be', async () => {
    const { baseUrl, redirectUri } = await read({ env: { GITHUB_BASE_URL: '' } });

    expect([optional(baseUrl), optional(redirectUri)]).toEqual([undefined, undefined]);
    expect(baseUrl.source).toBe('environment');
  });
});

describe('GITHUB_BASE_URL of the .env file in the current folder', () => {
  const url = 'GITHUB_BASE_URL=https://evil.example';
  const ofEnvironment = { GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' };
  const settle = async (env: FakeWorld['env'], file: string, options = {}, stdin = '') => {
    const { baseUrl, ignoresBaseUrl } = await read(
      { env: env ?? {}, files: { '.env': file, named: file }, stdin },
      options,
    );
    return [baseUrl.value, baseUrl.source, ignoresBaseUrl];
  };
  const used = ['https://evil.example', 'file', false];
  const ignored = [undefined, 'not set', true];

  test('is ignored if the client secret came from elsewhere', async () => {
    const withId = `${url}\nGITHUB_CLIENT_ID=a`;

    expect(await settle(ofEnvironment, url)).toEqual(ignored);
    expect(await settle({ GITHUB_CLIENT_SECRET: 'b' }, withId)).toEqual(ignored);
    expect(await settle({}, withId, { clientSecretStdin: true }, 'b')).toEqual(ignored);
    expect(await settle(ofEnvironment, `${withId}\nGITHUB_CLIENT_SECRET=of-the-file`)).toEqual(
      ignored,
    );
  });

  test('is ignored if there is no client secret and the client ID came from elsewhere', async () => {
    expect(await settle({ GITHUB_CLIENT_ID: 'a' }, url)).toEqual(ignored);
    expect(await settle({ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: '' }, url)).toEqual(ignored);
    expect(await settle({}, url, { clientId: 'a' })).toEqual(ignored);
  });

  test('is used with the credentials of the same file', async () => {
    const secret = `${url}\nGITHUB_CLIENT_SECRET=b`;

    expect(await settle({}, `${secret}\nGITHUB_CLIENT_ID=a`)).toEqual(used);
    expect(await settle({ GITHUB_CLIENT_ID: 'a' }, secret)).toEqual(used);
    expect(await settle({}, `${url}\nGITHUB_CLIENT_ID=a`)).toEqual(used);
  });

  test('is used if --env names the file', async () => {
    expect(await settle(ofEnvironment, url, { env: 'named' })).toEqual(used);
    expect(await settle(ofEnvironment, url, { env: '.env' })).toEqual(used);
  });

  test('does not count beside one of the environment or the command line', async () => {
    const mine = 'https://ghe.example.com';

    expect(await settle({ ...ofEnvironment, GITHUB_BASE_URL: mine }, url)).toEqual([
      mine,
      'environment',
      false,
    ]);
    expect(await settle(ofEnvironment, url, { baseUrl: mine })).toEqual([
      mine,
      'command line',
      false,
    ]);
  });
});

test('a file sets no variable but the four of the settings', async () => {
  const io = fakeIo({
    files: { '.env': 'HTTPS_PROXY=http://evil.example\nNODE_TLS_REJECT_UNAUTHORIZED=0' },
  });
  const before = { ...io.env };

  expect(JSON.stringify(await readSettings({}, io))).not.toMatch(/evil|NODE_TLS/);
  expect(io.env).toEqual(before);
  expect(process.env['NODE_TLS_REJECT_UNAUTHORIZED']).toBeUndefined();
});

test('the client secret is read from standard input without its line feed', async () => {
  const { clientSecret } = await read(
    { stdin: 'secret \r\n', env: { GITHUB_CLIENT_SECRET: 'other' } },
    { clientSecretStdin: true },
  );

  expect(clientSecret).toMatchObject({ value: 'secret ', source: 'standard input' });
});

test('the client secret is not typed, where it would show', async () => {
  await expect(read({ typed: true }, { clientSecretStdin: true })).rejects.toThrow('from a pipe');
});

describe('a file that cannot be read', () => {
  test('is no error where nobody asked for it and it is not there', async () => {
    expect((await read({})).clientId.source).toBe('not set');
  });

  test('is an error otherwise', async () => {
    const forbidden = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));

    await expect(read({}, { env: 'other' })).rejects.toThrow('--env cannot be read');
    await expect(read({ readFile: forbidden })).rejects.toThrow('.env cannot be read');
  });

  test('is looked for at the given path', async () => {
    const settings = await read(
      { files: { '.env.fake': 'GITHUB_CLIENT_ID=a' } },
      { env: '.env.fake' },
    );

    expect(settings.clientId.value).toBe('a');
    expect(settings.file).toBe('.env.fake');
  });
});
