import { describe, expect, jest, test } from '@jest/globals';
import { tokenErrorTags } from '../../src/catalogue/lookup.js';
import type { TokenResponse } from '../../src/catalogue/token-response.js';
import {
  matchTokenResponse,
  type TokenResponseHandlers,
} from '../../src/handling/match-token-response.js';
import { decode, form } from '../support/answers.js';
import { everyError } from '../support/samples.js';

const success = decode(form({ access_token: 'gho_x' }));
const responses: readonly TokenResponse[] = [success, ...everyError()];
const denied = decode(form({ error: 'access_denied' }));

const handlers = Object.fromEntries(
  ['Success', ...tokenErrorTags].map((tag) => [
    tag,
    (response: TokenResponse) => [tag, response] as const,
  ]),
) as TokenResponseHandlers<readonly [string, TokenResponse]>;

test.each(responses)('$_tag goes to its own handler', (response) => {
  expect(matchTokenResponse(response, handlers)).toEqual([response._tag, response]);
});

describe('the fallback', () => {
  test('gets what has no handler of its own', () => {
    const _ = jest.fn((error: unknown) => (error === undefined ? 'none' : 'other'));
    expect(matchTokenResponse(denied, { Success: () => 'token', _ })).toBe('other');
    expect(_).toHaveBeenCalledWith(denied);
    expect(matchTokenResponse(success, { AccessDenied: () => 'denied', _: () => 'x' })).toBe('x');
  });

  test('gets nothing that has one', () => {
    const _ = jest.fn((error: unknown) => (error === undefined ? 'none' : 'other'));
    expect(matchTokenResponse(denied, { AccessDenied: () => 'denied', _ })).toBe('denied');
    expect(_).not.toHaveBeenCalled();
  });

  test('gets a tag of a newer version', () => {
    const newer = { ...denied, _tag: 'SomethingNew' } as unknown as TokenResponse;
    expect(matchTokenResponse(newer, { Success: () => 'token', _: () => 'other' })).toBe('other');
  });
});

describe('without a handler, untyped code gets a TypeError that names the tag', () => {
  const untyped = (table: object) => () =>
    matchTokenResponse(denied, table as { readonly _: () => string });

  test.each([
    ['none', {}],
    ['another one', { Success: () => 'token' }],
    ['one that is undefined', { AccessDenied: undefined }],
  ])('%s', (_, table) => {
    expect(untyped(table)).toThrow(
      new TypeError(
        'matchTokenResponse: no handler for AccessDenied; add one, or _ for all the others',
      ),
    );
  });

  test('members of Object.prototype are no handlers', () => {
    const odd = { ...denied, _tag: 'toString' } as unknown as TokenResponse;
    expect(() => matchTokenResponse(odd, {} as { readonly _: () => string })).toThrow(TypeError);
  });
});

test('what a handler throws is thrown', () => {
  const thrown = new Error('x');
  expect(() =>
    matchTokenResponse(denied, {
      _: () => {
        throw thrown;
      },
    }),
  ).toThrow(thrown);
});

test('matchTokenResponse() does not take a handler of a polluted prototype', () => {
  Object.defineProperty(Object.prototype, '_', { value: () => 'polluted', configurable: true });
  try {
    expect(() => matchTokenResponse(denied, {} as { readonly _: () => string })).toThrow(TypeError);
  } finally {
    Reflect.deleteProperty(Object.prototype, '_');
  }
});
