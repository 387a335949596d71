import { describe, expect, test } from '@jest/globals';
import type { Sent } from '../../src/diagnosis/sent.js';
import { errorOf, foretold, idsOf, right, secret, told } from './requests.js';

const error = errorOf('IncorrectClientCredentials', 'incorrect_client_credentials');
const id = 'Ov23liTestTestTest00';

const twins = [
  { prefix: 'client-id', field: 'clientId', name: 'client ID', value: id },
  { prefix: 'client-secret', field: 'clientSecret', name: 'client secret', value: secret },
] as const;

describe.each(twins)('the $name', ({ prefix, field, name, value }) => {
  const withValue = (given: unknown): Sent => ({ ...right, [field]: given });
  const tell = (rule: string, given: unknown) => told(`${prefix}-${rule}`, error, withValue(given));

  test.each([undefined, null, '', ' ', '\n', '""', "''"])('is empty as %j', (given) => {
    expect(tell('missing', given)).toMatchObject({
      certainty: 'certain',
      summary: `The ${name} is empty.`,
    });
  });

  test.each(['undefined', 'null', 'NaN', 'None', 'nil', 'UNDEFINED\n', '"null"'])(
    'is the word %j of a missing value',
    (given) => {
      expect(tell('missing', given)).toMatchObject({
        certainty: 'certain',
        summary: expect.stringMatching(
          new RegExp(`^The ${name} is the word "(undefined|null|nan|none|nil)"\\.$`),
        ),
      });
    },
  );

  test('is missing where an object or a list was given', () => {
    expect(tell('missing', {})?.summary).toBe(`The ${name} is the word "[object object]".`);
    expect(tell('missing', [])?.summary).toBe(`The ${name} is empty.`);
  });

  test('is missing where the other one is told of without it', () => {
    const other = field === 'clientId' ? { clientSecret: secret } : { clientId: id };
    expect(told(`${prefix}-missing`, error, { now: 0, ...other })?.certainty).toBe('certain');
    expect(told(`${prefix}-missing`, error, { now: 0, [field]: undefined })).toBeDefined();
  });

  test('is not known to be missing where neither is told of, or before anything is sent', () => {
    expect(told(`${prefix}-missing`, error, { now: 0 })).toBeUndefined();
    expect(foretold(`${prefix}-missing`, withValue(undefined))).toBeUndefined();
  });

  test('that is missing has nothing else wrong with it', () => {
    for (const given of ['', ' \n', 'undefined', '"undefined"', '""'])
      expect(idsOf(error, withValue(given))).toEqual([`${prefix}-missing`]);
  });

  test.each([
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
  ])('has whitespace in %j', (given, phrase) => {
    expect(tell('has-whitespace', given)).toMatchObject({
      certainty: 'certain',
      summary: `The ${name} ${phrase}.`,
      source: 'https://github.com/eclipse-che/che/issues/20994',
    });
    expect(tell('of-unusual-form', given)).toBeUndefined();
  });

  test('that ends with a newline is told how to lose it', () => {
    expect(tell('has-whitespace', `${value}\n`)?.fix).toBe(
      'Remove it where the value is stored; for a Kubernetes Secret, encode it with printf, not echo.',
    );
    expect(tell('has-whitespace', `${value} `)?.fix).toBe('Remove it where the value is stored.');
  });

  test('may have blanks inside where it is something else altogether', () => {
    for (const given of ['{{ secrets.X }}', '<%= x %>', '<your value>', 'my app example'])
      expect(tell('has-whitespace', given)).toBeUndefined();
  });

  test.each([
    `"${value}"`,
    `'${value}'`,
    `\`${value}\``,
    `“${value}”`,
    ` "${value}"\n`,
    `\\"${value}\\"`,
    `"${value}`,
    `${value}'`,
  ])('is quoted as %j', (given) => {
    expect(tell('is-quoted', given)?.certainty).toBe('certain');
    expect(tell('of-unusual-form', given)).toBeUndefined();
  });

  test('with a quotation mark in the middle is not quoted', () => {
    expect(tell('is-quoted', `ab"cd`)).toBeUndefined();
  });

  test.each([
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
    'GITHUB_CLIENT_SECRET',
    'clientsecret',
    'placeholder',
    'example-value',
    'dummy',
    'your-own-client-secret-goes-here',
  ])('is a placeholder as %j', (given) => {
    expect(tell('is-placeholder', given)?.certainty).toBe('likely');
    expect(tell('of-unusual-form', given)).toBeUndefined();
  });

  test.each([
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
  ])('is a template as %j', (given) => {
    expect(tell('is-unexpanded-template', given)?.certainty).toBe('certain');
    expect(tell('of-unusual-form', given)).toBeUndefined();
  });

  test('with a dollar or a percent sign inside is no template', () => {
    for (const given of ['ab$cd', '50%', 'a%b%c', '$'])
      expect(tell('is-unexpanded-template', given)).toBeUndefined();
  });

  test('of another form is told of as possible, with its length', () => {
    expect(tell('of-unusual-form', 'q')).toMatchObject({
      certainty: 'possible',
      summary: expect.stringContaining(`The ${name} is 1 character long; GitHub's are `),
    });
    expect(tell('of-unusual-form', 'qwertz-8')?.summary).toContain('8 characters long');
  });

  test('of another form is doubted on other hosts only after they refused it', () => {
    for (const baseUrl of ['https://ghe.example.com', 'https://octo.ghe.com']) {
      const sent = { ...withValue('qwertz-8'), baseUrl };
      expect(foretold(`${prefix}-of-unusual-form`, sent)).toBeUndefined();
      expect(told(`${prefix}-of-unusual-form`, error, sent)?.certainty).toBe('possible');
    }
    expect(foretold(`${prefix}-of-unusual-form`, withValue('qwertz-8'))).toBeDefined();
  });

  test('is looked at before sending', () => {
    const before = (rule: string, given: string) =>
      foretold(`${prefix}-${rule}`, withValue(given))?.certainty;
    expect(before('missing', '')).toBe('certain');
    expect(before('has-whitespace', `${value}\n`)).toBe('certain');
    expect(before('is-quoted', `"${value}"`)).toBe('certain');
    expect(before('is-placeholder', 'changeme')).toBe('likely');
    expect(before('is-unexpanded-template', '${X}')).toBe('certain');
  });
});

test.each([
  'b964ab48346fc074cff8',
  'Ov23liAbCdEfGh012345',
  'Iv1.b507a08c87ecfe98',
  'Iv23ctAbCdEfGh012345',
  'addaddaddaddaddaddad',
])('the client ID %s has a form that GitHub issues', (clientId) => {
  const sent = { now: 0, clientId, clientSecret: secret };
  expect(idsOf(error, sent)).toEqual(['client-secret-replaced']);
});

test('a client secret that begins like a word is still one', () => {
  const clientSecret = 'add5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75';
  expect(idsOf(error, { ...right, clientSecret })).toEqual(['client-secret-replaced']);
});
