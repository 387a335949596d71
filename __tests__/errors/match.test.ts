import { expect, jest, test } from '@jest/globals';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import { matchTokenResponse, type TokenResponseHandlers } from '../../src/errors/match.js';
import type { TokenResponse } from '../../src/errors/types.js';
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

/** Handlers as plain JavaScript can pass them. */
const untyped = (table: object) => table as TokenResponseHandlers<string>;

test('matchTokenResponse() calls the handler of the member', () => {
  for (const response of responses)
    expect(matchTokenResponse(response, handlers)).toEqual([response._tag, response]);
});

test('matchTokenResponse() calls _ with an error that has no handler', () => {
  const _ = jest.fn((error: unknown) => (error === undefined ? 'none' : 'other'));

  expect(matchTokenResponse(denied, { Success: () => 'token', _ })).toBe('other');
  expect(_).toHaveBeenCalledWith(denied);
  expect(matchTokenResponse(success, { Success: () => 'token', _ })).toBe('token');
});

test('matchTokenResponse() does not call _ with an error that has a handler', () => {
  const _ = jest.fn((error: unknown) => (error === undefined ? 'none' : 'other'));
  const Success = () => 'token';

  expect(matchTokenResponse(denied, { Success, AccessDenied: () => 'denied', _ })).toBe('denied');
  expect(_).not.toHaveBeenCalled();
});

test('matchTokenResponse() calls _ with a tag of a newer version', () => {
  const newer = { ...denied, _tag: 'SomethingNew' } as unknown as TokenResponse;

  expect(matchTokenResponse(newer, { Success: () => 'token', _: () => 'other' })).toBe('other');
});

test('matchTokenResponse() throws a TypeError that names the missing handler', () => {
  for (const table of [{}, { Success: () => 'token' }, { AccessDenied: undefined }])
    expect(() => matchTokenResponse(denied, untyped(table))).toThrow(
      new TypeError(
        'matchTokenResponse: there is no handler for AccessDenied; add one, or _ for all other errors',
      ),
    );
});

test('matchTokenResponse() takes no handler from a prototype', () => {
  const odd = { ...denied, _tag: 'toString' } as unknown as TokenResponse;
  expect(() => matchTokenResponse(odd, untyped({}))).toThrow(TypeError);

  Object.defineProperty(Object.prototype, '_', { value: () => 'polluted', configurable: true });
  try {
    expect(() => matchTokenResponse(denied, untyped({}))).toThrow(TypeError);
  } finally {
    Reflect.deleteProperty(Object.prototype, '_');
  }
});

test('matchTokenResponse() throws what a handler throws', () => {
  const thrown = new Error('x');
  const _ = () => {
    throw thrown;
  };

  expect(() => matchTokenResponse(denied, { Success: () => 'token', _ })).toThrow(thrown);
});
