import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLeft } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import {
  describeErrors,
  DeviceCode,
  DeviceCodeResponse,
  Success,
  TokenError,
  TokenResponse,
} from '../../src/codecs.js';
import { decodeOrUndefined } from '../../src/codecs/primitives.js';
import { findCauses } from '../../src/diagnosis/find-causes.js';
import { fallbackRules } from '../../src/diagnosis/rules/fallback.js';
import { rules } from '../../src/diagnosis/rules/index.js';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import { decode, form, json } from '../support/answers.js';
import { deviceCodes, successes, tokenErrors } from '../support/arbitrary-responses.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

const [sample] = everyError();
const success: Success = {
  _tag: 'Success',
  accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
  tokenType: 'bearer',
  scopes: ['repo', 'read:org'],
};
const device: DeviceCode = {
  _tag: 'DeviceCode',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: 1_768_478_400_000,
  interval: 5,
};
const overTheWire = (codec: t.Mixed, value: unknown): unknown =>
  decodeOrUndefined<unknown>(codec, JSON.parse(JSON.stringify(codec.encode(value))));

const errorOf = (tag: TokenError['_tag']): TokenError => {
  const found = everyError().find((error) => error._tag === tag);
  if (found === undefined) throw new Error(`no sample of ${tag}`);
  return found;
};

const expectRoundTrip = (codec: t.Mixed, value: object): void => {
  const arrived = overTheWire(codec, value);
  expect(arrived).toStrictEqual(JSON.parse(JSON.stringify(value)));
  expect(arrived).toEqual(value);
  expect(isDeepFrozen(arrived)).toBe(true);
  expect(codec.is(arrived)).toBe(true);
};

const descriptionsOf = (codec: t.Mixed, value: unknown): readonly string[] => {
  const decoded = codec.decode(value);
  return isLeft(decoded) ? describeErrors(decoded.left) : [];
};

/** The changes that a codec accepts although it must not. */
const accepted = (codec: t.Mixed, value: object | undefined, changes: readonly object[]) =>
  changes.filter((change) => {
    const changed = { ...value, ...change };
    return codec.is(changed) || decodeOrUndefined<unknown>(codec, changed) !== undefined;
  });

test('each codec decodes what it has encoded, for every member', () => {
  for (const error of everyError())
    for (const codec of [TokenError, TokenResponse, DeviceCodeResponse])
      expectRoundTrip(codec, error);
  for (const codec of [Success, TokenResponse]) expectRoundTrip(codec, success);
  for (const codec of [DeviceCode, DeviceCodeResponse]) expectRoundTrip(codec, device);
});

test('TokenResponse and DeviceCodeResponse decode what they have encoded, for any text and number', () => {
  fc.assert(
    fc.property(fc.oneof(tokenErrors, successes), (response) => {
      expectRoundTrip(TokenResponse, response);
    }),
    runsOf(500),
  );
  fc.assert(
    fc.property(fc.oneof(tokenErrors, deviceCodes), (response) => {
      expectRoundTrip(DeviceCodeResponse, response);
    }),
    runsOf(),
  );
});

test('TokenResponse decodes what it has encoded, for decoded responses and for likely causes', () => {
  const responses = [
    json({ error: 'slow_down', interval: 10 }),
    json({ error: 'Not Found' }, 404),
    form({
      access_token: 'gho_x',
      scope: 'repo,gist',
      expires_in: '28800',
      refresh_token: 'ghr_x',
    }),
    { status: 403, headers: { 'retry-after': '60', 'x-github-request-id': 'A:1' }, body: 'x' },
    { status: 200, body: '' },
  ];
  for (const response of responses) expectRoundTrip(TokenResponse, decode(response));

  const error = errorOf('BadVerificationCode');
  const causes = findCauses(error, {
    now: Date.now(),
    grant: 'authorization_code',
    code: ' x ',
  });
  expect(causes).not.toEqual([]);
  expectRoundTrip(TokenError, {
    ...error,
    remediation: { ...error.remediation, likelyCauses: causes },
  });
});

test('TokenError accepts the source of every rule', () => {
  const sources = [...rules, ...fallbackRules].flatMap((rule) => rule.sources);
  const refused = sources.filter((source) => {
    const cause = { id: 'x', certainty: 'likely', summary: 'x', fix: 'x', source };
    const remediation = { ...sample?.remediation, likelyCauses: [cause] };
    return !TokenError.is({ ...sample, remediation });
  });
  expect(refused).toEqual([]);
});

test('TokenResponse drops unknown members when it decodes and when it encodes', () => {
  const newer = {
    ...sample,
    severity: 'high',
    remediation: { ...sample?.remediation, owner: { name: 'x' } },
  };
  expect(decodeOrUndefined(TokenResponse, newer)).toStrictEqual(
    decodeOrUndefined(TokenResponse, sample),
  );
  expect(TokenResponse.encode(newer as TokenError)).toStrictEqual(
    everyError().slice(0, 1).map(TokenResponse.encode)[0],
  );
  expect(TokenResponse.encode({ ...success, debug: 1 } as Success)).toEqual(success);
  expect(
    decodeOrUndefined(TokenError, { ...errorOf('RequestAborted'), code: 'x' }),
  ).not.toHaveProperty('code');
});

test('TokenResponse rejects an unknown tag, and its error lists the known ones', () => {
  const tags = [
    '__proto__',
    'constructor',
    'toString',
    'success',
    'Success ',
    '',
    'DeviceCode',
    'CredentialsAccepted',
    undefined,
    null,
    5,
    ['Success'],
    { toString: () => 'Success' },
  ];
  const known = /^\$\._tag: expected "IncorrectClientCredentials" \| .* \| "Success"$/;
  expect(accepted(TokenResponse, success, [...tags.map((_tag) => ({ _tag }))])).toEqual([]);
  for (const _tag of tags)
    expect(descriptionsOf(TokenResponse, { ...success, _tag })).toEqual([
      expect.stringMatching(known),
    ]);
});

test('TokenResponse rejects a value that is not an object', () => {
  for (const value of [undefined, null, 5, 'Success', true]) {
    expect(descriptionsOf(TokenResponse, value)).toEqual(['$: expected TokenResponse']);
    expect(TokenResponse.is(value)).toBe(false);
  }
});

test('TokenResponse rejects an inherited tag, and no codec accepts the member of another union', () => {
  expect(TokenResponse.is(Object.create(success))).toBe(false);
  expect(decodeOrUndefined(TokenError, success)).toBeUndefined();
  expect(decodeOrUndefined(Success, sample)).toBeUndefined();
  expect(decodeOrUndefined(DeviceCodeResponse, success)).toBeUndefined();
});

test('TokenResponse encodes a member that it does not know as it is', () => {
  const newer = { ...success, _tag: 'Newer' } as unknown as TokenResponse;
  expect(TokenResponse.encode(newer)).toBe(newer);
});

test('TokenError accepts the codes of each definition, and no others', () => {
  const violations = tokenErrorTags.filter((tag) => {
    const { codes, fields } = definitionOf(tag);
    const known = Object.keys(codes);
    const isAccepted = (code: unknown) => TokenError.is({ ...errorOf(tag), code });
    const hasCode = known.length > 0 || 'code' in fields;
    return (
      !known.every(isAccepted) ||
      isAccepted('never_seen') !== (!hasCode || 'code' in fields) ||
      isAccepted(5) === hasCode
    );
  });
  expect(violations).toEqual([]);
});

test('TokenError rejects an error with a member of the wrong type', () => {
  expect(TokenError.is(sample)).toBe(true);
  expect(
    accepted(TokenError, sample, [
      { documentationUrl: 'http://docs.github.com' },
      { documentationUrl: 'javascript:alert(1)' },
      { documentationUrl: '/en/apps' },
      { description: undefined },
      { description: 5 },
      { retryable: 'true' },
      { retryable: undefined },
      { status: '200' },
      { status: -1 },
      { status: null },
      { requestId: 5 },
      { remediation: undefined },
      { remediation: [] },
    ]),
  ).toEqual([]);
});

test('TokenError rejects a remediation with a member of the wrong type', () => {
  const cause = { id: 'x', certainty: 'likely', summary: 'x', fix: 'x', source: 'https://x' };
  const changes = [
    { action: 'reboot' },
    { action: 'constructor' },
    { actor: 'admin' },
    { actor: undefined },
    { summary: null },
    { steps: 'one' },
    { steps: [5] },
    { likelyCauses: undefined },
    { likelyCauses: [{}] },
    { likelyCauses: [{ ...cause, certainty: 'sure' }] },
    { likelyCauses: [{ ...cause, source: 'javascript:x' }] },
  ];
  const wrong = changes.map((change) => ({ remediation: { ...sample?.remediation, ...change } }));
  expect(accepted(TokenError, sample, wrong)).toEqual([]);
});

test('TokenError rejects an error with a field of the wrong type', () => {
  const fields: readonly (readonly [TokenError['_tag'], object])[] = [
    ['UnexpectedResponse', { reason: 'other' }],
    ['UnexpectedResponse', { reason: undefined }],
    ['UnexpectedResponse', { bodyLength: -1 }],
    ['UnexpectedResponse', { bodyLength: '5' }],
    ['UnexpectedResponse', { bodyExcerpt: undefined }],
    ['UnexpectedResponse', { contentType: 5 }],
    ['NetworkFailure', { cause: undefined }],
    ['NetworkFailure', { cause: 'ECONNREFUSED' }],
    ['NetworkFailure', { cause: { name: 'Error', code: 5 } }],
    ['NetworkFailure', { cause: { code: 'ECONNREFUSED' } }],
    ['NetworkFailure', { cause: { name: 'Error', address: 5 } }],
    ['NetworkFailure', { cause: { name: 'Error', port: '8118' } }],
    ['NetworkFailure', { cause: { name: 'Error', hostname: null } }],
    ['RequestTimedOut', { timeoutMs: undefined }],
    ['RequestTimedOut', { timeoutMs: null }],
    ['RateLimited', { retryAfterSeconds: '60' }],
    ['SlowDown', { interval: -5 }],
    ['MissingCode', { setupAction: 5 }],
  ];
  expect(fields.flatMap(([tag, change]) => accepted(TokenError, errorOf(tag), [change]))).toEqual(
    [],
  );
});

test('Success rejects a member of the wrong type', () => {
  expect(Success.is(success)).toBe(true);
  const changes = [
    { accessToken: '' },
    { accessToken: 'gho x' },
    { accessToken: 'gho_x\r\nset-cookie: a=b' },
    { accessToken: undefined },
    { tokenType: 'bearer token' },
    { tokenType: undefined },
    { scopes: 'repo' },
    { scopes: [5] },
    { scopes: undefined },
    { expiresIn: '28800' },
    { expiresIn: -1 },
    { expiresAt: null },
    { refreshToken: 'ghr_ä' },
    { refreshToken: null },
    { refreshTokenExpiresIn: NaN },
    { refreshTokenExpiresAt: Infinity },
  ];
  expect(accepted(TokenResponse, success, changes)).toEqual([]);
});

test('DeviceCode rejects a member of the wrong type', () => {
  expect(DeviceCode.is(device)).toBe(true);
  const changes = [
    { deviceCode: 'a b' },
    { deviceCode: undefined },
    { userCode: ' ' },
    { verificationUri: 'javascript:alert(1)' },
    { verificationUri: 'http://verify.me' },
    { verificationUri: undefined },
    { expiresIn: '900' },
    { expiresAt: undefined },
    { interval: -5 },
    { interval: undefined },
  ];
  expect(accepted(DeviceCodeResponse, device, changes)).toEqual([]);
});

test('TokenResponse never throws, and decodes to frozen values that decode to themselves', () => {
  const tags = fc.constantFrom('Success', 'DeviceCode', ...tokenErrorTags);
  const values = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    fc
      .tuple(fc.oneof(tokenErrors, successes), fc.jsonValue(), tags)
      .chain(([response, value, _tag]) =>
        fc
          .constantFrom(...Object.keys(response))
          .map((name) => ({ ...response, [name]: value, _tag })),
      ),
  );
  fc.assert(
    fc.property(values, (value) => {
      const decoded = decodeOrUndefined(TokenResponse, value);
      expect(isDeepFrozen(decoded)).toBe(true);
      if (decoded !== undefined)
        expect(decodeOrUndefined(TokenResponse, decoded)).toStrictEqual(decoded);
    }),
    runsOf(500),
  );
});

test('DeviceCode reads an interval of 0 as 5, and limits seconds for a timer to one week', () => {
  const stored = { ...device, interval: 0, expiresIn: 99_999_999, userCode: 'A\u001b[31mB' };

  expect(DeviceCode.is(stored)).toBe(false);
  expect(decodeOrUndefined(DeviceCode, stored)).toEqual({
    ...device,
    interval: 5,
    expiresIn: 604_800,
    userCode: 'A [31mB',
  });
});

test('TokenError limits the seconds to wait to one week', () => {
  const limited = { ...errorOf('RateLimited'), retryAfterSeconds: 2 ** 31 };

  expect(decodeOrUndefined(TokenError, limited)).toHaveProperty('retryAfterSeconds', 604_800);
});
