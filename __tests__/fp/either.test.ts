import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { decodeDeviceCodeResponse as decodeDeviceCode } from '../../src/decode/decode.js';
import { isTokenError } from '../../src/errors/guards.js';
import type { TokenResponse } from '../../src/errors/types.js';
import { decodeDeviceCodeResponse, decodeTokenResponse } from '../../src/fp/client.js';
import { fromEither, toEither } from '../../src/fp/either.js';
import { decode, form, json, receivedAt } from '../support/answers.js';
import { deviceCodes, successes, tokenErrors } from '../support/arbitrary-responses.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

test('toEither() puts an error on the left, unchanged', () => {
  for (const error of everyError()) {
    expect(toEither(error)).toEqual(E.left(error));
    expect(fromEither(toEither(error))).toBe(error);
  }
});

test('toEither() puts a success on the right, unchanged', () => {
  const successValues = [
    decode(form({ access_token: 'gho_x' })),
    { _tag: 'CredentialsAccepted' },
    { _tag: 'AuthorizationCode', code: 'x', receivedAt: 5, authorization: {} },
  ] as const;
  for (const success of successValues) {
    const either = toEither(success);
    expect(either).toEqual(E.right(success));
    expect(fromEither(either)).toBe(success);
  }
});

test('toEither() puts an unknown tag on the left', () => {
  for (const tag of ['SomethingNew', 'toString', '__proto__'])
    expect(toEither({ _tag: tag } as unknown as TokenResponse)._tag).toBe('Left');
});

test('fromEither() is the inverse of toEither()', () => {
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
  const responses = fc
    .tuple(members, fc.constantFrom(200, 400, 404, 429, 502), fc.constantFrom(form, json))
    .map(([body, status, write]) => write(body, status));

  test('the decoders return the result of the plain decoders in an Either', () => {
    const options = { receivedAt, baseUrl: 'https://ghes.example.com', secrets: ['gho_x'] };
    fc.assert(
      fc.property(responses, (response) => {
        expect(fromEither(decodeTokenResponse(options)(response))).toEqual(
          decode(response, options),
        );
        expect(fromEither(decodeDeviceCodeResponse(options)(response))).toEqual(
          decodeDeviceCode(response, options),
        );
        expect(decodeTokenResponse({ receivedAt })(response)).toEqual(toEither(decode(response)));
      }),
      runsOf(),
    );
  });

  test('the decoders need no options', () => {
    expect(decodeTokenResponse()(form({ error: 'slow_down' }))).toMatchObject({
      left: { _tag: 'SlowDown' },
    });
    expect(decodeDeviceCodeResponse()(json({ device_code: 'd1', user_code: 'u1' }))).toMatchObject({
      right: { _tag: 'DeviceCode', deviceCode: 'd1' },
    });
  });
});
