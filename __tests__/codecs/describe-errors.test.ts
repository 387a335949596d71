import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { PathReporter } from 'io-ts/lib/PathReporter.js';
import { describeErrors } from '../../src/codecs/describe-errors.js';
import * as codecs from '../../src/entries/codecs.js';
import { everyError } from '../support/samples.js';

const errorsOf = (codec: t.Decoder<unknown, unknown>, value: unknown): t.Errors => {
  const decoded = codec.decode(value);
  return isLeft(decoded) ? decoded.left : [];
};

test('a line names the path and the expected type', () => {
  const [error] = everyError();
  const broken = {
    ...error,
    status: '200',
    remediation: { ...error?.remediation, actor: 'me', steps: [5] },
  };
  expect(describeErrors(errorsOf(codecs.TokenError, broken))).toEqual([
    "$.remediation.actor: expected 'developer' | 'app-owner' | 'operator' | 'user' | 'github' | 'nobody'",
    '$.remediation.steps.0: expected string',
    '$.status: expected number >= 0',
  ]);
});

test('the value itself is $', () => {
  expect(describeErrors(errorsOf(codecs.Success, 5))).toEqual(['$: expected Success']);
  expect(describeErrors([{ value: 5, context: [] }])).toEqual(['$: expected something else']);
});

test('no error, no line', () => {
  expect(describeErrors([])).toEqual([]);
});

describe('a secret shows neither in the lines nor in the errors of the codecs', () => {
  const canary = 'ghö_canary_5f3a';
  const wholes: readonly unknown[] = [
    canary,
    [canary],
    { _tag: canary },
    { _tag: 'Success', accessToken: canary },
    { _tag: 'Success', accessToken: 'gho_x', refreshToken: canary, scopes: canary },
    { _tag: 'Success', accessToken: 'gho_x', scopes: [{ canary }] },
    { _tag: 'DeviceCode', deviceCode: canary, userCode: { canary }, verificationUri: canary },
    { _tag: 'AccessDenied', code: canary, documentationUrl: canary, [canary]: canary },
    { access_token: canary, token_type: canary, scope: [canary], expires_in: canary },
    { error: { canary }, error_uri: [canary], interval: canary },
    { device_code: canary, user_code: 5, verification_uri: canary, expires_in: canary },
  ];
  const all = Object.entries(codecs).flatMap(([name, codec]) =>
    codec instanceof t.Type ? [[name, codec as t.Decoder<unknown, unknown>] as const] : [],
  );

  test.each(all)('%s', (_, codec) => {
    for (const whole of wholes) {
      const errors = errorsOf(codec, whole);
      expect(errors).not.toEqual([]);
      const shown = [
        ...describeErrors(errors),
        ...PathReporter.report(t.failures(errors)),
        JSON.stringify(errors),
        inspect(errors, { depth: 20, showHidden: true }),
      ].join('\n');
      expect(shown).not.toContain('canary');
    }
  });

  test('the lines, also for a codec of io-ts', () => {
    const Session = t.type({ token: t.number, response: codecs.TokenResponse });
    const errors = errorsOf(Session, {
      token: canary,
      response: { _tag: 'Success', accessToken: canary },
    });
    expect(JSON.stringify(errors)).toContain('canary');
    expect(describeErrors(errors)).toEqual([
      '$.token: expected number',
      '$.response.accessToken: expected Token',
      '$.response.tokenType: expected TokenType',
      '$.response.scopes: expected list of string',
    ]);
  });
});
