import { describe, expect, test } from '@jest/globals';
import { decode, json } from '../support/answers.js';

const tagOf = (members: object, status: number) => decode(json(members, status))._tag;

describe('an error that is no word of OAuth', () => {
  test.each(['Internal Server Error', 'internal error', 'bad gateway!', '5xx'])(
    'under a 5xx is no OAuth answer: %j',
    (error) => {
      expect(tagOf({ error }, 500)).toBe('ServerUnavailable');
      expect(tagOf({ error }, 400)).toBe('UnrecognizedOAuthError');
    },
  );

  test('beside the members of a framework is no OAuth answer', () => {
    expect(tagOf({ error: 'Bad Request', status: 400, path: '/x' }, 400)).toBe(
      'UnexpectedResponse',
    );
  });
});

describe('a word of OAuth', () => {
  test('beside the members of a framework is one', () => {
    expect(tagOf({ error: 'invalid_grant', status: 400 }, 400)).toBe('UnrecognizedOAuthError');
    expect(tagOf({ error: 'access_denied', message: 'x' }, 403)).toBe('AccessDenied');
  });

  test('under a 5xx is one, and the very same request may succeed later', () => {
    for (const [status, retryable] of [
      [499, false],
      [500, true],
      [503, true],
    ] as const)
      expect(decode(json({ error: 'temporarily_unavailable' }, status))).toMatchObject({
        _tag: 'UnrecognizedOAuthError',
        retryable,
      });
  });
});

test('a rate limit is known by the message of a REST answer, whatever the status', () => {
  expect(tagOf({ message: 'API rate limit exceeded for 192.0.2.7.' }, 200)).toBe('RateLimited');
});

test('an error of control characters alone says nothing', () => {
  expect(tagOf({ error: '\u0000' }, 200)).toBe('UnexpectedResponse');
});
