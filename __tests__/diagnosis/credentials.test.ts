import { expect, test } from '@jest/globals';
import type { LikelyCauseId, RequestFacts } from '../../src/decode.js';
import {
  causeOf,
  configurationCauseOf,
  errorOf,
  idsOf,
  right,
  rightPoll,
  rightRefresh,
  secret,
} from './requests.js';

const error = errorOf('IncorrectClientCredentials', 'incorrect_client_credentials');
const unknownClient = errorOf('IncorrectClientCredentials', 'Not Found');
const id = 'Ov23liTestTestTest00';
const server = 'https://ghe.example.com';

type Rule =
  | 'missing'
  | 'has-whitespace'
  | 'is-quoted'
  | 'is-placeholder'
  | 'is-unexpanded-template'
  | 'of-unusual-form';

/** The rules that the client ID and the client secret have in common, of one of them. */
const credential = (
  prefix: 'client-id' | 'client-secret',
  field: 'clientId' | 'clientSecret',
  value: string,
) => {
  const facts = (given: unknown): RequestFacts => ({ ...right, [field]: given });
  return {
    prefix,
    field,
    value,
    name: prefix.replace('-', ' ').replace('id', 'ID'),
    facts,
    find: (rule: Rule, given: unknown) => causeOf(`${prefix}-${rule}`, error, facts(given)),
    before: (rule: Rule, given: unknown) => configurationCauseOf(`${prefix}-${rule}`, facts(given)),
  };
};

const credentials = [
  credential('client-id', 'clientId', id),
  credential('client-secret', 'clientSecret', secret),
];

test('client-id-missing and client-secret-missing fire on an empty value', () => {
  for (const { name, find } of credentials)
    for (const given of [undefined, null, '', ' ', '\n', '""', "''", []])
      expect(find('missing', given)).toMatchObject({
        certainty: 'certain',
        summary: `The ${name} is empty.`,
      });
});

test('client-id-missing and client-secret-missing fire on a word for a missing value', () => {
  const words = ['undefined', 'null', 'NaN', 'None', 'nil', 'UNDEFINED\n', '"null"', {}];
  for (const { name, find } of credentials)
    for (const given of words)
      expect(find('missing', given)).toMatchObject({
        certainty: 'certain',
        summary: expect.stringMatching(
          new RegExp(
            `^The ${name} is the word "(undefined|null|nan|none|nil|\\[object object\\])"\\.$`,
          ),
        ),
      });
});

test('client-id-missing and client-secret-missing fire if only the other credential is given', () => {
  for (const { prefix, field } of credentials) {
    const other = field === 'clientId' ? { clientSecret: secret } : { clientId: id };
    expect(causeOf(`${prefix}-missing`, error, { now: 0, ...other })?.certainty).toBe('certain');
    expect(causeOf(`${prefix}-missing`, error, { now: 0, [field]: undefined })).toBeDefined();
  }
});

test('client-id-missing and client-secret-missing are silent if nothing is known about the credentials', () => {
  for (const { prefix, before } of credentials) {
    expect(causeOf(`${prefix}-missing`, error, { now: 0 })).toBeUndefined();
    expect(before('missing', undefined)).toBeUndefined();
  }
});

test('a missing credential has no other cause', () => {
  for (const { prefix, facts } of credentials)
    for (const given of ['', ' \n', 'undefined', '"undefined"', '""'])
      expect(idsOf(error, facts(given))).toEqual([`${prefix}-missing`]);
});

test('client-secret-missing is silent in the device flow, and only likely in a refresh', () => {
  const refresh = (clientSecret: string) =>
    causeOf('client-secret-missing', error, { ...rightRefresh, clientSecret })?.certainty;
  expect(causeOf('client-secret-missing', error, rightPoll)).toBeUndefined();
  expect(configurationCauseOf('client-secret-missing', rightPoll)).toBeUndefined();
  expect([refresh(''), refresh('undefined')]).toEqual(['likely', 'certain']);
});

test('client-id-has-whitespace and client-secret-has-whitespace name the character and its place', () => {
  for (const { name, value, find } of credentials) {
    const phrases = [
      [`${value}\n`, 'ends with a newline'],
      [`${value}\r`, 'ends with a carriage return'],
      [`${value}\r\n`, 'ends with a carriage return and a newline'],
      [`${value} `, 'ends with a space'],
      [` ${value}`, 'begins with a space'],
      [`\t${value}`, 'begins with a tab'],
      [`\ufeff${value}`, 'begins with a byte order mark'],
      [`${value}\u00a0`, 'ends with a no-break space'],
      [`${value}\u200b`, 'ends with a zero-width space'],
      [`${value}\u0000`, 'ends with an invisible or escaped character'],
      [`${value}\u2060`, 'ends with an invisible or escaped character'],
      [`${value}\\n`, 'ends with an invisible or escaped character'],
      [`${value}%0A`, 'ends with an invisible or escaped character'],
      [` ${value}\n`, 'begins with a space and ends with a newline'],
      [`${value.slice(0, 9)} ${value.slice(9)}`, 'contains a space'],
      [`${value.slice(0, 9)}\n${value.slice(9)}`, 'contains a newline'],
      [`your-app\n`, 'ends with a newline'],
    ] as const;
    for (const [given, phrase] of phrases) {
      expect(find('has-whitespace', given)).toMatchObject({
        certainty: 'certain',
        summary: `The ${name} ${phrase}.`,
      });
      expect(find('of-unusual-form', given)).toBeUndefined();
    }
  }
});

test('client-id-has-whitespace and client-secret-has-whitespace tell how to remove a newline', () => {
  for (const { value, find } of credentials) {
    expect(find('has-whitespace', `${value}\n`)?.fix).toBe(
      'Remove it where the value is stored; for a Kubernetes Secret, encode it with printf, not echo.',
    );
    expect(find('has-whitespace', `${value} `)?.fix).toBe('Remove it where the value is stored.');
  }
});

test('client-id-has-whitespace and client-secret-has-whitespace ignore blanks inside a placeholder or a template', () => {
  const values = ['{{ secrets.X }}', '<%= x %>', '<your value>', 'my app example'];
  for (const { find } of credentials)
    expect(values.filter((given) => find('has-whitespace', given))).toEqual([]);
});

test('client-id-is-quoted and client-secret-is-quoted fire on quotation marks at either end', () => {
  for (const { value, find } of credentials) {
    const quoted = [
      `"${value}"`,
      `'${value}'`,
      `\`${value}\``,
      `“${value}”`,
      ` "${value}"\n`,
      `\\"${value}\\"`,
      `"${value}`,
      `${value}'`,
    ];
    expect(quoted.filter((given) => find('is-quoted', given)?.certainty !== 'certain')).toEqual([]);
    expect(quoted.filter((given) => find('of-unusual-form', given))).toEqual([]);
    expect(find('is-quoted', `ab"cd`)).toBeUndefined();
  }
});

test('client-id-is-placeholder and client-secret-is-placeholder fire on what examples contain', () => {
  const placeholders = [
    'your-client-id',
    'YOUR_CLIENT_SECRET',
    'Your GitHub secret',
    'my-app',
    'replace-me',
    'changeme',
    'change_me',
    'insert here',
    'xxxx-xxxx',
    'TODO',
    '<client id>',
    '[value]',
    'wrong',
    'test',
    'client_id',
    'YOUR_GITHUB_CLIENT_SECRET',
    'MY_CLIENT_ID',
    'EXAMPLE_SECRET',
    'CHANGE_ME',
    'clientsecret',
    'placeholder',
    'example-value',
    'dummy',
    'your-own-client-secret-goes-here',
  ];
  for (const { find } of credentials) {
    const silent = placeholders.filter(
      (given) => find('is-placeholder', given)?.certainty !== 'likely',
    );
    expect(silent).toEqual([]);
    expect(placeholders.filter((given) => find('of-unusual-form', given))).toEqual([]);
  }
});

test('client-id-has-whitespace and client-secret-has-whitespace ignore a value that is not known', () => {
  expect(credentials.map(({ find }) => find('has-whitespace', undefined))).toEqual([
    undefined,
    undefined,
  ]);
});

test('client-id-is-unexpanded-template and client-secret-is-unexpanded-template fire on variables', () => {
  const templates = [
    '${GITHUB_X}',
    'prefix-${X}',
    '$GITHUB_X',
    '%GITHUB_X%',
    '{{X}}',
    '{{ .Values.x }}',
    '<%= ENV["X"] %>',
    '$(X)',
    '#{X}',
    '${{ secrets.X }}',
    '"${X}"',
    'process.env.X',
    'import.meta.env.X',
    'op://vault/item/field',
    'vault:secret/data/github#x',
    'arn:aws:secretsmanager:eu-west-1:1:secret:x',
    '$argocd-dex-secret:dex.github.clientID',
    '$argocd-dex-secret:dex.github.clientSecret',
    '{GITHUB_CLIENT_ID}',
    '{client_secret}',
    'env:GITHUB_CLIENT_ID',
    '@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/y)',
    // The names of variables and keys in place of their values.
    'GITHUB_CLIENT_ID',
    'GITHUB_CLIENT_SECRET',
    'AUTH_GITHUB_ID',
    'GH_SECRET',
    'OAUTH2_KEY',
    'dex.github.clientID',
    'dex.github.clientSecret',
    'var.github_client_id',
    'data.vault_generic_secret.github.client-id',
    '"GITHUB_CLIENT_ID"\n',
  ];
  const others = [
    'ab$cd',
    'ab{cd}',
    '50%',
    'a%b%c',
    '$',
    id,
    secret,
    'Iv1.b507a08c87ecfe98',
    'app.example.com',
    '1234-abcd.apps.googleusercontent.com',
    'eyJhbGciOiJIUzI1NiJ9.e30.secret',
    'GITHUB',
    'GITHUB_APP',
    'f7d5bc50-0039-4dad-bc30-4e4aa5b9f616',
  ];
  for (const { find } of credentials) {
    const rule = 'is-unexpanded-template';
    expect(templates.filter((given) => find(rule, given)?.certainty !== 'certain')).toEqual([]);
    expect(templates.filter((given) => find('of-unusual-form', given))).toEqual([]);
    expect(templates.filter((given) => find('is-placeholder', given))).toEqual([]);
    expect(others.filter((given) => find(rule, given))).toEqual([]);
  }
});

test('the rules about forms are only likely on other hosts, whose forms are not known', () => {
  const facts = { ...right, baseUrl: server, clientId: '123456', clientSecret: 'GH_SECRET' };
  const certainty = (of: LikelyCauseId, more: Partial<RequestFacts> = {}) =>
    causeOf(of, error, { ...facts, ...more })?.certainty;
  expect([
    certainty('client-id-is-app-id'),
    certainty('client-secret-is-unexpanded-template'),
    certainty('client-secret-is-private-key', { clientSecret: 'M'.repeat(201) }),
    certainty('client-secret-is-private-key', { clientSecret: '-----BEGIN RSA PRIVATE KEY-----' }),
    certainty('client-secret-of-other-provider', { clientSecret: 'gloas-0123abcd' }),
  ]).toEqual(['likely', 'likely', 'likely', 'certain', 'likely']);
});

test('the rules of the client secret are silent in the device flow, which sends none', () => {
  const secrets = [
    '',
    'undefined',
    '***',
    'changeme',
    '${X}',
    'ghp_abc',
    `${secret}\n`,
    'qwertz',
    id,
  ];
  const found = secrets.flatMap((clientSecret) => idsOf(error, { ...rightPoll, clientSecret }));
  expect(found).toEqual([]);
  expect(idsOf(error, { ...rightPoll, clientId: secret })).toEqual([
    'client-id-and-secret-swapped',
  ]);
});

test('client-id-of-unusual-form and client-secret-of-unusual-form tell the length, never the value', () => {
  for (const { name, find } of credentials) {
    expect(find('of-unusual-form', 'q')).toMatchObject({
      certainty: 'possible',
      summary: expect.stringContaining(`The ${name} has 1 character; GitHub's have `),
    });
    expect(find('of-unusual-form', 'qwertz-8')?.summary).toContain('has 8 characters;');
    expect(find('of-unusual-form', 'qwertz-8')?.summary).not.toContain('qwertz');
  }
});

test('client-id-of-unusual-form and client-secret-of-unusual-form fire on other hosts only after an error', () => {
  for (const { prefix, facts, before } of credentials) {
    for (const baseUrl of [server, 'https://octo.ghe.com']) {
      const elsewhere = { ...facts('qwertz-8'), baseUrl };
      expect(configurationCauseOf(`${prefix}-of-unusual-form`, elsewhere)).toBeUndefined();
      expect(causeOf(`${prefix}-of-unusual-form`, error, elsewhere)?.certainty).toBe('possible');
    }
    expect(before('of-unusual-form', 'qwertz-8')).toBeDefined();
  }
});

test('the common rules of the client ID and the client secret run before anything is sent', () => {
  for (const { value, before } of credentials) {
    expect(before('missing', '')?.certainty).toBe('certain');
    expect(before('has-whitespace', `${value}\n`)?.certainty).toBe('certain');
    expect(before('is-quoted', `"${value}"`)?.certainty).toBe('certain');
    expect(before('is-placeholder', 'changeme')?.certainty).toBe('likely');
    expect(before('is-unexpanded-template', '${X}')?.certainty).toBe('certain');
  }
});

test('a client ID of a known form leaves only client-secret-replaced', () => {
  const ids = [
    'b964ab48346fc074cff8',
    'Ov23liAbCdEfGh012345',
    'Iv1.b507a08c87ecfe98',
    'Iv23ctAbCdEfGh012345',
    'addaddaddaddaddaddad',
  ];
  for (const clientId of ids)
    expect(idsOf(error, { now: 0, clientId, clientSecret: secret })).toEqual([
      'client-secret-replaced',
    ]);
});

test('a client secret that begins like a word leaves only client-secret-replaced', () => {
  const clientSecret = 'add5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75';
  expect(idsOf(error, { ...right, clientSecret })).toEqual(['client-secret-replaced']);
});

test('client-secret-replaced is silent for an unknown client ID and in the device flow', () => {
  expect(idsOf(error, right)).toEqual(['client-secret-replaced']);
  expect(idsOf(unknownClient, right)).toEqual([]);
  expect(idsOf(error, rightPoll)).toEqual([]);
});

test('client-id-is-app-id fires on a number', () => {
  const find = (clientId: unknown) => {
    const facts = { ...right, clientId } as RequestFacts;
    const causes = [
      causeOf('client-id-is-app-id', error, facts),
      configurationCauseOf('client-id-is-app-id', facts),
    ];
    return causes.map((cause) => cause?.certainty);
  };
  for (const clientId of ['1', '123456', '1234567890', '"123456"', 123456])
    expect(find(clientId)).toEqual(['certain', 'certain']);
  // An old client ID can consist of digits only.
  expect(find('12345678901234567890')).toEqual([undefined, undefined]);
});

const swapped = (clientId: string, clientSecret: string, baseUrl = 'https://github.com') =>
  causeOf('client-id-and-secret-swapped', error, { now: 0, baseUrl, clientId, clientSecret });

test('client-id-and-secret-swapped is certain on every host if each has the form of the other', () => {
  for (const clientId of [id, 'Iv1.b507a08c87ecfe98', 'b964ab48346fc074cff8'])
    for (const host of ['https://github.com', server])
      expect(swapped(secret, clientId, host)).toMatchObject({
        certainty: 'certain',
        summary: 'The client ID and the client secret are swapped.',
        fix: 'Swap the two values.',
      });
  expect(swapped(id, secret)).toBeUndefined();
});

test('client-id-and-secret-swapped names the one that has the form of the other', () => {
  const summary = 'The client secret has the form of a client ID.';
  expect(swapped('x', 'Iv1.b507a08c87ecfe98')).toMatchObject({ summary, certainty: 'certain' });
  expect(swapped('x', 'b964ab48346fc074cff8')).toMatchObject({ summary, certainty: 'likely' });
  expect(swapped(secret, secret)).toMatchObject({
    summary: 'The client ID has the form of a client secret.',
    certainty: 'certain',
  });
});

test('client-id-and-secret-swapped is only possible on other hosts, whose forms are not known', () => {
  expect(swapped(secret, secret, server)?.certainty).toBe('possible');
  expect(swapped('x', 'b964ab48346fc074cff8', 'https://octo.ghe.com')?.certainty).toBe('possible');
});

test('client-id-and-secret-swapped silences the rules about unusual forms', () => {
  expect(idsOf(error, { now: 0, clientId: secret, clientSecret: id })).toEqual([
    'client-id-and-secret-swapped',
  ]);
});

type SecretRule = 'is-masked' | 'is-token' | 'is-private-key' | 'of-other-provider';

const secretCause = (rule: SecretRule, clientSecret: string, baseUrl = 'https://github.com') =>
  causeOf(`client-secret-${rule}`, error, { ...right, clientSecret, baseUrl });
const isUnusual = (clientSecret: string) =>
  idsOf(error, { ...right, clientSecret }).includes('client-secret-of-unusual-form');

test('client-secret-is-masked fires on the masked or shortened display of a secret', () => {
  const masked = [
    '***',
    '********',
    '*',
    '••••••',
    '●●●',
    'xxx',
    'XXXXXXXXXX',
    '...',
    '5ec7…',
    '5ec7...e75e',
    '*****e75ec7e7',
    '[REDACTED]',
    '<masked>',
  ];
  const find = (given: string) => secretCause('is-masked', given)?.certainty;
  expect(masked.filter((given) => find(given) !== 'certain')).toEqual([]);
  expect(masked.filter(isUnusual)).toEqual([]);
  expect(
    configurationCauseOf('client-secret-is-masked', { ...right, clientSecret: '***' }),
  ).toBeDefined();
});

test('client-secret-is-token fires on the prefix of a token', () => {
  const tokens = ['ghp', 'gho', 'ghu', 'ghs', 'ghr', 'github_pat'].map(
    (prefix) => `${prefix}_${'A1b2'.repeat(9)}`,
  );
  const find = (given: string) => secretCause('is-token', given)?.certainty;
  expect(tokens.filter((given) => find(given) !== 'certain')).toEqual([]);
  expect(tokens.filter(isUnusual)).toEqual([]);
  expect(['ghost_writer', 'github_', 'gh_x', 'ghp-abc'].filter(find)).toEqual([]);
});

test('client-secret-is-private-key fires on a private key, and on 200 characters or more', () => {
  const keys = [
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n',
    '-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA\\n',
    '"-----BEGIN PRIVATE KEY-----"',
    'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo=',
    'M'.repeat(201),
  ];
  const find = (given: string) => secretCause('is-private-key', given)?.certainty;
  expect(keys.filter((given) => find(given) !== 'certain')).toEqual([]);
  expect(keys.filter(isUnusual)).toEqual([]);
  expect(find('M'.repeat(199))).toBeUndefined();
});

test('client-secret-is-private-key is the only cause of a key with line breaks', () => {
  const clientSecret = '-----BEGIN X-----\nMII\n-----END X-----';
  expect(idsOf(error, { ...right, clientSecret })).toEqual(['client-secret-is-private-key']);
});

test('client-secret-of-other-provider names the service of a prefix for certain', () => {
  const secrets = [
    ['GOCSPX-abcDEF123', 'Google'],
    ['AIzaSyAbCdEf', 'Google'],
    ['gloas-0123abcd', 'GitLab'],
    ['glpat-0123abcd', 'GitLab'],
    ['xoxb-12-34-ab', 'Slack'],
    ['sk_live_abc', 'Stripe'],
    ['sk_test_abc', 'Stripe'],
    ['whsec_abc', 'Stripe'],
    ['eyJhbGciOiJIUzI1NiJ9.e30.abc', 'JWT'],
  ] as const;
  for (const [given, service] of secrets) {
    expect(secretCause('of-other-provider', given)).toMatchObject({
      certainty: 'certain',
      summary: `The client secret has the form of another service's secret (${service}).`,
    });
    expect(isUnusual(given)).toBe(false);
  }
});

test('client-secret-of-other-provider is less certain about a length', () => {
  const secrets = [
    ['0123456789abcdef0123456789abcdef', 'Facebook'],
    ['aB3_dE6-aB3_dE6-aB3_dE6-aB3_dE6-', 'Discord'],
  ] as const;
  for (const [given, service] of secrets) {
    expect(secretCause('of-other-provider', given)).toMatchObject({
      certainty: 'likely',
      summary: `The client secret has the form of another service's secret (${service}).`,
    });
    expect(secretCause('of-other-provider', given, server)?.certainty).toBe('possible');
  }
  const others = [secret, secret.slice(0, 31), secret.slice(0, 33), 'globe'];
  expect(others.filter((given) => secretCause('of-other-provider', given))).toEqual([]);
});

test('client-secret-of-unusual-form compares the length with that of GitHub', () => {
  const clientSecret = `${secret}abc`;
  expect(causeOf('client-secret-of-unusual-form', error, { ...right, clientSecret })?.summary).toBe(
    "The client secret has 43 characters; GitHub's have 40 hexadecimal digits.",
  );
  expect([secret.toUpperCase(), `g${secret.slice(1)}`].filter(isUnusual)).toHaveLength(2);
});

test('client-secret-of-unusual-form is silent if GitHub does not know the client ID', () => {
  const facts = { ...right, clientId: 'qwertz', clientSecret: 'qwertz' };
  expect(idsOf(unknownClient, facts)).toEqual(['client-id-of-unusual-form']);
  expect(idsOf(error, facts)).toEqual([
    'client-id-of-unusual-form',
    'client-secret-of-unusual-form',
  ]);
});
