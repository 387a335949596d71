import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import {
  matchTokenResponse as matchFirst,
  type TokenResponseHandlers,
} from '../../src/errors/match.js';
import type { TokenError, TokenResponse } from '../../src/errors/types.js';
import {
  catchTag,
  matchTokenError,
  matchTokenResponse,
  type TokenErrorHandlersAndOthers,
} from '../../src/fp/match.js';
import { decode, form } from '../support/answers.js';
import { everyError } from '../support/samples.js';

const success = decode(form({ access_token: 'gho_x' }));
const denied = decode(form({ error: 'access_denied' })) as TokenError;
const slow = decode(form({ error: 'slow_down' })) as TokenError;

const handlers = Object.fromEntries(
  ['Success', ...tokenErrorTags].map((tag) => [
    tag,
    (response: TokenResponse) => [tag, response] as const,
  ]),
) as TokenResponseHandlers<readonly [string, TokenResponse]>;

test('matchTokenResponse() calls the handler of the tag, as the function of the main entry does', () => {
  for (const response of [success, ...everyError()]) {
    expect(matchTokenResponse(handlers)(response)).toEqual([response._tag, response]);
    expect(matchTokenResponse(handlers)(response)).toEqual(matchFirst(response, handlers));
  }
});

test('matchTokenError() calls the handler of the tag', () => {
  const { Success: successHandler, ...errorHandlers } = handlers;
  expect(successHandler).toBeDefined();
  for (const error of everyError())
    expect(matchTokenError(errorHandlers)(error)).toEqual([error._tag, error]);
});

describe('matchTokenError()', () => {
  test('matchTokenError() calls _ with an error that has no handler', () => {
    const text = matchTokenError({ AccessDenied: () => 'denied', _: ({ _tag }) => _tag });
    expect(text(denied)).toBe('denied');
    expect(text(slow)).toBe('SlowDown');
  });

  test('matchTokenError() throws a TypeError if untyped code passes no handler', () => {
    const none = {} as TokenErrorHandlersAndOthers;
    expect(() => matchTokenError(none)(denied)).toThrow(TypeError);
  });

  test('matchTokenError() can be passed to E.match()', () => {
    const text = E.match(matchTokenError({ _: ({ _tag }) => _tag }), (scopes: readonly string[]) =>
      scopes.join(),
    );
    expect(text(E.left(denied))).toBe('AccessDenied');
    expect(text(E.right(['repo']))).toBe('repo');
  });
});

describe('catchTag', () => {
  const handler = jest.fn((error: TokenError) => TE.right(`caught ${error._tag}`));
  const caught = catchTag('AccessDenied', handler);

  test('catchTag() calls the handler with the error of the tag and continues with its result', async () => {
    expect(await pipe(TE.left(denied), caught)()).toEqual(E.right('caught AccessDenied'));
    expect(handler).toHaveBeenCalledWith(denied);
    const worse = catchTag('AccessDenied', () => TE.left(new RangeError('x')));
    expect(await pipe(TE.left(denied), worse)()).toEqual(E.left(new RangeError('x')));
  });

  test('catchTag() passes every other error and every success', async () => {
    handler.mockClear();
    expect(await pipe(TE.left(slow), caught)()).toEqual(E.left(slow));
    expect(await pipe(TE.right<TokenError, TokenResponse>(success), caught)()).toEqual(
      E.right(success),
    );
    expect(handler).not.toHaveBeenCalled();
  });

  test('catchTag() runs the task once, and only when it is run itself', async () => {
    const task = jest.fn(TE.left<TokenError>(denied));
    const whole = pipe(task, caught);
    expect(task).not.toHaveBeenCalled();
    await whole();
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('catchTag() passes a rejection', async () => {
    const defect: TE.TaskEither<TokenError, string> = () => Promise.reject(new TypeError('x'));
    await expect(pipe(defect, caught)()).rejects.toThrow(TypeError);
  });
});
