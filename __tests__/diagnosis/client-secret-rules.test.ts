import { describe, expect, test } from '@jest/globals';
import { errorOf, foretold, idsOf, right, secret, told } from './requests.js';

const error = errorOf('IncorrectClientCredentials', 'incorrect_client_credentials');
const tell = (rule: string, clientSecret: string, baseUrl = 'https://github.com') =>
  told(`client-secret-${rule}`, error, { ...right, clientSecret, baseUrl });
const unusual = (clientSecret: string) => tell('of-unusual-form', clientSecret);

test.each([
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
])('the masked secret %s is masked', (given) => {
  expect(tell('is-masked', given)?.certainty).toBe('certain');
  expect(foretold('client-secret-is-masked', { ...right, clientSecret: given })).toBeDefined();
  expect(unusual(given)).toBeUndefined();
});

test.each(['*****e75ec7e7', '[REDACTED]', '<masked>'])(
  'the shortened or hidden secret %s is masked',
  (given) => expect(tell('is-masked', given)).toBeDefined(),
);

test.each(['ghp', 'gho', 'ghu', 'ghs', 'ghr', 'github_pat'])(
  'a secret that begins with %s_ is a token',
  (prefix) => {
    expect(tell('is-token', `${prefix}_${'A1b2'.repeat(9)}`)?.certainty).toBe('certain');
    expect(unusual(`${prefix}_${'A1b2'.repeat(9)}`)).toBeUndefined();
  },
);

test('a secret that only begins like a token is none', () => {
  for (const given of ['ghost_writer', 'github_', 'gh_x', 'ghp-abc'])
    expect(tell('is-token', given)).toBeUndefined();
});

describe('client-secret-is-private-key', () => {
  test.each([
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n',
    '-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA\\n',
    '"-----BEGIN PRIVATE KEY-----"',
    'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo=',
    'M'.repeat(201),
  ])('fires on %.30j', (given) => {
    expect(tell('is-private-key', given)?.certainty).toBe('certain');
    expect(unusual(given)).toBeUndefined();
  });

  test('leaves the line breaks of a key alone', () => {
    expect(
      idsOf(error, { ...right, clientSecret: '-----BEGIN X-----\nMII\n-----END X-----' }),
    ).toEqual(['client-secret-is-private-key']);
  });

  test('is silent up to 199 characters', () => {
    expect(tell('is-private-key', 'M'.repeat(199))).toBeUndefined();
  });
});

describe('client-secret-of-other-provider', () => {
  test.each([
    ['GOCSPX-abcDEF123', 'Google'],
    ['AIzaSyAbCdEf', 'Google'],
    ['gloas-0123abcd', 'GitLab'],
    ['glpat-0123abcd', 'GitLab'],
    ['xoxb-12-34-ab', 'Slack'],
    ['sk_live_abc', 'Stripe'],
    ['sk_test_abc', 'Stripe'],
    ['whsec_abc', 'Stripe'],
    ['eyJhbGciOiJIUzI1NiJ9.e30.abc', 'JWT'],
  ])('names the service of %s', (given, service) => {
    expect(tell('of-other-provider', given)).toMatchObject({
      certainty: 'certain',
      summary: `The client secret has the form of another service's (${service}).`,
    });
    expect(unusual(given)).toBeUndefined();
  });

  test.each([
    ['0123456789abcdef0123456789abcdef', 'Facebook'],
    ['aB3_dE6-aB3_dE6-aB3_dE6-aB3_dE6-', 'Discord'],
  ])('is less sure of a secret that only has the length of theirs: %s', (given, service) => {
    expect(tell('of-other-provider', given)).toMatchObject({
      certainty: 'likely',
      summary: `The client secret has the form of another service's (${service}).`,
    });
    expect(tell('of-other-provider', given, 'https://ghe.example.com')?.certainty).toBe('possible');
  });

  test('is silent on other lengths', () => {
    for (const given of [secret, secret.slice(0, 31), secret.slice(0, 33), 'globe'])
      expect(tell('of-other-provider', given)).toBeUndefined();
  });
});

describe('client-secret-of-unusual-form', () => {
  test('tells the length and never the value', () => {
    expect(unusual(`${secret}abc`)).toMatchObject({
      certainty: 'possible',
      summary: "The client secret is 43 characters long; GitHub's are 40 hexadecimal digits.",
    });
  });

  test('fires on capitals and on letters beyond f', () => {
    expect(unusual(secret.toUpperCase())).toBeDefined();
    expect(unusual(`g${secret.slice(1)}`)).toBeDefined();
  });

  test('is silent where GitHub does not even know the client ID', () => {
    const unknown = errorOf('IncorrectClientCredentials', 'Not Found');
    const sent = { ...right, clientId: 'qwertz', clientSecret: 'qwertz' };
    expect(idsOf(unknown, sent)).toEqual(['client-id-of-unusual-form']);
    expect(idsOf(error, sent)).toEqual([
      'client-id-of-unusual-form',
      'client-secret-of-unusual-form',
    ]);
  });
});
