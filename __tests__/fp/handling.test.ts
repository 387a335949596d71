import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { tokenErrorTags } from '../../src/catalogue/lookup.js';
import type { TokenError, TokenResponse } from '../../src/catalogue/token-response.js';
import { catchTag } from '../../src/fp/catch-tag.js';
import {
  matchTokenError,
  matchTokenResponse,
  type TokenErrorHandlersAndOthers,
} from '../../src/fp/match.js';
import {
  matchTokenResponse as matchFirst,
  type TokenResponseHandlers,
} from '../../src/handling/match-token-response.js';
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

describe('a match', () => {
  test.each([success, ...everyError()])('calls the handler of $_tag', (response) => {
    expect(matchTokenResponse(handlers)(response)).toEqual([response._tag, response]);
    expect(matchTokenResponse(handlers)(response)).toEqual(matchFirst(response, handlers));
  });

  test.each(everyError())('of errors calls the handler of $_tag', (error) => {
    const { Success: hit, ...errors } = handlers;
    expect(hit).toBeDefined();
    expect(matchTokenError(errors)(error)).toEqual([error._tag, error]);
  });

  test('calls the fallback for what has no handler', () => {
    const text = matchTokenError({ AccessDenied: () => 'denied', _: ({ _tag }) => _tag });
    expect(text(denied)).toBe('denied');
    expect(text(slow)).toBe('SlowDown');
  });

  test('without a handler throws in untyped code', () => {
    const none = {} as TokenErrorHandlersAndOthers;
    expect(() => matchTokenError(none)(denied)).toThrow(TypeError);
  });

  test('fits into the match of an Either', () => {
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

  test('hands the error of the tag to the handler, and goes on with what it gives', async () => {
    expect(await pipe(TE.left(denied), caught)()).toEqual(E.right('caught AccessDenied'));
    expect(handler).toHaveBeenCalledWith(denied);
    const worse = catchTag('AccessDenied', () => TE.left(new RangeError('x')));
    expect(await pipe(TE.left(denied), worse)()).toEqual(E.left(new RangeError('x')));
  });

  test('lets every other error and every success pass', async () => {
    handler.mockClear();
    expect(await pipe(TE.left(slow), caught)()).toEqual(E.left(slow));
    expect(await pipe(TE.right<TokenError, TokenResponse>(success), caught)()).toEqual(
      E.right(success),
    );
    expect(handler).not.toHaveBeenCalled();
  });

  test('runs nothing before it is run, and the task once', async () => {
    const task = jest.fn(TE.left<TokenError>(denied));
    const whole = pipe(task, caught);
    expect(task).not.toHaveBeenCalled();
    await whole();
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('lets a rejection pass', async () => {
    const defect: TE.TaskEither<TokenError, string> = () => Promise.reject(new TypeError('x'));
    await expect(pipe(defect, caught)()).rejects.toThrow(TypeError);
  });
});
