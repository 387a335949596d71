import fc from 'fast-check';
import { en } from '../../src/errors/en.js';
import { definitions } from '../../src/errors/definitions.js';
import type { Actor, Certainty, DeviceCode, Success, TokenError } from '../../src/errors/types.js';
import { everyError } from './samples.js';

const actions = Object.values(definitions).map(({ action }) => action);
const actors = Object.keys(en.actors) as Actor[];
const certainties = Object.keys(en.certainties) as Certainty[];

const text = fc.string({ unit: 'binary' });
const token = fc.stringMatching(/^[!-~]{1,40}$/);
const amount = fc.oneof(
  fc.maxSafeNat(),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);
const httpsUrl = fc.webUrl({
  validSchemes: ['https'],
  withQueryParameters: true,
  withFragments: true,
});
// What reaches a timer.
const wait = fc.integer({ min: 1, max: 604_800 });
const optional = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(members, { requiredKeys: [] });

/** A `Success` of any kind. */
export const successes: fc.Arbitrary<Success> = fc
  .tuple(
    fc.record({
      _tag: fc.constant('Success' as const),
      accessToken: token,
      tokenType: fc.stringMatching(/^[a-z0-9_.-]{1,12}$/),
      scopes: fc.array(text, { maxLength: 4 }),
    }),
    optional({
      expiresIn: amount,
      expiresAt: amount,
      refreshToken: token,
      refreshTokenExpiresIn: amount,
      refreshTokenExpiresAt: amount,
    }),
  )
  .map(([required, others]) => ({ ...required, ...others }));

const remediations = fc.record({
  action: fc.constantFrom(...actions),
  actor: fc.constantFrom(...actors),
  summary: text,
  steps: fc.array(text, { maxLength: 4 }),
  userMessage: text,
  likelyCauses: fc.array(
    fc.record({
      id: text,
      certainty: fc.constantFrom(...certainties),
      summary: text,
      fix: text,
      source: httpsUrl,
    }),
    { maxLength: 3 },
  ),
});

/** An error of any tag, in every variant of the samples, with texts and numbers of any kind. */
export const tokenErrors: fc.Arbitrary<TokenError> = fc
  .tuple(
    fc.constantFrom(...everyError()),
    fc.record({
      description: text,
      documentationUrl: httpsUrl,
      retryable: fc.boolean(),
      remediation: remediations,
    }),
    optional({ status: fc.nat(999), requestId: text }),
  )
  .map(([error, common, others]) => ({ ...error, ...common, ...others }));

/** A `DeviceCode` of any kind. */
export const deviceCodes: fc.Arbitrary<DeviceCode> = fc.record({
  _tag: fc.constant('DeviceCode' as const),
  deviceCode: token,
  userCode: token,
  verificationUri: httpsUrl,
  expiresIn: wait,
  expiresAt: amount,
  interval: wait,
});
