import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { certainties } from '../../src/catalogue/row.js';
import type { LikelyCause } from '../../src/catalogue/token-response.js';
import { causesBeforeSending } from '../../src/diagnosis/causes.js';
import { invisibleCauses } from '../../src/diagnosis/invisible-causes.js';
import type { Sent } from '../../src/diagnosis/sent.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';
import {
  allRules,
  errorOf,
  idsOf,
  likelyCauses,
  now,
  right,
  rightPoll,
  rightRefresh,
  secret,
} from './requests.js';

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
const anySent = fc
  .tuple(
    recordOf([...textFields, ...numberFields, 'grant', 'inBrowser', 'production'], fc.anything()),
    fc.oneof(recordOf([...authorizationFields, 'startedAt'], fc.anything()), fc.anything()),
  )
  .map(([sent, authorization]) => ({ ...sent, authorization }) as unknown as Sent);

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

const allCauses = (sent: Sent): readonly LikelyCause[] => [
  ...errors.flatMap((error) => likelyCauses(error, sent)),
  ...causesBeforeSending(sent),
];

describe('whatever is given', () => {
  test('nothing is thrown, and everything is frozen, ranked and within the certainty of its rule', () => {
    const best = new Map([...allRules, ...invisibleCauses].map((rule) => [rule.id, rule]));
    fc.assert(
      fc.property(fc.oneof(anySent, fc.anything() as fc.Arbitrary<Sent>), (sent) => {
        for (const causes of [
          ...errors.map((error) => likelyCauses(error, sent)),
          causesBeforeSending(sent),
        ]) {
          expect(isDeepFrozen(causes)).toBe(true);
          expect(causes.map(rank)).toEqual(causes.map(rank).toSorted());
          expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
          for (const cause of causes) {
            const rule = best.get(cause.id);
            expect(rule?.source).toBe(cause.source);
            expect(rank(cause)).toBeGreaterThanOrEqual(
              certainties.indexOf(rule?.certainty ?? 'certain'),
            );
            expect(Object.keys(cause)).toEqual(['id', 'certainty', 'summary', 'fix', 'source']);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('no getter and no proxy of a caller can throw through', () => {
    const throwing = new Proxy({} as Sent, {
      get: () => {
        throw new Error('no');
      },
      has: () => {
        throw new Error('no');
      },
    });
    for (const sent of [throwing, null as unknown as Sent, { now, code: Symbol('x') } as never])
      expect(() => allCauses(sent)).not.toThrow();
  });

  test('no cause holds a secret, wherever it stands', () => {
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
        // A right request holds the secret as it is, so that it is known where it must not be shown.
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(planted, ([value, texts, authorization, numbers, inBrowser]) => {
        const sent = {
          ...numbers,
          ...texts,
          clientSecret: value,
          authorization,
          inBrowser,
          production: true,
          now,
        } as Sent;
        for (const { summary, fix } of allCauses(sent)) {
          expect(`${summary} ${fix}`.toLowerCase()).not.toContain(value.slice(0, 8));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a right request', () => {
  const hosts = ['https://github.com', 'https://ghe.example.com', 'https://octo.ghe.com'];
  // Errors that show by themselves what is wrong, whatever was sent.
  const telling = ['proxy-page', 'wrong-endpoint'].map((reason) =>
    errorOf('UnexpectedResponse', reason),
  );
  const isTelling = (error: (typeof errors)[number]) =>
    telling.some(
      (one) =>
        one._tag === error._tag &&
        one._tag === 'UnexpectedResponse' &&
        error._tag === 'UnexpectedResponse' &&
        one.reason === error.reason,
    ) ||
    (error._tag === 'NetworkFailure' && error.cause.code !== undefined);

  const requests = hosts.flatMap((baseUrl) => [
    { ...right, baseUrl, authorization: { ...right.authorization, baseUrl } },
    { ...right, baseUrl, authorization: undefined, codeVerifier: undefined },
    { ...rightRefresh, baseUrl },
    { ...rightPoll, baseUrl },
    { ...right, baseUrl, authorization: undefined, clientId: '0120e057bd645470c1ed' },
  ]);

  test.each(requests.map((sent) => [sent.grant, sent.baseUrl, sent] as const))(
    '%s at %s has no certain and no likely cause under any error',
    (grant, _, sent) => {
      // The code is the business of the exchange of a code.
      const asked = errors.filter(
        (error) =>
          grant === 'authorization_code' ||
          error._tag !== 'BadRefreshToken' ||
          grant === 'refresh_token',
      );
      for (const error of asked.filter((one) => !isTelling(one))) {
        const sure = likelyCauses(error, sent).filter(({ certainty }) => certainty !== 'possible');
        const isOAuthApp =
          error._tag === 'BadRefreshToken' && !(sent.clientId ?? '').startsWith('Iv');
        expect(isOAuthApp ? [] : sure).toEqual([]);
      }
    },
  );

  test.each(requests.map((sent) => [sent.grant, sent.baseUrl, sent] as const))(
    '%s at %s has nothing to be said before sending',
    (_, __, sent) => expect(causesBeforeSending(sent)).toEqual([]),
  );
});

test('the surest cause comes first, and equally sure ones in the order of the rules', () => {
  const sent = {
    now,
    clientId: 'changeme',
    clientSecret: `${secret} `,
    baseUrl: 'https://ghe.example.com',
  };
  expect(
    likelyCauses(errorOf('IncorrectClientCredentials'), sent).map(({ id, certainty }) => [
      id,
      certainty,
    ]),
  ).toEqual([
    ['client-secret-has-whitespace', 'certain'],
    ['client-id-is-placeholder', 'likely'],
    ['app-registered-on-other-host', 'possible'],
  ]);
});

test('under an unknown client ID, the client ID comes before the secret', () => {
  const sent = { now, clientId: '', clientSecret: '' };
  expect(idsOf(errorOf('IncorrectClientCredentials', 'Not Found'), sent)).toEqual([
    'client-id-missing',
    'client-secret-missing',
  ]);
});

test('on a bad code and on a wrong redirect URI, nothing blames the secret', () => {
  const wrong: Sent = {
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
    const causes = likelyCauses(errorOf(tag), wrong);
    expect(causes.length).toBeGreaterThan(3);
    for (const { summary, fix } of causes) expect(`${summary} ${fix}`).not.toMatch(/secret/i);
  }
});

test('causes read as sentences: one for the summary, short ones for the fix', () => {
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
  const seen = texts.flatMap((text) =>
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
  expect(seen.length).toBeGreaterThan(100);
  for (const { summary, fix } of seen) {
    expect(summary).toMatch(/^[A-Z][^\n]{10,119}\.$/);
    expect(summary).not.toMatch(/undefined characters|NaN/);
    expect(fix).toMatch(/^[A-Z][^\n]{10,119}\.$/);
    expect(fix).not.toMatch(/please|make sure|check that/i);
  }
});
