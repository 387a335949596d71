import { describe, expect, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import { decodeTokenResponse } from '../../src/decode/decode.js';
import {
  isTokenError,
  redactTokenResponse,
  TokenExchangeError,
  unwrap,
} from '../../src/errors/guards.js';
import type {
  Action,
  Actor,
  FailureCause,
  LikelyCause,
  Remediation,
  ResponseError,
  Success,
  TokenError,
  TokenErrorOf,
  TokenErrorTag,
  TokenResponse,
  UnexpectedReason,
} from '../../src/errors/types.js';

const denied = decodeTokenResponse({
  status: 200,
  body: 'error=access_denied',
}) as TokenResponse;

describe('the union', () => {
  test('is Success and the errors', () => {
    expectTypeOf<TokenResponse>().toEqualTypeOf<Success | TokenError>();
    expectTypeOf<TokenResponse['_tag']>().toEqualTypeOf<'Success' | TokenErrorTag>();
  });

  test('has these tags', () => {
    expectTypeOf<TokenErrorTag>().toEqualTypeOf<
      | 'IncorrectClientCredentials'
      | 'RedirectUriMismatch'
      | 'BadVerificationCode'
      | 'UnverifiedUserEmail'
      | 'ApplicationSuspended'
      | 'AccessDenied'
      | 'BadRefreshToken'
      | 'AuthorizationPending'
      | 'SlowDown'
      | 'ExpiredDeviceCode'
      | 'IncorrectDeviceCode'
      | 'DeviceFlowDisabled'
      | 'UnsupportedGrantType'
      | 'UnrecognizedOAuthError'
      | 'RateLimited'
      | 'ServerUnavailable'
      | 'UnexpectedResponse'
      | 'NetworkFailure'
      | 'RequestTimedOut'
      | 'RequestAborted'
      | 'MissingCode'
      | 'StateMismatch'
      | 'IssuerMismatch'
    >();
  });

  test('is narrowed by its tag, by isTokenError and by unwrap', () => {
    if (denied._tag === 'RateLimited')
      expectTypeOf(denied).toEqualTypeOf<TokenErrorOf<'RateLimited'>>();
    if (isTokenError(denied)) expectTypeOf(denied).toEqualTypeOf<TokenError>();
    else expectTypeOf(denied).toEqualTypeOf<Success>();
    expectTypeOf(unwrap).returns.toEqualTypeOf<Success>();
    expectTypeOf<TokenExchangeError['tokenError']>().toEqualTypeOf<TokenError>();
    expectTypeOf<TokenExchangeError>().toExtend<Error>();
    expectTypeOf<TokenExchangeError['code']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<TokenExchangeError['actor']>().toEqualTypeOf<Actor>();
    expectTypeOf<TokenExchangeError['retryable']>().toEqualTypeOf<boolean>();
    expectTypeOf(redactTokenResponse).returns.toEqualTypeOf<TokenResponse>();
  });

  test('holds nothing that is any', () => {
    type Values<T> = T extends unknown ? T[keyof T] : never;
    expectTypeOf<TokenResponse>().not.toBeAny();
    expectTypeOf<Values<TokenResponse>>().not.toBeAny();
    expectTypeOf<Values<TokenResponse>>().not.toBeUnknown();
    expectTypeOf<Values<Remediation>>().not.toBeAny();
    expectTypeOf<Values<Required<LikelyCause>>>().toEqualTypeOf<string>();
    expectTypeOf(decodeTokenResponse).returns.toEqualTypeOf<Success | ResponseError>();
    expectTypeOf(decodeTokenResponse).parameter(0).not.toBeAny();
    expectTypeOf(decodeTokenResponse).parameter(1).not.toBeAny();
  });
});

test('a switch that leaves out nothing has a default that is never', () => {
  const textOf = (response: TokenResponse): string => {
    switch (response._tag) {
      case 'Success':
      case 'IncorrectClientCredentials':
      case 'RedirectUriMismatch':
      case 'BadVerificationCode':
      case 'UnverifiedUserEmail':
      case 'ApplicationSuspended':
      case 'AccessDenied':
      case 'BadRefreshToken':
      case 'AuthorizationPending':
      case 'SlowDown':
      case 'ExpiredDeviceCode':
      case 'IncorrectDeviceCode':
      case 'DeviceFlowDisabled':
      case 'UnsupportedGrantType':
      case 'UnrecognizedOAuthError':
      case 'RateLimited':
      case 'ServerUnavailable':
      case 'UnexpectedResponse':
      case 'NetworkFailure':
      case 'RequestTimedOut':
      case 'RequestAborted':
      case 'MissingCode':
      case 'StateMismatch':
      case 'IssuerMismatch':
        return response._tag;
      default:
        expectTypeOf(response).toBeNever();
        return response satisfies never;
    }
  };
  expect(textOf(denied)).toBe('AccessDenied');
});

test('a switch that leaves out a tag has a default that is not never', () => {
  const incomplete = (response: TokenErrorOf<'AccessDenied' | 'SlowDown'>): string => {
    switch (response._tag) {
      case 'AccessDenied':
        return response._tag;
      default:
        // @ts-expect-error -- SlowDown is left
        return response satisfies never;
    }
  };
  expect(incomplete).toBeInstanceOf(Function);
});

describe('fields', () => {
  test('every error has the common ones', () => {
    expectTypeOf<TokenError['description']>().toEqualTypeOf<string>();
    expectTypeOf<TokenError['documentationUrl']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<TokenError['status']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<TokenError['requestId']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<TokenError['retryable']>().toEqualTypeOf<boolean>();
    expectTypeOf<TokenError['remediation']>().toEqualTypeOf<Remediation>();
    expectTypeOf<Remediation['actor']>().toEqualTypeOf<Actor>();
    expectTypeOf<Remediation['action']>().toEqualTypeOf<Action>();
  });

  test('a wire code is the literal of its tag', () => {
    expectTypeOf<TokenErrorOf<'AccessDenied'>['code']>().toEqualTypeOf<'access_denied'>();
    expectTypeOf<TokenErrorOf<'ExpiredDeviceCode'>['code']>().toEqualTypeOf<
      'expired_token' | 'token_expired'
    >();
    expectTypeOf<TokenErrorOf<'IncorrectClientCredentials'>['code']>().toEqualTypeOf<
      'incorrect_client_credentials' | 'invalid_client' | 'Not Found'
    >();
    expectTypeOf<TokenErrorOf<'UnrecognizedOAuthError'>['code']>().toEqualTypeOf<string>();
  });

  test('an error without a wire code has none, and code can be asked of any error', () => {
    expectTypeOf<TokenErrorOf<'RateLimited'>['code']>().toEqualTypeOf<undefined>();
    expectTypeOf<TokenErrorOf<'NetworkFailure'>['code']>().toEqualTypeOf<undefined>();
    expectTypeOf<TokenError['code']>().toEqualTypeOf<string | undefined>();
  });

  test('stand on their members with their types', () => {
    type Wait = number | undefined;
    expectTypeOf<TokenErrorOf<'RateLimited'>['retryAfterSeconds']>().toEqualTypeOf<Wait>();
    expectTypeOf<TokenErrorOf<'ServerUnavailable'>['retryAfterSeconds']>().toEqualTypeOf<Wait>();
    expectTypeOf<TokenErrorOf<'SlowDown'>['interval']>().toEqualTypeOf<Wait>();
    expectTypeOf<TokenErrorOf<'AuthorizationPending'>['interval']>().toEqualTypeOf<Wait>();
    expectTypeOf<TokenErrorOf<'NetworkFailure'>['cause']>().toEqualTypeOf<FailureCause>();
    expectTypeOf<TokenErrorOf<'RequestTimedOut'>['timeoutMs']>().toEqualTypeOf<number>();
    expectTypeOf<TokenErrorOf<'UnexpectedResponse'>>().toExtend<{
      readonly reason: UnexpectedReason;
      readonly contentType?: string;
      readonly bodyLength: number;
      readonly bodyExcerpt: string;
    }>();
  });

  test('stand on no other member', () => {
    if (denied._tag === 'AccessDenied') {
      // @ts-expect-error -- a field of RateLimited and ServerUnavailable
      expect(denied.retryAfterSeconds).toBeUndefined();
      // @ts-expect-error -- a field of the device flow
      expect(denied.interval).toBeUndefined();
      // @ts-expect-error -- a field of Success
      expect(denied.accessToken).toBeUndefined();
      // @ts-expect-error -- a field of UnexpectedResponse
      expect(denied.reason).toBeUndefined();
    }
    // @ts-expect-error -- a token has to be asked for by its tag
    expect(denied.accessToken).toBeUndefined();
    expect.assertions(5);
  });

  test('Success has these', () => {
    expectTypeOf<Success>().toEqualTypeOf<{
      readonly _tag: 'Success';
      readonly accessToken: string;
      readonly tokenType: string;
      readonly scopes: readonly string[];
      readonly expiresIn?: number;
      readonly expiresAt?: number;
      readonly refreshToken?: string;
      readonly refreshTokenExpiresIn?: number;
      readonly refreshTokenExpiresAt?: number;
    }>();
  });

  test('are read-only', () => {
    const write = (success: Success, error: TokenError): void => {
      // @ts-expect-error -- read-only
      success.accessToken = 'x';
      // @ts-expect-error -- read-only
      success.scopes[0] = 'x';
      // @ts-expect-error -- read-only
      error.retryable = true;
      // @ts-expect-error -- read-only
      error.remediation.steps[0] = 'x';
    };
    expect(write).toBeInstanceOf(Function);
  });
});

describe('what decodes', () => {
  test('takes the headers of every client', () => {
    for (const headers of [
      new Headers({ a: 'b' }),
      new Map([['a', 'b']]),
      [['a', 'b']] as const,
      { a: 'b', c: ['d'], e: 5, f: undefined },
      undefined,
    ])
      expect(decodeTokenResponse({ status: 429, headers })._tag).toBe('RateLimited');
  });

  test('needs a status, and takes no promise or response', () => {
    const wrong = () => [
      // @ts-expect-error -- the status is missing
      decodeTokenResponse({ body: 'x' }),
      // @ts-expect-error -- a promise
      decodeTokenResponse(Promise.resolve({ status: 200 })),
      // @ts-expect-error -- a response, whose body is not read yet
      decodeTokenResponse(new Response('x')),
      // @ts-expect-error -- a status as text
      decodeTokenResponse({ status: '200' }),
    ];
    expect(wrong).toBeInstanceOf(Function);
  });
});
