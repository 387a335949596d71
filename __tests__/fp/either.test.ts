import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import type { TokenResponse } from '../../src/catalogue/token-response.js';
import { decodeDeviceCodeResponse as decodeDeviceCode } from '../../src/decode/decode-device-code-response.js';
import { decodeDeviceCodeResponse, decodeTokenResponse } from '../../src/fp/decode.js';
import { fromEither, toEither } from '../../src/fp/either.js';
import { isTokenError } from '../../src/handling/is-token-error.js';
import { decode, form, json, receivedAt } from '../support/answers.js';
import { deviceCodes, successes, tokenErrors } from '../support/arbitrary-responses.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

test.each(everyError())('$_tag is on the left, as it is', (error) => {
  expect(toEither(error)).toEqual(E.left(error));
  expect(fromEither(toEither(error))).toBe(error);
});

test('what is no error is on the right, as it is', () => {
  const hits = [
    decode(form({ access_token: 'gho_x' })),
    { _tag: 'CredentialsAccepted' },
    { _tag: 'AuthorizationCode', code: 'x', receivedAt: 5, authorization: {} },
  ] as const;
  for (const hit of hits) {
    const either = toEither(hit);
    expect(either).toEqual(E.right(hit));
    expect(fromEither(either)).toBe(hit);
  }
});

test.each(['SomethingNew', 'toString', '__proto__'])(
  'an unknown tag, such as %s, passes for no token',
  (tag) => {
    expect(toEither({ _tag: tag } as unknown as TokenResponse)._tag).toBe('Left');
  },
);

describe('toEither and fromEither', () => {
  test('are each the inverse of the other', () => {
    fc.assert(
      fc.property(fc.oneof(tokenErrors, successes, deviceCodes), (response) => {
        const either = toEither(response);
        expect(E.isLeft(either)).toBe(isTokenError(response));
        expect(fromEither(either)).toBe(response);
        expect(toEither(fromEither(either))).toEqual(either);
      }),
      runsOf(),
    );
  });
});

describe('the decoders', () => {
  const members = fc.dictionary(
    fc.constantFrom(
      'access_token',
      'device_code',
      'user_code',
      'error',
      'error_description',
      'error_uri',
      'interval',
    ),
    fc.oneof(fc.constantFrom('slow_down', 'gho_x', 'access_denied', '5'), fc.string()),
  );
  const answers = fc
    .tuple(members, fc.constantFrom(200, 400, 404, 429, 502), fc.constantFrom(form, json))
    .map(([body, status, write]) => write(body, status));

  test('give what the plain ones give', () => {
    const options = { receivedAt, baseUrl: 'https://ghes.example.com', secrets: ['gho_x'] };
    fc.assert(
      fc.property(answers, (answer) => {
        expect(fromEither(decodeTokenResponse(options)(answer))).toEqual(decode(answer, options));
        expect(fromEither(decodeDeviceCodeResponse(options)(answer))).toEqual(
          decodeDeviceCode(answer, options),
        );
        expect(decodeTokenResponse({ receivedAt })(answer)).toEqual(toEither(decode(answer)));
      }),
      runsOf(),
    );
  });

  test('need no options', () => {
    expect(decodeTokenResponse()(form({ error: 'slow_down' }))).toMatchObject({
      left: { _tag: 'SlowDown' },
    });
    expect(decodeDeviceCodeResponse()(json({ device_code: 'd1', user_code: 'u1' }))).toMatchObject({
      right: { _tag: 'DeviceCode', deviceCode: 'd1' },
    });
  });
});
