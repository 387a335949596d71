import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createFetch, nodeNetwork } from '../../src/cli/network.js';
import { systemClock } from '../../src/http/deadline.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import { app } from '../support/app.js';
import { certificate, httpsServer } from '../support/https.js';
import { type FakeWorld, runCli } from './fake-io.js';

// A key is generated, which takes seconds on a busy machine.
jest.setTimeout(30_000);

const endpoint = createFakeTokenEndpoint({ apps: [app] });
let github: FakeServer;

beforeAll(async () => {
  github = await endpoint.listen();
});
afterAll(() => github.close());

/** Runs doctor with the real network. */
const doctor = (variables: Readonly<Record<string, string>> = {}, world: FakeWorld = {}) => {
  const env = {
    LANG: 'C.UTF-8',
    GITHUB_BASE_URL: github.url,
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
    ...variables,
  };
  const network = nodeNetwork(env);
  return runCli(['doctor'], { env, network, fetch: createFetch(network, env), ...world });
};

test('doctor finds no problem in a correct configuration, and shows no secret', async () => {
  const { exitCode, out } = await doctor();

  expect(out).toContain('✓ GITHUB_CLIENT_SECRET: set in the environment');
  expect(out).toContain('✓ Connection: to 127.0.0.1:');
  expect(out).toContain('- DNS: the host is an IP address');
  // The fake sends no Location header.
  expect(out).toMatch(/✓ HTTP: status 404 in [\d.]+ s\n/);
  expect(out).not.toContain('✗');
  expect(out).not.toContain(app.clientSecret);
  expect(exitCode).toBe(0);
});

test('doctor says that the client secret is wrong, after GitHub has recognized the client ID', async () => {
  const { exitCode, out } = await doctor({ GITHUB_CLIENT_SECRET: 'e'.repeat(40) });

  expect(out).toContain('✓ Client ID: GitHub knows this client ID');
  expect(out).toMatch(/✗ Client secret: .+\n {2}/);
  expect(out).not.toContain('eeeeeeee');
  expect(exitCode).toBe(1);
});

test('doctor refuses a --base-url that cannot be used, as check does', async () => {
  const { exitCode, err } = await runCli(['doctor', '--base-url', 'foo'], {});

  expect(err).toContain('--base-url is not an absolute https URL.');
  expect(exitCode).toBe(2);
});

test('doctor says that GitHub does not know the client ID', async () => {
  const { exitCode, out } = await doctor({ GITHUB_CLIENT_ID: 'Ov23liUnknownUnknown' });

  expect(out).toMatch(/✗ Client ID: .+\n {2}/);
  expect(exitCode).toBe(1);
});

test('doctor skips what depends on a connection that was refused', async () => {
  const closed = await createFakeTokenEndpoint({ apps: [app] }).listen();
  await closed.close();
  const { exitCode, out } = await doctor({ GITHUB_BASE_URL: closed.url });

  expect(out).toMatch(/✗ Connection: .+refused.+\n {2}/);
  expect(out).toContain('- Client ID: not checked, because of HTTP');
  expect(exitCode).toBe(1);
});

test('doctor shows the error of the runtime before the steps that mention it', async () => {
  const { exitCode, out } = await doctor(
    {},
    { fetch: () => Promise.reject(new TypeError('The stub has no such route.')) },
  );

  expect(out).toMatch(/✗ HTTP: .+\n {2}Got: The stub has no such route\.\n/);
  expect(out).toContain('the text after Got');
  expect(exitCode).toBe(1);
});

test('doctor sends nothing if the base URL cannot be used', async () => {
  const { exitCode, out } = await runCli(['doctor'], {
    env: { LANG: 'C.UTF-8', GITHUB_BASE_URL: 'http://ghe.example.com' },
  });

  expect(out).toContain('✗ GITHUB_BASE_URL: set in the environment\n');
  expect(out).toContain('- Connection: the base URL cannot be used\n');
  expect(exitCode).toBe(1);
});

test('doctor names the issuer of a certificate that is not trusted', async () => {
  const pem = await certificate('127.0.0.1', new Date(Date.now() + 86_400_000));
  const { exitCode, out } = await doctor({ GITHUB_BASE_URL: await httpsServer(pem) });

  expect(out).toMatch(/✗ TLS: .+\n/);
  expect(out).toContain('The certificate is');
  expect(out).toContain('- HTTP: not checked, because of TLS');
  expect(exitCode).toBe(1);
});

test('doctor warns of a clock that differs from the Date of the server, and succeeds', async () => {
  const clock = { ...systemClock, now: () => Date.now() + 600_000 };
  const { exitCode, out } = await doctor({}, { clock });

  expect(out).toContain("! Clock: 10 minutes ahead of the server's");
  expect(exitCode).toBe(0);
});

test('doctor --dry-run lists each request without secrets, and sends nothing', async () => {
  const env = {
    LANG: 'C.UTF-8',
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
  };
  const direct = await runCli(['doctor', '--dry-run'], { env });
  const proxied = await runCli(['doctor', '--dry-run'], {
    env: { ...env, HTTPS_PROXY: 'http://user:hidden@proxy.example.com:8080' },
  });

  expect(direct.out).toContain('DNS: a DNS query for github.com');
  expect(direct.out).toContain('POST https://github.com/login/oauth/access_token');
  expect(proxied.out).not.toContain('DNS: ');
  expect(proxied.out).toContain('the proxy proxy.example.com:8080, and CONNECT github.com:443\n');
  expect(direct.out + proxied.out).not.toMatch(new RegExp(`hidden|${app.clientSecret}`));
  expect([direct.exitCode, proxied.exitCode]).toEqual([0, 0]);
});

test('doctor --json writes each check with its status and no value', async () => {
  const env = {
    GITHUB_BASE_URL: github.url,
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: `${app.clientSecret}\n`,
  };
  const network = nodeNetwork(env);
  const { exitCode, out } = await runCli(['doctor', '--json'], {
    env,
    network,
    fetch: createFetch(network, env),
  });
  const { checks } = JSON.parse(out) as {
    readonly checks: readonly { readonly id: string; readonly status: string }[];
  };

  expect(checks.find(({ id }) => id === 'client-secret-setting')).toMatchObject({
    status: 'failed',
    causes: [expect.objectContaining({ id: 'client-secret-has-whitespace' })],
  });
  expect(out).not.toContain(app.clientSecret);
  expect(exitCode).toBe(1);
});
