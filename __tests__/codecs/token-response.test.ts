import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import type * as t from 'io-ts';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';
import { describeErrors } from '../../src/codecs/describe-errors.js';
import { DeviceCode, DeviceCodeResponse } from '../../src/codecs/device-code.js';
import { read } from '../../src/codecs/read.js';
import { Success } from '../../src/codecs/success.js';
import { TokenError } from '../../src/codecs/token-error.js';
import { TokenResponse } from '../../src/codecs/token-response.js';
import { likelyCauses } from '../../src/diagnosis/causes.js';
import { invisibleCauses } from '../../src/diagnosis/invisible-causes.js';
import { rules } from '../../src/diagnosis/rules.js';
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
  read<unknown>(codec, JSON.parse(JSON.stringify(codec.encode(value))));

const errorOf = (tag: TokenError['_tag']): TokenError => {
  const found = everyError().find((error) => error._tag === tag);
  if (found === undefined) throw new Error(`no sample of ${tag}`);
  return found;
};

const expectThrough = (codec: t.Mixed, value: object): void => {
  const arrived = overTheWire(codec, value);
  expect(arrived).toStrictEqual(JSON.parse(JSON.stringify(value)));
  expect(arrived).toEqual(value);
  expect(isDeepFrozen(arrived)).toBe(true);
  expect(codec.is(arrived)).toBe(true);
};

describe('every member crosses a process boundary and is the same', () => {
  test.each(everyError())('$_tag', (error) => {
    expectThrough(TokenError, error);
    expectThrough(TokenResponse, error);
    expectThrough(DeviceCodeResponse, error);
  });

  test('Success and DeviceCode', () => {
    expectThrough(Success, success);
    expectThrough(TokenResponse, success);
    expectThrough(DeviceCode, device);
    expectThrough(DeviceCodeResponse, device);
  });

  test('whatever its texts and numbers are', () => {
    fc.assert(
      fc.property(fc.oneof(tokenErrors, successes), (response) => {
        expectThrough(TokenResponse, response);
      }),
      runsOf(500),
    );
    fc.assert(
      fc.property(fc.oneof(tokenErrors, deviceCodes), (response) => {
        expectThrough(DeviceCodeResponse, response);
      }),
      runsOf(),
    );
  });

  test('as an answer gave it, with its status and its likely causes', () => {
    const answers = [
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
    for (const answer of answers) expectThrough(TokenResponse, decode(answer));

    const error = errorOf('BadVerificationCode');
    const causes = likelyCauses(error, {
      now: Date.now(),
      grant: 'authorization_code',
      code: ' x ',
    });
    expect(causes).not.toEqual([]);
    expectThrough(TokenError, {
      ...error,
      remediation: { ...error.remediation, likelyCauses: causes },
    });
  });
});

test('the source of every rule is a URL that the codec takes', () => {
  for (const { source } of [...rules, ...invisibleCauses]) {
    const cause = { id: 'x', certainty: 'likely', summary: 'x', fix: 'x', source };
    const remediation = { ...sample?.remediation, likelyCauses: [cause] };
    expect(TokenError.is({ ...sample, remediation })).toBe(true);
  }
});

describe('unknown members are dropped', () => {
  test('on both ways', () => {
    const newer = {
      ...sample,
      severity: 'high',
      remediation: { ...sample?.remediation, owner: { name: 'x' } },
    };
    expect(read(TokenResponse, newer)).toStrictEqual(read(TokenResponse, sample));
    expect(TokenResponse.encode(newer as TokenError)).toStrictEqual(
      TokenResponse.encode(newer as TokenError),
    );
    expect(TokenResponse.encode(newer as TokenError)).not.toHaveProperty('severity');
    expect(TokenResponse.encode({ ...success, debug: 1 } as Success)).toEqual(success);
  });

  test('also a code beside an error that has none', () => {
    expect(read(TokenError, { ...errorOf('RequestAborted'), code: 'x' })).not.toHaveProperty(
      'code',
    );
  });
});

describe('the tag', () => {
  test.each([
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
  ])('is not %j', (tag) => {
    const value = JSON.parse(
      JSON.stringify({ ...success, _tag: tag }).replace('"_tag"', '"_tag"'),
    ) as unknown;
    const decoded = TokenResponse.decode(value);
    expect(isLeft(decoded) && describeErrors(decoded.left)).toEqual([
      expect.stringMatching(/^\$\._tag: expected 'IncorrectClientCredentials' \| .* \| 'Success'$/),
    ]);
    expect(TokenResponse.is(value)).toBe(false);
  });

  test.each([undefined, null, 5, 'Success', true])('is asked of no %j', (value) => {
    const decoded = TokenResponse.decode(value);
    expect(isLeft(decoded) && describeErrors(decoded.left)).toEqual(['$: expected TokenResponse']);
    expect(TokenResponse.is(value)).toBe(false);
  });

  test('is one of its own', () => {
    expect(TokenResponse.is(Object.create(success))).toBe(false);
    expect(read(TokenError, success)).toBeUndefined();
    expect(read(Success, sample)).toBeUndefined();
    expect(read(DeviceCodeResponse, success)).toBeUndefined();
  });

  test('that the codec does not know is encoded as it is', () => {
    const newer = { ...success, _tag: 'Newer' } as unknown as TokenResponse;
    expect(TokenResponse.encode(newer)).toBe(newer);
  });
});

describe('the code', () => {
  test.each(tokenErrorTags)('of %s is one of its row', (tag) => {
    const error = errorOf(tag);
    const { codes, codeUnder, fields } = rowOf(tag);
    const known = [...codes, ...(codeUnder === undefined ? [] : [codeUnder.code])];
    for (const code of known) expect(TokenError.is({ ...error, code })).toBe(true);
    const hasCode = known.length > 0 || 'code' in fields;
    expect(TokenError.is({ ...error, code: 'never_seen' })).toBe(!hasCode || 'code' in fields);
    expect(TokenError.is({ ...error, code: 5 })).toBe(!hasCode);
  });
});

test.each([
  ['documentationUrl', 'http://docs.github.com'],
  ['documentationUrl', 'javascript:alert(1)'],
  ['documentationUrl', '/en/apps'],
  ['description', undefined],
  ['description', 5],
  ['retryable', 'true'],
  ['retryable', undefined],
  ['status', '200'],
  ['status', -1],
  ['status', null],
  ['requestId', 5],
  ['remediation', undefined],
  ['remediation', []],
])('an error whose %s is %j is none', (name, value) => {
  expect(TokenError.is(sample)).toBe(true);
  expect(read(TokenError, { ...sample, [name]: value })).toBeUndefined();
});

test.each([
  ['action', 'reboot'],
  ['action', 'constructor'],
  ['actor', 'admin'],
  ['actor', undefined],
  ['summary', null],
  ['steps', 'one'],
  ['steps', [5]],
  ['likelyCauses', undefined],
  ['likelyCauses', [{}]],
  ['likelyCauses', [{ id: 'x', certainty: 'sure', summary: 'x', fix: 'x', source: 'https://x' }]],
  [
    'likelyCauses',
    [{ id: 'x', certainty: 'likely', summary: 'x', fix: 'x', source: 'javascript:x' }],
  ],
])('an error whose remediation has %s as %j is none', (name, value) => {
  const remediation = { ...sample?.remediation, [name]: value };
  expect(read(TokenError, { ...sample, remediation })).toBeUndefined();
});

test.each([
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
  ['RequestTimedOut', { timeoutMs: undefined }],
  ['RequestTimedOut', { timeoutMs: null }],
  ['RateLimited', { retryAfterSeconds: '60' }],
  ['SlowDown', { interval: -5 }],
  ['MissingCode', { setupAction: 5 }],
] as const)('a field of %s of the wrong type makes it none: %j', (tag, field) => {
  expect(read(TokenError, { ...errorOf(tag), ...field })).toBeUndefined();
});

test.each([
  ['accessToken', ''],
  ['accessToken', 'gho x'],
  ['accessToken', 'gho_x\r\nset-cookie: a=b'],
  ['accessToken', undefined],
  ['tokenType', 'bearer token'],
  ['tokenType', undefined],
  ['scopes', 'repo'],
  ['scopes', [5]],
  ['scopes', undefined],
  ['expiresIn', '28800'],
  ['expiresIn', -1],
  ['expiresAt', null],
  ['refreshToken', 'ghr_ä'],
  ['refreshToken', null],
  ['refreshTokenExpiresIn', NaN],
  ['refreshTokenExpiresAt', Infinity],
])('a Success whose %s is %j is none', (name, value) => {
  expect(Success.is(success)).toBe(true);
  expect(read(TokenResponse, { ...success, [name]: value })).toBeUndefined();
});

test.each([
  ['deviceCode', 'a b'],
  ['deviceCode', undefined],
  ['userCode', ' '],
  ['verificationUri', 'javascript:alert(1)'],
  ['verificationUri', undefined],
  ['expiresIn', '900'],
  ['expiresAt', undefined],
  ['interval', -5],
  ['interval', undefined],
])('a DeviceCode whose %s is %j is none', (name, value) => {
  expect(DeviceCode.is(device)).toBe(true);
  expect(read(DeviceCodeResponse, { ...device, [name]: value })).toBeUndefined();
});

test('decoding throws at nothing, and gives nothing that is not frozen', () => {
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
      const decoded = read(TokenResponse, value);
      expect(isDeepFrozen(decoded)).toBe(true);
      if (decoded !== undefined) expect(read(TokenResponse, decoded)).toStrictEqual(decoded);
    }),
    runsOf(500),
  );
});

test('DeviceCode reads an interval of 0 as 5, and bounds what reaches a timer to a week', () => {
  const stored = { ...device, interval: 0, expiresIn: 99_999_999, userCode: 'A\u001b[31mB' };

  expect(DeviceCode.is(stored)).toBe(false);
  expect(read(DeviceCode, stored)).toEqual({
    ...device,
    interval: 5,
    expiresIn: 604_800,
    userCode: 'A [31mB',
  });
  expect(read(DeviceCode, { ...device, verificationUri: 'http://verify.me' })).toBeUndefined();
});

test('TokenError bounds the seconds to wait to a week', () => {
  const limited = { ...errorOf('RateLimited'), retryAfterSeconds: 2 ** 31 };

  expect(read(TokenError, limited)).toHaveProperty('retryAfterSeconds', 604_800);
});
