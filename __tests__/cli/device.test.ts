import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/program.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import { json } from '../support/answers.js';
import { app } from '../support/app.js';
import { fakeIo, type FakeWorld, runCli } from './fake-io.js';
import { virtualClock } from './virtual-clock.js';

const env = { LANG: 'C.UTF-8', GITHUB_CLIENT_ID: app.clientId };

/** A world whose user decides as soon as the code is shown. */
const worldWith = (decision: 'approved' | 'denied' | undefined) => {
  const clock = virtualClock();
  const fake = createFakeTokenEndpoint({ apps: [app], now: clock.now });
  const decide: typeof fetch = async (input, init) => {
    const response = await fake.fetch(input, init);
    const { user_code: userCode } = (await response.clone().json()) as { user_code?: string };
    if (userCode !== undefined && decision !== undefined) fake.decideDevice(userCode, decision);
    return response;
  };
  return { clock, fetch: decide, env, fake };
};

const device = (args: readonly string[], world: FakeWorld) =>
  runCli(['device', ...args], { env, ...world });

test('device writes the code, the URL and the remaining minutes to a pipe', async () => {
  const { exitCode, out, err } = await device(['--scope', 'repo'], worldWith('approved'));

  expect(exitCode).toBe(0);
  expect(err).toMatch(
    /^Enter the code [A-Z]{4}-[A-Z]{4} at\n {2}https:\/\/github.com\/login\/device\n(?:Waiting, \d+ minutes left\n)+$/,
  );
  expect(out).toContain('✓ Success');
  expect(out).toContain('Scopes     repo');
});

test('device writes large letters and a live countdown to a terminal', async () => {
  const { err } = await device([], { ...worldWith('approved'), terminal: 60 });

  expect(err.match(/^ {2}.*█/gm)?.length).toBeGreaterThanOrEqual(4);
  expect(err).toContain('\r\u001b[2KWaiting · 15:00 left');
  expect(err).toContain('\r\u001b[2KWaiting · 14:5');
  expect(err.endsWith('\r\u001b[2K')).toBe(true);
});

test('device writes ASCII letters if the locale is not UTF-8', async () => {
  const world = { ...worldWith('approved'), env: { ...env, LANG: 'C' }, terminal: 60 };
  const { err } = await device([], world);

  expect(err).toMatch(/^ {2}.*#/m);
  expect(err).toContain('Waiting - 15:00 left');
});

test('device writes plain text to a narrow or dumb terminal', async () => {
  const narrow = await device([], { ...worldWith('approved'), terminal: 40 });
  const dumb = await device([], {
    ...worldWith('approved'),
    env: { ...env, TERM: 'dumb' },
    terminal: 40,
  });

  expect(narrow.err).not.toContain('█');
  expect(dumb.err).not.toContain('\u001b');
  expect(dumb.err).toContain('Waiting, 15 minutes left\n');
});

test('device --print-token writes only the token to standard output', async () => {
  const { out, err } = await device(['--print-token'], worldWith('approved'));

  expect(out).toMatch(/^gho_\w{36}\n$/);
  expect(err).toContain('✓ Success');
});

test('device opens the URL only with --open', async () => {
  const { opened } = await device(['--open'], worldWith('approved'));
  const { opened: none } = await device([], worldWith('approved'));

  expect(opened).toEqual(['https://github.com/login/device']);
  expect(none).toEqual([]);
});

test('device shows AccessDenied if the user cancels', async () => {
  const { exitCode, out } = await device([], worldWith('denied'));

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ AccessDenied');
});

test('device shows ExpiredDeviceCode at the end of the countdown', async () => {
  const { exitCode, out, err } = await device([], worldWith(undefined));

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ ExpiredDeviceCode');
  expect(err).toContain('Waiting, 14 minutes left\n');
  expect(err).toContain('Waiting, 60 seconds left\n');
});

test('device shows the error if GitHub issues no device code', async () => {
  const { exitCode, out } = await device([], {
    ...worldWith(undefined),
    fetch: createFakeTokenEndpoint({ apps: [{ ...app, deviceFlow: false }] }).fetch,
  });

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ DeviceFlowDisabled');
});

test('device stops on Ctrl-C', async () => {
  const world = worldWith(undefined);
  const io = fakeIo({ ...world, terminal: 60 });
  const ending = run(['device'], io);
  while (!io.written.err.includes('Waiting')) await new Promise((next) => setTimeout(next, 1));
  io.interrupt();

  expect(await ending).toBe(130);
  expect(io.written.err.endsWith('\r\u001b[2KInterrupted.\n')).toBe(true);
  expect(io.written.out).toBe('');
  // Before the code expires.
  expect(world.clock.monotonic()).toBeLessThan(900_000);
});

test('device exits with 2 without a client ID', async () => {
  expect(await device([], { env: {} })).toMatchObject({ exitCode: 2, out: '' });
});

test('device shows failed polls next to the remaining time', async () => {
  const world = worldWith('approved');
  world.fake.respondWith(
    { body: '{"device_code":"a","user_code":"A","expires_in":900,"interval":5}' },
    { error: 'slow_down' },
    { status: 502 },
    { error: 'authorization_pending' },
    { error: 'access_denied' },
  );
  const { err } = await device([], { ...world, terminal: 100, fetch: world.fake.fetch });

  expect(err).toContain(' left; GitHub asked for slower polling');
  expect(err).toContain(' left; the last poll ended in ServerUnavailable');
});

test('device removes control characters from texts of the server, and opens no invalid URL', async () => {
  const { body } = json({
    device_code: 'a',
    user_code: 'A\u001b[2JB',
    verification_uri: 'https://a\u001b]0;b',
  });
  const world = worldWith(undefined);
  world.fake.respondWith({ body }, { error: 'access_denied' });
  const { err, opened } = await device(['--open'], { ...world, fetch: world.fake.fetch });

  expect(err).not.toContain('\u001b');
  expect(err).toContain('Enter the code A [2JB at');
  expect(opened).toEqual(['https://github.com/login/device']);
});
