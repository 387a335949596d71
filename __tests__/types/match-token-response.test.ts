import { describe, expect, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import { decodeTokenResponse } from '../../src/decode/decode.js';
import { matchTokenResponse, type TokenResponseHandlers } from '../../src/errors/match.js';
import type { Success, TokenError, TokenErrorOf, TokenResponse } from '../../src/errors/types.js';

const denied = decodeTokenResponse({ status: 200, body: 'error=access_denied' });
const tagOf = (response: TokenResponse): string => response._tag;

const all: TokenResponseHandlers<string> = {
  Success: tagOf,
  IncorrectClientCredentials: tagOf,
  RedirectUriMismatch: tagOf,
  BadVerificationCode: tagOf,
  UnverifiedUserEmail: tagOf,
  ApplicationSuspended: tagOf,
  AccessDenied: tagOf,
  BadRefreshToken: tagOf,
  AuthorizationPending: tagOf,
  SlowDown: tagOf,
  ExpiredDeviceCode: tagOf,
  IncorrectDeviceCode: tagOf,
  DeviceFlowDisabled: tagOf,
  UnsupportedGrantType: tagOf,
  UnrecognizedOAuthError: tagOf,
  RateLimited: tagOf,
  ServerUnavailable: tagOf,
  UnexpectedResponse: tagOf,
  NetworkFailure: tagOf,
  RequestTimedOut: tagOf,
  RequestAborted: tagOf,
  MissingCode: tagOf,
  StateMismatch: tagOf,
  IssuerMismatch: tagOf,
};

describe('a match without a fallback', () => {
  test('with a handler for every tag compiles, and returns what they return', () => {
    const text = matchTokenResponse(denied, all);
    expectTypeOf(text).toEqualTypeOf<string>();
    expect(text).toBe('AccessDenied');
  });

  test('without one of them does not compile', () => {
    const { SlowDown: slowDown, ...rest } = all;
    expect(slowDown).toBe(tagOf);
    // @ts-expect-error -- SlowDown has no handler
    expect(matchTokenResponse(denied, rest)).toBe('AccessDenied');
    // @ts-expect-error -- nothing has a handler
    expect(() => matchTokenResponse(denied, {})).toThrow(TypeError);
  });
});

describe('a match with a fallback', () => {
  test('gives each handler its own member', () => {
    matchTokenResponse(denied, {
      Success: (response) => expectTypeOf(response).toEqualTypeOf<Success>(),
      RateLimited: (response) => {
        expectTypeOf(response).toEqualTypeOf<TokenErrorOf<'RateLimited'>>();
      },
      _: () => undefined,
    });
    expect.assertions(0);
  });

  test('calls the fallback with a TokenError, and needs a handler for Success', () => {
    matchTokenResponse(denied, {
      Success: () => undefined,
      _: (error) => expectTypeOf(error).toEqualTypeOf<TokenError>(),
    });
    // @ts-expect-error -- Success has no handler
    matchTokenResponse(denied, { AccessDenied: () => undefined, _: () => undefined });
    expect.assertions(0);
  });

  test('returns the union of what the handlers return', () => {
    const result = matchTokenResponse(denied, {
      Success: () => 5,
      AccessDenied: () => 'denied' as const,
      _: () => undefined,
    });
    expectTypeOf(result).toEqualTypeOf<number | 'denied' | undefined>();
    expect(result).toBe('denied');
  });

  test('with a misspelt tag does not compile', () => {
    const untyped = { Success: tagOf, AccesDenied: () => 'x', _: () => 'other' };
    // @ts-expect-error -- AccesDenied is not a tag
    expect(matchTokenResponse(denied, untyped)).toBe('other');
  });
});
