import { describe, expect, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import type {
  Success,
  TokenError,
  TokenErrorOf,
  TokenResponse,
} from '../../src/catalogue/token-response.js';
import { decodeTokenResponse } from '../../src/decode/decode-token-response.js';
import {
  matchTokenResponse,
  type TokenResponseHandlers,
} from '../../src/handling/match-token-response.js';

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

  test('gives the fallback errors only where Success has a handler', () => {
    matchTokenResponse(denied, {
      Success: () => undefined,
      _: (error) => {
        expectTypeOf(error).toEqualTypeOf<TokenError>();
      },
    });
    matchTokenResponse(denied, {
      AccessDenied: () => undefined,
      _: (response) => {
        expectTypeOf(response).toEqualTypeOf<TokenResponse>();
      },
    });
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
    // @ts-expect-error -- AccesDenied is no tag
    const result = matchTokenResponse(denied, { AccesDenied: () => 'x', _: () => 'other' });
    expect(result).toBe('other');
  });
});
