import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import { app } from '../support/app.js';

jest.setTimeout(60_000);

const command = fileURLToPath(new URL('../../examples/device-cli/cli.mjs', import.meta.url));

const start = (environment: Readonly<Record<string, string>>) => {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    GITHUB_CLIENT_ID: undefined,
    GITHUB_BASE_URL: undefined,
    ...environment,
  };
  const child = spawn(process.execPath, [command], { env, timeout: 30_000 });
  let output = '';
  const add = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return { child, output: () => output };
};

test('the device CLI asks for GITHUB_CLIENT_ID if it is not set', async () => {
  const { child, output } = start({});
  await once(child, 'close');

  expect(child.exitCode).toBe(2);
  expect(output()).toContain('Set GITHUB_CLIENT_ID');
});

test('the device CLI ends at once on Ctrl-C, without a stack trace', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const github = await endpoint.listen();
  try {
    const { child, output } = start({
      GITHUB_CLIENT_ID: app.clientId,
      GITHUB_BASE_URL: github.url,
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await once(child, 'close');

    expect(child.exitCode).toBe(1);
    expect(output()).toMatch(/enter the code \w{4}-\w{4}/);
    expect(output()).toContain('RequestAborted');
    expect(output()).not.toMatch(/^ {4}at /m);
  } finally {
    await github.close();
  }
});
