import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { PathReporter } from 'io-ts/lib/PathReporter.js';
import * as codecs from '../../src/codecs.js';
import { describeErrors } from '../../src/codecs.js';
import { everyError } from '../support/samples.js';

const errorsOf = (codec: t.Decoder<unknown, unknown>, value: unknown): t.Errors => {
  const decoded = codec.decode(value);
  return isLeft(decoded) ? decoded.left : [];
};

test('describeErrors() returns the path and the expected type of each error', () => {
  const [error] = everyError();
  const broken = {
    ...error,
    status: '200',
    remediation: { ...error?.remediation, actor: 'me', steps: [5] },
  };
  expect(describeErrors(errorsOf(codecs.TokenError, broken))).toEqual([
    '$.remediation.actor: expected "developer" | "app-owner" | "operator" | "user" | "github" | "nobody"',
    '$.remediation.steps.0: expected string',
    '$.status: expected number >= 0',
  ]);
});

test('describeErrors() calls the decoded value $', () => {
  expect(describeErrors(errorsOf(codecs.Success, 5))).toEqual(['$: expected Success']);
  expect(describeErrors([{ value: 5, context: [] }])).toEqual(['$: expected something else']);
  expect(describeErrors([])).toEqual([]);
});

test('describeErrors() leaves the numbers of intersections and unions out of a path', () => {
  const Named = t.exact(t.intersection([t.type({ name: t.string }), t.partial({ id: t.number })]));
  const Session = t.readonly(
    t.intersection([
      t.type({ owner: t.union([Named, t.null]) }),
      t.refinement(t.type({ responses: t.tuple([codecs.TokenResponse]) }), () => true),
    ]),
  );
  const response = { _tag: 'Success', accessToken: 'gho_x', scopes: [] };
  expect(describeErrors(errorsOf(Session, { owner: { name: 5 }, responses: [response] }))).toEqual([
    '$.owner.name: expected string',
    '$.owner: expected null',
    '$.responses.0.tokenType: expected TokenType',
  ]);
});

test('describeErrors() contains no value, also for a codec of io-ts', () => {
  const Session = t.type({ token: t.number, response: codecs.TokenResponse });
  const errors = errorsOf(Session, {
    token: 'canary',
    response: { _tag: 'Success', accessToken: 'ghö_canary' },
  });
  expect(JSON.stringify(errors)).toContain('canary');
  expect(describeErrors(errors)).toEqual([
    '$.token: expected number',
    '$.response.accessToken: expected Token',
    '$.response.tokenType: expected TokenType',
    '$.response.scopes: expected ReadonlyArray<string>',
  ]);
});

test('no error of a codec contains a value', () => {
  const canary = 'ghö_canary_5f3a';
  const values: readonly unknown[] = [
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
  const violations = Object.entries(codecs).flatMap(([name, codec]) =>
    codec instanceof t.Type
      ? values.flatMap((value) => {
          const errors = errorsOf(codec, value);
          const shown = [
            ...describeErrors(errors),
            ...PathReporter.report(t.failures(errors)),
            JSON.stringify(errors),
            inspect(errors, { depth: 20, showHidden: true }),
          ].join('\n');
          return errors.length === 0 || shown.includes('canary') ? [[name, value]] : [];
        })
      : [],
  );
  expect(violations).toEqual([]);
});
