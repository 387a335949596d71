import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCauses, findConfigurationCauses } from '../../src/diagnosis/find-causes.js';
import type { RequestFacts } from '../../src/diagnosis/request.js';
import type { Rule } from '../../src/diagnosis/rule.js';
import { fallbackRules } from '../../src/diagnosis/rules/fallback.js';
import { rules } from '../../src/diagnosis/rules/index.js';
import type { LikelyCause, TokenError } from '../../src/errors/types.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';
import { errorOf, idsOf, now, right, rightPoll, rightRefresh, secret } from './requests.js';

const certainties = ['certain', 'likely', 'possible'];

const errors = everyError();
const rank = ({ certainty }: LikelyCause): number => certainties.indexOf(certainty);

const textFields = [
  'clientId',
  'clientSecret',
  'code',
  'redirectUri',
  'codeVerifier',
  'codeChallengeOfVerifier',
  'refreshToken',
  'deviceCode',
  'baseUrl',
] as const;
const numberFields = [
  'now',
  'callbackAt',
  'exchangedSecondsAgo',
  'refreshedSecondsAgo',
  'deviceCodeUsedSecondsAgo',
  'refreshTokenExpiresAt',
  'secondsSinceLastPoll',
  'interval',
] as const;
const authorizationFields = [
  'clientId',
  'redirectUri',
  'state',
  'codeChallenge',
  'baseUrl',
] as const;

const recordOf = (fields: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });

/** Requests with anything in any field. */
const anyFacts = fc
  .tuple(
    recordOf(
      [...textFields, ...numberFields, 'callbackUrls', 'grant', 'inBrowser', 'production'],
      fc.anything(),
    ),
    fc.oneof(recordOf([...authorizationFields, 'startedAt'], fc.anything()), fc.anything()),
  )
  .map(([facts, authorization]) => ({ ...facts, authorization }) as unknown as RequestFacts);

/** Texts around a value, in which the rules find something. */
const around = (value: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    value,
    `${value}\n`,
    ` ${value}`,
    `"${value}"`,
    `\${${value}}`,
    `https://app.example.com/${value}`,
    `https://${value}.vercel.app/cb`,
    `http://${value}:8080//cb`,
    `https://app.example.com/cb?code=${value}&state=${value}`,
    `undefined/${value}`,
    `gho_${value}`,
    `your-${value}`,
    `${value}***`,
    `GOCSPX-${value}`,
    `-----BEGIN ${value}`,
    `${value}%20${value}`,
    `${value}#${value}`,
    '',
  );

const allCauses = (facts: RequestFacts): readonly LikelyCause[] => [
  ...errors.flatMap((error) => findCauses(error, facts)),
  ...findConfigurationCauses(facts),
];

test('findCauses() returns frozen, ranked and unique causes within the certainty of their rule, for any request', () => {
  const best = new Map<string, Rule>([...rules, ...fallbackRules].map((rule) => [rule.id, rule]));
  fc.assert(
    fc.property(fc.oneof(anyFacts, fc.anything() as fc.Arbitrary<RequestFacts>), (facts) => {
      for (const causes of [
        ...errors.map((error) => findCauses(error, facts)),
        findConfigurationCauses(facts),
      ]) {
        expect(isDeepFrozen(causes)).toBe(true);
        expect(causes.map(rank)).toEqual(causes.map(rank).toSorted());
        expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
        for (const cause of causes) {
          const rule = best.get(cause.id);
          expect(rule?.sources[0]).toBe(cause.source);
          expect(rank(cause)).toBeGreaterThanOrEqual(
            certainties.indexOf(rule?.certainty ?? 'certain'),
          );
          const { parameter, ...required } = cause;
          expect(parameter).toBe(rule?.parameter);
          expect('parameter' in cause).toBe(parameter !== undefined);
          expect(Object.keys(required)).toEqual(['id', 'certainty', 'summary', 'fix', 'source']);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('findCauses() does not throw if a getter or a proxy of the caller throws', () => {
  const throwing = new Proxy({} as RequestFacts, {
    get: () => {
      throw new Error('no');
    },
    has: () => {
      throw new Error('no');
    },
  });
  for (const facts of [
    throwing,
    null as unknown as RequestFacts,
    { now, code: Symbol('x') } as never,
  ])
    expect(() => allCauses(facts)).not.toThrow();
});

test('findCauses() shows no secret, wherever it is in the request', () => {
  const hex = fc.constantFrom(...'0 1 2 3 4 5 6 7 8 9 a b c d e f'.split(' '));
  const marked = fc
    .string({ unit: hex, minLength: 16, maxLength: 40 })
    .map((random) => `5ec7e7${random}`);
  const planted = marked.chain((value) =>
    fc.tuple(
      fc.constant(value),
      recordOf(textFields, around(value)),
      recordOf(authorizationFields, around(value)),
      recordOf(numberFields, fc.integer({ min: 0, max: 1e4 })),
      // A request without a fault contains the secret itself, so that the mask knows it.
      fc.boolean(),
    ),
  );
  fc.assert(
    fc.property(planted, ([value, texts, authorization, numbers, inBrowser]) => {
      const facts = {
        ...numbers,
        ...texts,
        clientSecret: value,
        callbackUrls: [`https://${value}.example.com/${value}`, { url: `https://${value}/cb` }],
        authorization,
        inBrowser,
        production: true,
        now,
      } as RequestFacts;
      for (const { summary, fix } of allCauses(facts)) {
        expect(`${summary} ${fix}`.toLowerCase()).not.toContain(value.slice(0, 8));
      }
    }),
    { numRuns: 300 },
  );
});

const hosts = ['https://github.com', 'https://ghe.example.com', 'https://octo.ghe.com'];
const rightRequests: readonly RequestFacts[] = hosts.flatMap((baseUrl) => [
  { ...right, baseUrl, authorization: { ...right.authorization, baseUrl } },
  { ...right, baseUrl, authorization: undefined, codeVerifier: undefined },
  { ...rightRefresh, baseUrl },
  { ...rightPoll, baseUrl },
  { ...right, baseUrl, authorization: undefined, clientId: '0120e057bd645470c1ed' },
]);

/** Whether an error has a likely cause whatever was sent. */
const explainsItself = (error: TokenError, { grant, clientId = '' }: RequestFacts): boolean =>
  (error._tag === 'UnexpectedResponse' && /^(?:proxy-page|wrong-endpoint)$/.test(error.reason)) ||
  (error._tag === 'NetworkFailure' && error.cause.code !== undefined) ||
  // An OAuth app has no refresh token, and other grants do not refresh.
  (error._tag === 'BadRefreshToken' && (grant !== 'refresh_token' || !clientId.startsWith('Iv')));

test('findCauses() finds nothing certain or likely in a request without a fault', () => {
  const violations = rightRequests.flatMap((facts) =>
    errors
      .filter((error) => !explainsItself(error, facts))
      .flatMap((error) => findCauses(error, facts))
      .filter(({ certainty }) => certainty !== 'possible'),
  );
  expect(violations).toEqual([]);
});

test('findConfigurationCauses() finds nothing in a request without a fault', () => {
  expect(rightRequests.flatMap((facts) => findConfigurationCauses(facts))).toEqual([]);
});

test('findCauses() returns the most certain cause first, and equally certain ones in the order of the rules', () => {
  const facts = {
    now,
    clientId: 'changeme',
    clientSecret: `${secret} `,
    baseUrl: 'https://ghe.example.com',
  };
  expect(
    findCauses(errorOf('IncorrectClientCredentials'), facts).map(({ id, certainty }) => [
      id,
      certainty,
    ]),
  ).toEqual([
    ['client-secret-has-whitespace', 'certain'],
    ['client-id-is-placeholder', 'likely'],
    ['app-registered-on-other-host', 'possible'],
  ]);
});

test('findCauses() returns the causes in the client ID before those in the secret if GitHub does not know the client ID', () => {
  const facts = { now, clientId: '', clientSecret: '' };
  expect(idsOf(errorOf('IncorrectClientCredentials', 'Not Found'), facts)).toEqual([
    'client-id-missing',
    'client-secret-missing',
  ]);
});

test('findCauses() never blames the secret for BadVerificationCode or RedirectUriMismatch', () => {
  const wrong: RequestFacts = {
    now,
    clientId: 'changeme',
    clientSecret: '***',
    code: ' x\n',
    redirectUri: 'http://localhost//cb?code=1',
    production: true,
    exchangedSecondsAgo: 1,
    authorization: {
      clientId: 'other',
      redirectUri: 'http://127.0.0.1/cb',
      codeChallenge: 'x',
      baseUrl: 'https://ghe.example.com',
      startedAt: 0,
    },
  };
  for (const tag of ['BadVerificationCode', 'RedirectUriMismatch'] as const) {
    const causes = findCauses(errorOf(tag), wrong);
    expect(causes.length).toBeGreaterThan(3);
    for (const { summary, fix } of causes) expect(`${summary} ${fix}`).not.toMatch(/secret/i);
  }
});

test('summary and fix of a cause are short sentences without filler', () => {
  const texts = [
    '',
    'undefined',
    ' x ',
    '"x"',
    '${X}',
    'changeme',
    '***',
    'gho_x',
    'q',
    '12',
    secret,
  ];
  const causes = texts.flatMap((text) =>
    allCauses({
      now,
      clientId: text,
      clientSecret: text,
      code: text,
      redirectUri: `http://app.example.com//${text}`,
      refreshToken: text,
      deviceCode: 'WDJB-MJHT',
      refreshedSecondsAgo: 1,
      secondsSinceLastPoll: 1,
      exchangedSecondsAgo: 3,
      inBrowser: true,
      authorization: {
        redirectUri: 'https://app.example.com/cb',
        baseUrl: 'https://ghe.example.com',
      },
    }),
  );
  expect(causes.length).toBeGreaterThan(100);
  for (const { summary, fix } of causes) {
    expect(summary).toMatch(/^[A-Z][^\n]{10,88}\.$/);
    expect(summary).not.toMatch(/undefined characters|NaN/);
    expect(fix).toMatch(/^[A-Z][^\n]{10,119}\.$/);
    expect(fix).not.toMatch(/please|make sure|check that/i);
  }
});
