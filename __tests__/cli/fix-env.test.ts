import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planFixes, withFileText } from '../../src/cli/fix-env.js';
import { parseEnvFile, readSettings } from '../../src/cli/settings.js';
import { app } from '../support/app.js';
import { runsOf } from '../support/fuzz.js';
import { fakeIo, type FakeWorld, runCli } from './fake-io.js';

const planFor = async (text: string, env: Readonly<Record<string, string>> = {}) => {
  const io = fakeIo({ env, files: { '.env': text } });
  const settings = await readSettings({}, io);
  return { settings, ...(await planFixes(settings, io)) };
};

const fixedText = async (text: string) => {
  const { before, after } = await planFor(text);
  return before === '' ? text : after;
};

const secret = app.clientSecret;
const name = 'GITHUB_CLIENT_SECRET';

/** Values that Node reads with something around the secret. */
const faults = [
  `"${secret}\\n"`,
  `"${secret}\n"`,
  `" ${secret}\t"`,
  `'"${secret}"'`,
  `\u201c${secret}\u201d`,
  `${secret}\u200b`,
  `\ufeff${secret}`,
  `${secret}\u00a0`,
  `${secret}\\n`,
];

test('planFixes() removes what is around a value, and shows it without the value', async () => {
  const violations: string[] = [];
  for (const fault of faults) {
    const { fixes, after } = await planFor(`A=1\n${name}=${fault} # from the page\nB="2"\n`);
    if (
      after !== `A=1\n${name}=${secret} # from the page\nB="2"\n` ||
      fixes.length !== 1 ||
      JSON.stringify(fixes).includes(secret) ||
      fixes[0]?.line !== 2
    )
      violations.push(fault);
  }

  expect(violations).toEqual([]);
  expect((await planFor(`${name}="${secret}\n\u200b"`)).fixes).toEqual([
    {
      variable: name,
      line: 1,
      before: `${name}="***<U+000A><U+200B>"`,
      after: `${name}=***`,
    },
  ]);
});

test('planFixes() changes the last assignment only, and keeps line endings and a byte order mark', async () => {
  const before = `\ufeffGITHUB_CLIENT_ID="${app.clientId} "\r\n# ${name}=" x "\r\n${name}=' old '\r\nexport ${name} = " ${secret}"\r\nX=" kept "`;

  expect(await fixedText(before)).toBe(
    `\ufeffGITHUB_CLIENT_ID=${app.clientId}\r\n# ${name}=" x "\r\n${name}=' old '\r\nexport ${name} = ${secret}\r\nX=" kept "`,
  );
});

test('planFixes() leaves what it cannot fix, and values from other sources', async () => {
  const texts = [
    `${name}=${secret}\n`,
    `${name}="${secret}"\n`,
    `${name}="two words "\n`,
    `${name}=" "\n`,
    `${name}: " ${secret}"\n`,
    `OTHER="\n${name}=${secret} \n"\n`,
    '',
  ];

  expect(await Promise.all(texts.map(fixedText))).toEqual(texts);
  const overridden = await planFor(`${name}=" ${secret} "`, { [name]: ` ${secret}` });
  expect(overridden.fixes).toEqual([]);
});

test('planFixes() changes no other variable, whatever the file contains', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      `${name}=" a1 "`,
      `${name}='"a2"'`,
      `# ${name}="a3 "`,
      `export ${name}= a4\u200b # x`,
      'Q="open',
      "Q='x\n",
      '"',
      'A=b # "',
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
      const text = lines.join(end);
      const { settings, fixes, ...plan } = await planFor(text);
      const changed = plan.before === '' ? text : plan.after;
      const { [name]: value, ...others } = parseEnvFile(changed);
      const { [name]: old, ...before } = parseEnvFile(text);

      expect(others).toEqual(before);
      if (fixes.length === 0) expect(changed).toBe(text);
      else expect(value).toMatch(/^[\w.-]+$/);
      expect(withFileText(settings, changed).clientSecret.value).toBe(value ?? old);
    }),
    runsOf(200),
  );
});

const fix = (args: readonly string[], world: FakeWorld = {}) =>
  runCli(['check', '--fix', ...args], {
    env: { LANG: 'C.UTF-8', GITHUB_CLIENT_ID: app.clientId },
    files: { '.env': `${name}="${secret}\\n"\n` },
    ...world,
  });

test('check --fix shows the change and writes it if the user agrees', async () => {
  const { exitCode, out, err, replaced } = await fix([], { typed: true, stdin: 'y\n' });

  expect(err).toBe(
    [
      '.env, line 1',
      `  - ${name}="***\\n"`,
      `  + ${name}=***`,
      'Change .env? [y/N]',
      '✓ .env was changed.',
      '',
      '',
    ].join('\n'),
  );
  expect(replaced).toEqual({ '.env': `${name}=${secret}\n` });
  expect(out).toContain('✓ No visible problems.');
  expect(out + err).not.toContain(secret);
  expect(exitCode).toBe(0);
});

test('check --fix writes nothing without an agreement', async () => {
  const refused = await fix([], { typed: true, stdin: '\n' });
  const piped = await fix([], { stdin: 'y\n' });
  const json = await fix(['--json'], { typed: true, stdin: 'y\n' });

  expect([refused.replaced, piped.replaced, json.replaced]).toEqual([{}, {}, {}]);
  expect([refused.exitCode, piped.exitCode, json.exitCode]).toEqual([1, 1, 1]);
  expect(piped.err).toContain('.env was not changed. Use --yes to change it.');
  expect(JSON.parse(json.out)).toMatchObject({ fix: { file: '.env', written: false } });
});

test('check --fix --yes writes without a question', async () => {
  const { exitCode, replaced, out } = await fix(['--yes', '--json']);

  expect(exitCode).toBe(0);
  expect(replaced).toEqual({ '.env': `${name}=${secret}\n` });
  expect(JSON.parse(out)).toMatchObject({
    causes: [],
    fix: { fixes: [{ variable: name, line: 1 }], written: true },
  });
  expect(out).not.toContain(secret);
});

test('check --fix says that it fixes only values of a file', async () => {
  const { err, exitCode } = await fix([], {
    env: { GITHUB_CLIENT_ID: app.clientId, [name]: ` ${secret}` },
    files: {},
  });

  expect(err).toContain(
    'Nothing can be fixed in .env. Only values of a file can be: GITHUB_CLIENT',
  );
  expect(exitCode).toBe(1);
  expect((await runCli(['check', '--yes'])).err).toContain('--yes belongs to --fix');
});

test('check names check --fix if it can fix a value, and does not repeat it after --fix', async () => {
  const fixable = { '.env': `GITHUB_CLIENT_ID=${app.clientId}\n${name}="${secret}\\n"\n` };
  const other = { '.env': `GITHUB_CLIENT_ID=${app.clientId}\n${name}=changeme\n` };
  const hint = '  check --fix removes what is around GITHUB_CLIENT_SECRET in .env.\n';

  expect((await runCli(['check'], { env: {}, files: fixable })).out).toContain(hint);
  expect((await runCli(['check'], { env: {}, files: other })).out).not.toContain('--fix');
  expect((await runCli(['check', '--fix'], { env: {}, files: fixable })).out).not.toContain(hint);
});

test('doctor names check --fix if it can fix a value', async () => {
  const world = { files: { '.env.local': `${name}=" ${secret}"\n` } };
  const { out } = await runCli(['doctor', '--env', '.env.local'], world);

  expect(out).toContain(
    '  check --fix --env .env.local removes what is around GITHUB_CLIENT_SECRET in .env.local.\n',
  );
});
