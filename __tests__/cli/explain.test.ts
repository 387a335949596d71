import { expect, test } from '@jest/globals';
import { readManual } from '../../src/cli/io.js';
import { errorForCommandLine } from '../../src/cli/wording.js';
import type { TokenError } from '../../src/decode.js';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import { everyError } from '../support/samples.js';
import { type FakeWorld, runCli } from './fake-io.js';

const explain = (args: readonly string[], world?: FakeWorld) => runCli(['explain', ...args], world);

const token = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

test('explain reads an argument', async () => {
  const { exitCode, out, err } = await explain(['bad_verification_code']);

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^✗ BadVerificationCode {3}bad_verification_code\n/);
  expect(out).toContain('\n  Retry      only with a new sign-in');
  expect(err).toBe('');
});

test('explain reads standard input by default, and with a hyphen', async () => {
  const world = { stdin: 'error=slow_down' };

  expect((await explain([], world)).out).toContain('SlowDown');
  expect((await explain(['-'], world)).out).toContain('SlowDown');
});

test('explain says in a terminal what it accepts, and how to end the input', async () => {
  const { out, err } = await explain([], { stdin: 'slow_down\n', typed: true });
  const onWindows = await explain([], { stdin: 'slow_down\n', typed: true, platform: 'win32' });

  expect(err).toMatch(/^Paste one of these, then press Enter and Ctrl-D:\n {2}- the body of a/);
  expect(onWindows.err).toContain('press Enter and Ctrl-Z and Enter:\n');
  expect(out).toContain('SlowDown');
});

test('explain --list lists each word that explain accepts, one on a line', async () => {
  const { exitCode, out } = await explain(['--list']);
  const words = Array.from(out.matchAll(/^ {2}(\S+|Not Found) {2,}\S/gm), ([, word = '']) => word);
  const explained = await Promise.all(words.map((word) => explain([word])));

  expect(exitCode).toBe(0);
  expect(words).toEqual(expect.arrayContaining([...tokenErrorTags, 'Not Found', 'ECONNRESET']));
  expect(words.filter((_, index) => explained[index]?.exitCode !== 0)).toEqual([]);
  expect(out.split('\n').length).toBe(words.length + 8);
});

test('explain --list fits into a narrow terminal, and writes JSON', async () => {
  const { out } = await explain(['--list'], { terminal: 60, env: { NO_COLOR: '1' } });
  const { out: json } = await explain(['--list', '--json']);

  expect(out.split('\n').filter((line) => line.length > 60)).toEqual([]);
  expect(out).toContain('\n  client-secret-has-whitespace\n      The client secret ends with');
  expect(JSON.parse(json)).toMatchObject({
    codes: expect.arrayContaining([{ word: 'slow_down', meaning: 'SlowDown' }]) as unknown,
  });
});

test('explain --list takes no input', async () => {
  expect(await explain(['slow_down', '--list'])).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('--list takes no input') as unknown,
  });
});

test('explain shows the summary, the fix and the errors of a likely cause', async () => {
  const { exitCode, out } = await explain(['client-secret-has-whitespace']);
  const shared = await explain(['redirect-uri-differs-from-registered', '--json']);

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^client-secret-has-whitespace {3}certain\n {2}The client secret ends with/);
  expect(out).toContain('\n  Explains   IncorrectClientCredentials\n');
  expect(out).toContain('\n  Found by   check and doctor, before anything is sent\n');
  expect(JSON.parse(shared.out)).toMatchObject({
    id: 'redirect-uri-differs-from-registered',
    errors: ['RedirectUriMismatch'],
  });
});

test('explain --json writes the members of a cause that docs/cli.md lists, for every cause', async () => {
  const [, table = ''] =
    /A known cause has these members:([^]*?)\n## /.exec(readManual() ?? '') ?? [];
  const documented = Array.from(table.matchAll(/^\| `(\w+)` +\|/gm), ([, member = '']) => member);
  const { out } = await explain(['--list', '--json']);
  const { causes } = JSON.parse(out) as { readonly causes: readonly { readonly word: string }[] };
  const violations: string[] = [];
  for (const { word } of causes) {
    const cause = JSON.parse((await explain([word, '--json'])).out) as Readonly<
      Record<string, unknown>
    >;
    const members = documented.filter((name) => name !== 'parameter' || name in cause);
    if (cause['id'] !== word || String(Object.keys(cause).sort()) !== String(members.sort()))
      violations.push(word);
  }

  expect(violations).toEqual([]);
  expect(documented).toHaveLength(10);
});

test('explain describes the cause of a missing file, which explains no error', async () => {
  const { exitCode, out } = await explain(['rules-not-loaded']);

  expect(exitCode).toBe(0);
  expect(out).toContain(
    'A file of github-token-exchange could not be loaded; nothing was checked.',
  );
  expect(out).not.toContain('Explains');
});

test('explain refuses the id of an unknown cause', async () => {
  const { exitCode, err } = await explain(['client-secret-is-blue']);

  expect(exitCode).toBe(2);
  expect(err).toContain('--list lists every code and every likely cause.');
});

test('explain names the text after Got only if it is shown', async () => {
  const stdin = 'HTTP/2 302\r\nLocation: https://login.example.com/\r\n\r\n';
  const { out } = await explain([], { stdin });

  expect(out).toContain('Send the response to the network operator.');
  expect(out).not.toContain('Got');
});

test('explain says where a redirect leads, without its query', async () => {
  const stdin = 'HTTP/2 302\r\nLocation: /login?code=e72e16c7e42f292c6912\r\n\r\n';
  const { out } = await explain([], { stdin });

  expect(out).toContain('1. The Location header leads to https://github.com/login: find out what');
  expect(out).not.toContain('e72e16');
});

test('explain decodes the HTML entities of a page', async () => {
  const page = '<title>Page not found &middot; GitHub</title><p>it&#39;s &unknown; &#8;gone</p>';
  const { out } = await explain([page, '--status', '404']);

  expect(out).toContain("Got        Page not found · GitHub it's &unknown; gone\n");
});

test('explain --redact writes the input without its secrets', async () => {
  const stdin = `HTTP/2 200\nset-cookie: a=${token}\n\naccess_token=${token}&scope=repo\n`;
  const { exitCode, out, err } = await explain(['--redact'], { stdin });
  const { out: json } = await explain(['--redact', '--json'], { stdin });

  expect(exitCode).toBe(0);
  expect(out).toBe('HTTP/2 200\nset-cookie: ***\n\naccess_token=***&scope=repo\n');
  expect(err).toBe('Secrets are replaced by ***. Read the text before you show it to others.\n');
  expect(JSON.parse(json)).toEqual({ text: out });
});

test('explain reads the file of --file', async () => {
  const world = { files: { 'a.txt': 'HTTP/1.1 503 \n\n' } };

  expect((await explain(['--file', 'a.txt'], world)).out).toContain('ServerUnavailable   HTTP 503');
  expect(await explain(['--file', 'b.txt'], world)).toMatchObject({
    exitCode: 2,
    err: '✗ The file of --file cannot be read. Use the path of a text file.\n',
  });
  expect(await explain(['x', '--file', 'a.txt'], world)).toMatchObject({
    exitCode: 2,
    err: '✗ Use either the input or --file, not both.\n',
  });
});

test('explain shows every logged error with its steps', async () => {
  for (const error of everyError()) {
    const { exitCode, out } = await explain(['-'], { stdin: JSON.stringify(error) });

    expect(exitCode).toBe(1);
    expect(out).toContain(`✗ ${error._tag}`);
    expect(out).toContain(`1. ${String(errorForCommandLine(error).remediation.steps[0])}`);
    expect(out).toContain(en.actors[error.remediation.actor]);
  }
});

const tokenBody = JSON.stringify({
  access_token: token,
  scope: 'repo,gist',
  token_type: 'bearer',
  expires_in: 28_800,
  refresh_token: 'ghr_secret',
  refresh_token_expires_in: 15_897_600,
});

test('explain describes a token without showing it', async () => {
  const { exitCode, out, err } = await explain([], { stdin: tokenBody });

  expect(exitCode).toBe(0);
  expect(out).toBe(
    [
      '✓ Success',
      '  GitHub issued a bearer token.',
      '',
      '  Token      40 characters, of an OAuth app; not shown',
      '  Scopes     repo, gist',
      '  Expires    8 hours after it was issued',
      '  Refresh    with a refresh token; expires 184 days after it was issued',
      '',
    ].join('\n'),
  );
  expect(err).toBe('');
});

test('explain describes tokens of GitHub Apps and of other servers', async () => {
  const githubApp = await explain([], { stdin: 'access_token=ghu_x&scope=' });
  const other = await explain([], { stdin: 'access_token=abc&scope=' });

  expect(githubApp.out).toContain('of a GitHub App');
  expect(githubApp.out).toContain('a GitHub App has permissions');
  expect(other.out).toContain('  Token      3 characters; not shown');
  expect(other.out).toContain('can read public information only');
  expect(other.out).toContain('Expires    never');
});

test('explain warns about a token on the command line', async () => {
  const { err, out } = await explain([tokenBody, '--base-url', 'https://ghe.example.com/']);

  expect(err).toContain('! A secret on the command line stays in the shell history');
  expect(err).toContain('Revoke the token: https://ghe.example.com/settings/applications');
  expect(out + err).not.toContain(token);
});

test('explain does not warn about a redacted token', async () => {
  const redacted = {
    _tag: 'Success',
    accessToken: '[redacted]',
    tokenType: 'bearer',
    scopes: [],
  };
  const { out, err } = await explain([JSON.stringify(redacted)]);

  expect(out).toContain('already redacted in the input');
  expect(err).toBe('');
});

test('explain names one host for the code of a network failure: github.com, or that of --base-url', async () => {
  const hosts = ['github.com', 'ghe.example.com'];
  const violations: unknown[] = [];
  for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'CERT_HAS_EXPIRED', 'EPROTO'])
    for (const host of hosts) {
      const options = host === 'github.com' ? [] : ['--base-url', `https://${host}`];
      const { out } = await explain([code, ...options]);
      const other = hosts.filter((name) => name !== host && out.includes(name));
      if (!out.includes(host) || /\bHOST\b|(?:of|to) the host\b/.test(out) || other.length > 0)
        violations.push([code, host, out]);
    }

  expect(violations).toEqual([]);
});

test('explain calls no likely cause of a refused or unresolved connection certain', async () => {
  const { out } = await explain(['ENOTFOUND', '--json']);

  expect((JSON.parse(out) as TokenError).remediation.likelyCauses[0]).toMatchObject({
    certainty: 'likely',
    summary: 'The name github.com could not be resolved.',
  });
  expect((await explain(['ECONNREFUSED'])).out).toContain(
    'The connection to github.com was refused (likely).',
  );
});

test('explain does not assume a host for a logged failure', async () => {
  const failure = everyError().find(({ _tag }) => _tag === 'NetworkFailure');
  const logged = { ...failure, cause: { name: 'Error', code: 'ENOTFOUND' } };
  const { out } = await explain(['-'], { stdin: JSON.stringify(logged) });

  expect(out).toContain('The name of the host could not be resolved');
});

test('explain exits with 0 for a word, and with 1 for a response, a callback or a log line with an error', async () => {
  const exitCodeOf = async (input: string) => (await explain([input])).exitCode;
  const words = ['slow_down', 'StateMismatch', 'ECONNREFUSED', 'invalid_grant', 'Not Found'];
  const others = ['error=slow_down', '?error=access_denied', 'got slow_down again'];

  expect(await Promise.all(words.map(exitCodeOf))).toEqual(words.map(() => 0));
  expect(await Promise.all(others.map(exitCodeOf))).toEqual(others.map(() => 1));
});

test('explain refuses a token alone, without repeating it', async () => {
  const { exitCode, out, err } = await explain([token]);

  expect(exitCode).toBe(2);
  expect(err).toContain('looks like a token');
  expect(err).toContain('https://github.com/settings/applications');
  expect(out + err).not.toContain(token);
  expect((await explain([], { stdin: token })).err).not.toContain('Revoke');
});

test('explain describes a callback without showing its code', async () => {
  const { exitCode, out } = await explain(['http://127.0.0.1/cb?code=e72e16c7e42f&state=x']);

  expect(exitCode).toBe(0);
  expect(out).toContain('✓ AuthorizationCode');
  expect(out).toContain('exchange the code within 10 minutes');
  expect(out).not.toContain('e72e16c7e42f');
});

test('explain shows the error of a callback', async () => {
  const { exitCode, out } = await explain(['http://127.0.0.1/cb?error=access_denied']);

  expect(exitCode).toBe(1);
  expect(out).toContain('AccessDenied');
});

test('explain compares the issuer of a callback with the base URL', async () => {
  const callback = '?code=a&iss=https%3A%2F%2Fghe.example.com%2Flogin%2Foauth';

  expect((await explain([callback])).out).toContain('IssuerMismatch');
  expect((await explain([callback, '--base-url', 'https://ghe.example.com'])).exitCode).toBe(0);
});

const deviceCodeBody =
  'device_code=3584d83530557fdd1f46af8289938c8ef79f9dc5&user_code=WDJB-MJHT&verification_uri=https%3A%2F%2Fgithub.com%2Flogin%2Fdevice&expires_in=900&interval=5';

test('explain describes a device code without showing it', async () => {
  const { exitCode, out } = await explain([], { stdin: deviceCodeBody });

  expect(exitCode).toBe(0);
  expect(out).toContain('enters WDJB-MJHT at https://github.com/login/device within 15 minutes');
  expect(out).not.toContain('3584d835');
});

test('explain --json redacts a device code', async () => {
  const { out } = await explain(['--json'], { stdin: deviceCodeBody });

  expect(JSON.parse(out)).toMatchObject({ _tag: 'DeviceCode', deviceCode: '[redacted]' });
});

test('explain shows UnexpectedResponse for an invalid device code', async () => {
  const { out } = await explain([], { stdin: '{"device_code":1,"user_code":"A"}' });

  expect(out).toContain('UnexpectedResponse');
});

test('explain --json writes the response without tokens, and does not wrap it', async () => {
  const { out, exitCode } = await explain(['--json', '-'], {
    stdin: `access_token=${token}&scope=repo`,
    terminal: 20,
  });

  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    _tag: 'Success',
    accessToken: '[redacted]',
    scopes: ['repo'],
  });
});

test('explain --json redacts the code of a callback', async () => {
  const { out } = await explain(['--json', '?code=abc']);

  expect(JSON.parse(out)).toMatchObject({ _tag: 'AuthorizationCode', code: '[redacted]' });
});

test('explain --json writes nothing to standard output if the input is not recognized', async () => {
  expect(await explain(['--json', 'hello'])).toMatchObject({ exitCode: 2, out: '' });
});

test('explain --status improves the explanation of a body', async () => {
  const bare = await explain(['<html>Sign in</html>']);
  const known = await explain(['<html>Unicorn!</html>', '--status', '503']);

  expect(bare.err).toContain('--status 403');
  expect(known.out).toContain('ServerUnavailable   HTTP 503');
  expect(known.err).toBe('');
});

test('explain refuses a base URL that is not an https URL', async () => {
  const { out } = await explain(['--base-url', 'https://ghe.example.com', 'slow_down']);
  const wrong = await explain(['--base-url', 'ghe.example.com', 'slow_down']);
  const insecure = await explain(['--base-url', 'http://ghe.example.com', 'slow_down']);

  expect(out).toContain('SlowDown');
  expect(wrong).toMatchObject({ exitCode: 2, out: '' });
  expect(wrong.err).toContain('--base-url is not an absolute https URL');
  expect(insecure.err).toContain('--base-url is an http URL');
});

test('explain --grant changes the likely causes', async () => {
  const body = '{"error":"incorrect_client_credentials"}';
  const code = await explain([body, '--grant', 'authorization_code']);
  const device = await explain([body, '--grant', 'device_code']);

  expect(code.out).toContain('Cause');
  expect(code.out).not.toBe(device.out);
});

test('explain --grant decides what a code of the device flow means, in a word and in a response', async () => {
  const grant = ['--grant', 'device_code'];
  const unauthorized = '{"error":"unauthorized_client"}';

  for (const input of ['bad_verification_code', 'error=bad_verification_code'])
    expect((await explain([input, ...grant])).out).toContain('Send device_code, not the user code');
  expect((await explain([unauthorized, '--status', '400', ...grant])).out).toContain(
    '✗ DeviceFlowDisabled   unauthorized_client',
  );
  expect((await explain(['unauthorized_client', ...grant])).out).toContain('✗ DeviceFlowDisabled');
  expect((await explain(['unauthorized_client'])).out).toContain('✗ UnrecognizedOAuthError');
});

test('explain says which status it assumes', async () => {
  const { out, err } = await explain(['{"error":"Not Found"}']);

  expect(out).toContain('IncorrectClientCredentials   Not Found · HTTP 404');
  expect(err).toContain('Status 404 is assumed');
});

test('explain lists the accepted inputs if the input is not recognized', async () => {
  const { exitCode, err } = await explain(['hello']);

  expect(exitCode).toBe(2);
  expect(err).toContain('✗ Not recognized: the input is not a response');
  expect(err).toContain('- the output of curl -i or curl -v');
});

test('explain writes colors to a terminal, within its width', async () => {
  const { out } = await explain(['incorrect_client_credentials'], { terminal: 60 });
  // eslint-disable-next-line no-control-regex -- ANSI escape sequences
  const lines = out.replace(/\u001b\[\d+m/g, '').split('\n');

  expect(out).toContain('\u001b[31m✗\u001b[39m');
  expect(lines.filter((line) => line.length > 60).every((line) => line.includes('https://'))).toBe(
    true,
  );
});

test('--no-color counts before and after the command', async () => {
  const world = { terminal: 80 };
  const after = await explain(['slow_down', '--no-color'], world);
  const before = await runCli(['--no-color', 'explain', 'slow_down'], world);

  expect(after.out).not.toContain('\u001b');
  expect(before.out).toBe(after.out);
});

test('explain writes ASCII if the locale is not UTF-8', async () => {
  const world = { env: { LC_ALL: 'C', LANG: 'en_GB.UTF-8' } };
  const { out } = await explain(['--status', '503', '<html>Größe…</html>'], world);
  const success = await explain(['access_token=x&a=b'], world);

  // eslint-disable-next-line no-control-regex -- ASCII
  expect(out + success.out + success.err).toMatch(/^[\u0000-\u007f]+$/);
  expect(success.out).toContain('+ Success');
});
