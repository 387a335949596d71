import { describe, expect, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import * as E from 'fp-ts/lib/Either.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import type { AuthorizationCode } from '../../src/authorize/parse-callback.js';
import type { CredentialsAccepted } from '../../src/client/check.js';
import type { TokenClient } from '../../src/client/token-client.js';
import type {
  DeviceCode,
  DeviceCodeResponse,
  Success,
  TokenError,
  TokenErrorOf,
  TokenErrorTag,
  TokenResponse,
  RequestError,
} from '../../src/errors/types.js';
import {
  catchTag,
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  exchangeCode,
  fromEither,
  matchTokenError,
  matchTokenResponse,
  parseCallback,
  pollForToken,
  refreshToken,
  requestDeviceCode,
  toEither,
  verifyCredentials,
} from '../../src/fp.js';

// Never called: only the compiler reads these functions.
const unused = (...ignored: readonly unknown[]): number => ignored.length;
const denied = { status: 200, body: 'error=access_denied' };
const text = (error: TokenError): string => error.description;

describe('the functions of a client', () => {
  test('give tasks and Eithers of fp-ts', () => {
    unused((client: TokenClient, device: DeviceCode) => {
      expectTypeOf(exchangeCode(client)({ code: 'x' })).toEqualTypeOf<
        TE.TaskEither<TokenError, Success>
      >();
      expectTypeOf(refreshToken(client)({ refreshToken: 'x' })).toEqualTypeOf<
        TE.TaskEither<TokenError, Success>
      >();
      expectTypeOf(requestDeviceCode(client)()).toEqualTypeOf<
        TE.TaskEither<TokenError, DeviceCode>
      >();
      expectTypeOf(pollForToken(client)()(device)).toEqualTypeOf<
        TE.TaskEither<TokenError, Success>
      >();
      expectTypeOf(verifyCredentials(client)()).toEqualTypeOf<
        TE.TaskEither<TokenError, CredentialsAccepted>
      >();
      expectTypeOf(parseCallback(client)({ state: 'x' })('?code=x')).toEqualTypeOf<
        E.Either<TokenError, AuthorizationCode>
      >();
    });
    expect.assertions(0);
  });

  test('compose with pipe and flow', () => {
    unused((client: TokenClient) => {
      const signIn = pipe(
        '/auth/callback?code=x&state=y',
        parseCallback(client)({ state: 'y' }),
        TE.fromEither,
        TE.chain(exchangeCode(client)),
        TE.map(({ accessToken }) => accessToken),
      );
      expectTypeOf(signIn).toEqualTypeOf<TE.TaskEither<TokenError, string>>();

      const device = pipe(
        requestDeviceCode(client)({ scopes: ['repo'] }),
        TE.chain(pollForToken(client)()),
      );
      expectTypeOf(device).toEqualTypeOf<TE.TaskEither<TokenError, Success>>();

      const handler = flow(
        parseCallback(client)({ state: 'y' }),
        E.map(({ code }) => code),
      );
      expectTypeOf(handler).returns.toEqualTypeOf<E.Either<TokenError, string>>();

      const guarded = flow(
        exchangeCode(client),
        catchTag('AccessDenied', () => TE.right(undefined)),
      );
      expectTypeOf(guarded).returns.toEqualTypeOf<
        TE.TaskEither<TokenErrorOf<Exclude<TokenErrorTag, 'AccessDenied'>>, Success | undefined>
      >();

      const wider = pipe(
        exchangeCode(client)({ code: 'x' }),
        TE.chainW(() => TE.left(new Error('no such user'))),
      );
      expectTypeOf(wider).toEqualTypeOf<TE.TaskEither<TokenError | Error, never>>();
    });
    expect.assertions(0);
  });

  test('need their arguments, one by one', () => {
    unused((client: TokenClient, code: AuthorizationCode) => {
      // @ts-expect-error -- the client comes first
      exchangeCode({ code: 'x' });
      // @ts-expect-error -- there is nothing to exchange
      exchangeCode(client)();
      // @ts-expect-error -- options come before the device code
      pipe(requestDeviceCode(client)(), TE.chain(pollForToken(client)));
      // @ts-expect-error -- an AuthorizationCode is not a DeviceCode
      pollForToken(client)()(code);
      // @ts-expect-error -- the request comes before the callback
      parseCallback(client)('?code=x');
      // @ts-expect-error -- the state is missing
      parseCallback(client)({});
      // @ts-expect-error -- a task has to be run
      unused(exchangeCode(client)(code).then);
    });
    expect.assertions(0);
  });
});

test('decoders take their options first', () => {
  expectTypeOf(decodeTokenResponse()(denied)).toEqualTypeOf<E.Either<TokenError, Success>>();
  expectTypeOf(decodeDeviceCodeResponse()(denied)).toEqualTypeOf<
    E.Either<TokenError, DeviceCode>
  >();
  unused(() => {
    // @ts-expect-error -- a response is not an options object
    decodeTokenResponse(denied);
  });
  expect.assertions(0);
});

describe('toEither and fromEither', () => {
  test('split a union into its sides, and join them', () => {
    unused(
      (
        token: TokenResponse,
        device: DeviceCodeResponse,
        callback: AuthorizationCode | TokenError,
        narrow: Success | TokenErrorOf<'SlowDown'>,
      ) => {
        expectTypeOf(toEither(token)).toEqualTypeOf<E.Either<TokenError, Success>>();
        expectTypeOf(toEither(device)).toEqualTypeOf<E.Either<RequestError, DeviceCode>>();
        expectTypeOf(toEither(callback)).toEqualTypeOf<E.Either<TokenError, AuthorizationCode>>();
        expectTypeOf(toEither(narrow)).toEqualTypeOf<E.Either<TokenErrorOf<'SlowDown'>, Success>>();
        expectTypeOf(fromEither(toEither(token))).toEqualTypeOf<TokenResponse>();
        expectTypeOf(fromEither(toEither(device))).toEqualTypeOf<DeviceCodeResponse>();
        // @ts-expect-error -- a promise is not a response
        toEither(Promise.resolve(token));
        // @ts-expect-error -- an Error is not a TokenError
        fromEither(E.left(new Error('x')));
      },
    );
    expect.assertions(0);
  });
});

describe('catchTag', () => {
  test('takes the tag away from the error', () => {
    unused((task: TE.TaskEither<TokenError, Success>) => {
      const caught = pipe(
        task,
        catchTag('BadVerificationCode', (error) => {
          expectTypeOf(error).toEqualTypeOf<TokenErrorOf<'BadVerificationCode'>>();
          return TE.right('again' as const);
        }),
      );
      expectTypeOf(caught).toEqualTypeOf<
        TE.TaskEither<
          TokenErrorOf<Exclude<TokenErrorTag, 'BadVerificationCode'>>,
          Success | 'again'
        >
      >();
    });
    expect.assertions(0);
  });

  test('adds what the handler ends in, and keeps errors of other libraries', () => {
    unused((task: TE.TaskEither<TokenErrorOf<'AccessDenied' | 'SlowDown'> | Other, Success>) => {
      const caught = pipe(
        task,
        catchTag('AccessDenied', () => TE.left(new RangeError('x'))),
      );
      expectTypeOf(caught).toEqualTypeOf<
        TE.TaskEither<TokenErrorOf<'SlowDown'> | Other | RangeError, Success>
      >();
    });
    interface Other {
      readonly _tag: 'Other';
    }
    expect.assertions(0);
  });

  test('knows the tags', () => {
    unused((task: TE.TaskEither<TokenError, Success>) => {
      // @ts-expect-error -- AccesDenied is not a tag
      catchTag('AccesDenied', () => TE.right('x'));
      // @ts-expect-error -- Success is not an error
      catchTag('Success', () => TE.right('x'));
      // @ts-expect-error -- the handler does not return a task
      catchTag('AccessDenied', () => 'x');
      pipe(
        task,
        catchTag('AccessDenied', () => TE.right('x')),
        // @ts-expect-error -- it was caught before
        catchTag('AccessDenied', () => TE.right('y')),
      );
    });
    expect.assertions(0);
  });
});

describe('matchTokenError', () => {
  test('without a handler for every error does not compile', () => {
    unused((either: E.Either<TokenError, Success>) => {
      pipe(
        // @ts-expect-error -- every other error has no handler
        either,
        E.match(matchTokenError({ AccessDenied: text }), () => 'in'),
      );
    });
    expect.assertions(0);
  });

  test('with a fallback takes every error', () => {
    const result = pipe(
      decodeTokenResponse()(denied),
      E.match(
        matchTokenError({
          AccessDenied: (error) => {
            expectTypeOf(error).toEqualTypeOf<TokenErrorOf<'AccessDenied'>>();
            return 'denied' as const;
          },
          _: (error) => {
            expectTypeOf(error).toEqualTypeOf<TokenError>();
            return 'other' as const;
          },
        }),
        () => 'in' as const,
      ),
    );
    expectTypeOf(result).toEqualTypeOf<'denied' | 'other' | 'in'>();
    expect(result).toBe('denied');
  });

  test('needs no handler for what catchTag took away', () => {
    unused((task: TE.TaskEither<TokenErrorOf<'AccessDenied' | 'SlowDown'>, Success>) => {
      const result = pipe(
        task,
        catchTag('SlowDown', () => TE.right('later' as const)),
        TE.matchW(matchTokenError({ AccessDenied: () => 'denied' as const }), () => 'in' as const),
      );
      expectTypeOf(result).toEqualTypeOf<T.Task<'denied' | 'in'>>();
      pipe(
        // @ts-expect-error -- SlowDown has no handler
        task,
        TE.match(matchTokenError({ AccessDenied: () => 'denied' }), () => 'in'),
      );
    });
    expect.assertions(0);
  });

  test('with a misspelt tag, or with Success, does not compile', () => {
    unused(() => {
      // @ts-expect-error -- AccesDenied is no tag
      matchTokenError({ AccesDenied: text, _: text });
      // @ts-expect-error -- Success is not an error
      matchTokenError({ Success: () => 'in', _: text });
    });
    expect.assertions(0);
  });
});

describe('matchTokenResponse', () => {
  test('is as exhaustive as the one that takes the response first', () => {
    unused((response: TokenResponse) => {
      // @ts-expect-error -- the errors have no handler
      matchTokenResponse({ Success: () => 'in' });
      // @ts-expect-error -- AccesDenied is no tag
      matchTokenResponse({ Success: () => 'in', AccesDenied: () => 'x', _: () => 'other' });
      // @ts-expect-error -- Success has no handler
      matchTokenResponse({ AccessDenied: () => 'x', _: () => 'other' });
      const result = pipe(
        response,
        matchTokenResponse({
          Success: (success) => {
            expectTypeOf(success).toEqualTypeOf<Success>();
            return 5;
          },
          _: (error) => {
            expectTypeOf(error).toEqualTypeOf<TokenError>();
            return 'x' as const;
          },
        }),
      );
      expectTypeOf(result).toEqualTypeOf<number | 'x'>();
    });
    expect.assertions(0);
  });
});
