import { afterEach, expect, test } from '@jest/globals';
import { run } from '../../src/cli/program.js';
import {
  createFakeTokenEndpoint,
  type FakeTokenEndpoint,
} from '../../src/testing/fake-token-endpoint.js';
import { callbackUrl, fakeApp as remoteApp } from '../support/app.js';
import { fakeIo, type FakeWorld, runCli } from './fake-io.js';
import { virtualClock } from './virtual-clock.js';

const onLoopback = (host: string) => ({ url: `http://${host}/`, wildcard: true });
const app = { ...remoteApp, callbackUrls: ['127.0.0.1', 'localhost'].map(onLoopback) };
const env = {
  LANG: 'C.UTF-8',
  GITHUB_CLIENT_ID: app.clientId,
  GITHUB_CLIENT_SECRET: app.clientSecret,
};

const tokenForm = /gh[a-z]_\w{10,}/;
const pages: Promise<unknown>[] = [];

afterEach(async () => {
  await Promise.allSettled(pages.splice(0));
});

/** Decides on GitHub's page as a user does; resolves with the URL of the redirect. */
const decide = async (fake: FakeTokenEndpoint, url: string, decision: string): Promise<string> => {
  const answer = await fake.fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ decision }),
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
};

/** A browser that decides on GitHub's page and follows the redirect to this machine. */
const browser =
  (fake: FakeTokenEndpoint, decision: string, shown: string[] = []) =>
  (url: string): Promise<void> => {
    pages.push(
      decide(fake, url, decision)
        .then((location) => fetch(location))
        .then((page) => page.text())
        .then((text) => shown.push(text)),
    );
    return Promise.resolve();
  };

const exchange = (args: readonly string[], world: FakeWorld) =>
  runCli(['exchange', ...args], { env, ...world });

const worldWith = (decision = 'authorize', shown: string[] = []) => {
  const fake = createFakeTokenEndpoint({ apps: [app] });
  return { fake, fetch: fake.fetch, open: browser(fake, decision, shown) };
};

test('exchange exchanges the code of the callback, and shows no token', async () => {
  const shown: string[] = [];
  const { exitCode, out, err } = await exchange(
    ['--scope', 'repo,gist', '--scope', 'read:org'],
    worldWith('authorize', shown),
  );
  await Promise.all(pages);

  expect(exitCode).toBe(0);
  expect(out).toContain('✓ Success');
  expect(out).toContain('Scopes     gist, read:org, repo');
  expect(err).toContain('Open this URL to sign in:\n  https://github.com/login/oauth/authorize?');
  expect(err).toMatch(/Waiting for the callback at http:\/\/127\.0\.0\.1:\d+\/callback/);
  expect(out + err).not.toMatch(tokenForm);
  expect(shown).toEqual([expect.stringContaining('You are signed in.')]);
});

test('exchange --print-token writes only the token to standard output', async () => {
  const { exitCode, out, err } = await exchange(['--print-token'], worldWith());

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^gho_\w{36}\n$/);
  expect(err).toContain('✓ Success');
  expect(err).not.toMatch(tokenForm);
});

test('exchange --print-token warns on a terminal', async () => {
  const { err } = await exchange(['--print-token'], { ...worldWith(), terminal: 80 });

  expect(err).toContain('The token is now visible in this terminal.');
});

test('exchange --json writes the response without the token', async () => {
  const { out } = await exchange(['--json'], worldWith());

  expect(JSON.parse(out)).toMatchObject({ _tag: 'Success', accessToken: '[redacted]' });
});

test('exchange --print-token writes nothing to standard output for an error of the callback', async () => {
  const shown: string[] = [];
  const { exitCode, out, err } = await exchange(['--print-token'], worldWith('cancel', shown));
  await Promise.all(pages);

  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('✗ AccessDenied   access_denied');
  expect(shown).toEqual([expect.stringContaining('AccessDenied')]);
});

test('exchange rejects a callback of another sign-in, and accepts the right one', async () => {
  const { fake, fetch: fakeFetch } = worldWith();
  const statuses: number[] = [];
  const open = async (url: string) => {
    const location = new URL(await decide(fake, url, 'authorize'));
    const strange = new URL(location);
    strange.searchParams.set('state', 'strange');
    const other = new URL('/favicon.ico', location);
    for (const address of [strange, other]) statuses.push((await fetch(address)).status);
    statuses.push((await fetch(location, { method: 'POST' })).status);
    pages.push(fetch(location));
  };
  const { exitCode, out, err } = await exchange([], { fetch: fakeFetch, open });

  expect(statuses).toEqual([400, 404, 404]);
  expect(exitCode).toBe(0);
  expect(out).toContain('✓ Success');
  expect(err).toContain('! A callback was rejected: StateMismatch.');
});

test('exchange reports an error callback without a state, without its description, and goes on waiting', async () => {
  const { fake, fetch: fakeFetch } = worldWith();
  const open = async (url: string) => {
    const location = new URL(await decide(fake, url, 'authorize'));
    const forged = new URL(location.pathname, location);
    forged.search = 'error=application_suspended&error_description=Call+555-1234';
    pages.push(fetch(forged).then(() => fetch(location)));
    await Promise.resolve();
  };
  const { exitCode, out, err } = await exchange([], { fetch: fakeFetch, open });

  expect(exitCode).toBe(0);
  expect(out).toContain('✓ Success');
  expect(err).toContain('! A callback was rejected: ApplicationSuspended.');
  expect(err).toContain('Still waiting for the callback of this sign-in.');
  expect(out + err).not.toContain('555-1234');
});

test('exchange does not warn about causes that are not certain', async () => {
  // Looks like a secret of another service, but can also be part of a client secret of GitHub.
  const uncertain = { ...env, GITHUB_CLIENT_SECRET: '5ec7e75e'.repeat(4) };
  const checked = await runCli(['check'], { env: uncertain });
  const { err } = await exchange(['--no-open', '--timeout', '1'], {
    env: uncertain,
    clock: virtualClock(),
  });

  expect(checked.out).toContain('(likely).');
  expect(err).not.toContain('!');
});

test('exchange --redirect-uri sets host, port and path of the callback', async () => {
  const { fake } = worldWith();
  const seen: string[] = [];
  const open = (url: string) => {
    seen.push(new URL(url).searchParams.get('redirect_uri') ?? '');
    return browser(fake, 'authorize')(url);
  };
  const { exitCode } = await exchange(
    ['--redirect-uri', 'http://localhost:1/auth/cb', '--port', '0'],
    { fetch: fake.fetch, open },
  );

  expect(exitCode).toBe(0);
  expect(seen[0]).toMatch(/^http:\/\/localhost:\d+\/auth\/cb$/);
  expect(seen[0]).not.toContain(':1/');
});

test('exchange asks the user to open the URL if no browser can be opened', async () => {
  const { fake } = worldWith();
  const io = fakeIo({
    env,
    fetch: fake.fetch,
    open: () => Promise.reject(new Error('no browser')),
    stdin: '',
  });
  const ending = run(['exchange'], io);
  while (!io.written.err.includes('Waiting')) await new Promise((next) => setTimeout(next, 5));
  const [url = ''] = /https:\S+authorize\S+/.exec(io.written.err) ?? [];
  await browser(fake, 'authorize')(url);

  expect(await ending).toBe(0);
  expect(io.written.err).toContain('No browser could be opened. Open the URL yourself.');
  expect(io.written.err).toContain('use exchange --paste, or device if the device flow is enabled');
});

test('exchange explains what may be wrong if no callback is received in time', async () => {
  const { exitCode, err, opened } = await exchange(['--no-open', '--timeout', '60'], {
    clock: virtualClock(),
  });

  expect(exitCode).toBe(1);
  expect(opened).toEqual([]);
  expect(err).toContain('✗ No callback was received within 60 seconds.');
  expect(err).toContain('register http://127.0.0.1/callback as a callback URL');
});

test('exchange stops on Ctrl-C', async () => {
  const io = fakeIo({ env });
  const ending = run(['exchange', '--no-open'], io);
  while (!io.written.err.includes('Waiting')) await new Promise((next) => setTimeout(next, 5));
  io.interrupt();

  expect(await ending).toBe(130);
  expect(io.written.err).toMatch(/Interrupted\.\n$/);
  expect(io.written.out).toBe('');
});

test('exchange warns about certain causes before anyone signs in', async () => {
  const { fake, fetch: fakeFetch, open } = worldWith();
  const { exitCode, err } = await exchange([], {
    fetch: fakeFetch,
    open,
    env: { ...env, GITHUB_CLIENT_SECRET: `${app.clientSecret}\n` },
  });

  expect(exitCode).toBe(1);
  expect(err).toContain('! The client secret ends with a newline.');
  expect(fake.requests.length).toBeGreaterThan(0);
});

test('exchange exits with 2 if the port is in use', async () => {
  const io = fakeIo({ env });
  const ending = run(['exchange', '--no-open'], io);
  while (!io.written.err.includes('Waiting')) await new Promise((next) => setTimeout(next, 5));
  const port = /127\.0\.0\.1:(\d+)\/callback/.exec(io.written.err)?.[1] ?? '';

  expect(await exchange(['--port', port], {})).toMatchObject({
    exitCode: 2,
    err: '✗ The port is in use. Use another one with --port.\n',
  });
  io.interrupt();
  await ending;
});

const fake = createFakeTokenEndpoint({ apps: [remoteApp] });
const exchangeGivenCode = (args: readonly string[], world: FakeWorld = {}) =>
  exchange(args, { fetch: fake.fetch, ...world });

/** Signs in with --paste; the user pastes lines until one is the URL of the callback. */
const paste = async (
  lineFor: (callback: string) => string,
  { args = [], redirectUri = '' }: { args?: readonly string[]; redirectUri?: string } = {},
) => {
  const fake = createFakeTokenEndpoint({ apps: [{ ...app, callbackUrls: [callbackUrl] }] });
  const io = fakeIo({ env: { ...env, GITHUB_REDIRECT_URI: redirectUri }, fetch: fake.fetch });
  const lines = ['I approved it', ''];
  const readLine = async () => {
    const [url = ''] = /https:\S+authorize\S+/.exec(io.written.err) ?? [];
    return lines.length > 1 ? String(lines.shift()) : lineFor(await decide(fake, url, 'authorize'));
  };
  const exitCode = await run(['exchange', '--paste', ...args], {
    ...io,
    stdin: { ...io.stdin, readLine },
  });
  return { exitCode, ...io.written, opened: io.opened };
};

test('exchange --paste exchanges the code of a pasted callback URL, and opens nothing', async () => {
  const results = [
    await paste((url) => ` ${url} `, { args: ['--scope', 'repo,gist'] }),
    await paste((url) => url, { redirectUri: callbackUrl, args: ['--json'] }),
  ];
  const [{ out, err }] = results as [(typeof results)[0]];

  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(results.flatMap(({ opened }) => opened)).toEqual([]);
  expect(out).toContain('Granted    every requested scope');
  expect(err).toContain('! This is not the URL of a callback');
  expect(out + err).not.toMatch(tokenForm);
});

test('exchange --paste checks the state of the callback', async () => {
  const { exitCode, out } = await paste((url) => url.replace(/state=\w/, 'state=_'));

  expect(exitCode).toBe(1);
  expect(out).toContain('StateMismatch');
});

test('exchange --paste ends if no callback URL is entered', async () => {
  const { exitCode, err } = await paste(() => '');

  expect(exitCode).toBe(1);
  expect(err).toContain('✗ No callback URL was entered.');
});

test('exchange --code sends the redirect URI and the code verifier', async () => {
  const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const code = fake.issueCode({
    redirectUri: callbackUrl,
    codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  });
  const { exitCode, out, err } = await exchangeGivenCode([
    ...['--code', code, '--code-verifier', codeVerifier],
    ...['--redirect-uri', callbackUrl],
  ]);

  expect(exitCode).toBe(0);
  expect(out).toMatch(/✓ Success {3}\d\.\d s/);
  expect(err).toBe('');
});

test('exchange --code shows the error of an invalid code', async () => {
  const { exitCode, out } = await exchangeGivenCode(['--code', 'e72e16c7e42f292c6912']);

  expect(exitCode).toBe(1);
  expect(out).toContain('✗ BadVerificationCode   bad_verification_code · HTTP 200 · 0.');
  expect(out).not.toContain('e72e16c7e42f292c6912');
});

test('exchange --code reads the code of a callback URL, and sends nothing for an error or without a code', async () => {
  const code = fake.issueCode();
  const sent: unknown[] = [];
  const countingFetch: typeof fetch = (...request) => {
    sent.push(request);
    return fake.fetch(...request);
  };
  const tagOf = async (input: string) => {
    const { out } = await exchange(['--code', input], { fetch: countingFetch });
    return /^. (\w+)/.exec(out)?.[1];
  };

  expect(await tagOf('http://127.0.0.1:8080/cb?error=access_denied&state=x')).toBe('AccessDenied');
  expect(await tagOf('http://127.0.0.1:8080/cb')).toBe('MissingCode');
  expect(sent).toEqual([]);
  expect(await tagOf(`http://127.0.0.1:8080/cb?code=${code}&state=x`)).toBe('Success');
  expect(await tagOf(`code=${fake.issueCode()}&state=x`)).toBe('Success');
});

test('exchange --code-verifier without --code is wrong usage', async () => {
  const { exitCode, err, opened } = await exchange(['--code-verifier', 'v'.repeat(43)], {});

  expect(exitCode).toBe(2);
  expect(err).toContain('✗ --code-verifier belongs to the code of --code, which is missing.');
  expect(err).not.toContain('vvv');
  expect(opened).toEqual([]);
});

test('exchange names the file that a base URL comes from', async () => {
  const { exitCode, err } = await exchange([], {
    env: { LANG: 'C.UTF-8' },
    files: {
      '.env': `GITHUB_CLIENT_ID=${app.clientId}\nGITHUB_CLIENT_SECRET=${app.clientSecret}\nGITHUB_BASE_URL=ghe`,
    },
  });

  expect(exitCode).toBe(2);
  expect(err).toContain('✗ GITHUB_BASE_URL in .env is not an absolute https URL.');
});

test('exchange --client-secret-stdin reads the client secret from standard input', async () => {
  const { exitCode } = await exchangeGivenCode(
    ['--code', fake.issueCode(), '--client-secret-stdin'],
    {
      env: { LANG: 'C.UTF-8', GITHUB_CLIENT_ID: app.clientId },
      stdin: `${app.clientSecret}\n`,
    },
  );

  expect(exitCode).toBe(0);
});

test('exchange exits with 2 if a setting is missing or cannot be used', async () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [
      {},
      'GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET are not set (there is no .env in this folder). Set them in the environment or in .env, or use --client-id and --client-secret-stdin.',
    ],
    [{ GITHUB_CLIENT_ID: ' ', GITHUB_CLIENT_SECRET: 'a' }, 'GITHUB_CLIENT_ID is empty. Set it'],
    [
      { GITHUB_CLIENT_ID: 'a', GITHUB_SECRET: 'b' },
      'GITHUB_CLIENT_SECRET is not set (GITHUB_SECRET is set, which this program does not read).',
    ],
    [{ ...env, GITHUB_REDIRECT_URI: callbackUrl }, 'GITHUB_REDIRECT_URI does not lead to this'],
  ];
  for (const [incomplete, message] of cases) {
    const { exitCode, err } = await exchange([], { env: incomplete });

    expect(exitCode).toBe(2);
    expect(err).toContain(message);
  }
});

test('exchange names --redirect-uri instead of its variable if it was used', async () => {
  const { err } = await exchange(['--redirect-uri', callbackUrl], {});

  expect(err).toContain('--redirect-uri does not lead to this machine');
  expect(err).not.toContain(callbackUrl);
});
