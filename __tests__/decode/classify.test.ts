import { expect, test } from '@jest/globals';
import type { ResponseLike } from '../../src/decode.js';
import { decode, html, json } from '../support/answers.js';

const tagOf = (members: object, status: number) => decode(json(members, status))._tag;

test('decodeTokenResponse() classifies an error that is not an OAuth word by a 5xx status', () => {
  for (const error of ['Internal Server Error', 'internal error', 'bad gateway!', '5xx']) {
    expect(tagOf({ error }, 500)).toBe('ServerUnavailable');
    expect(tagOf({ error }, 400)).toBe('UnrecognizedOAuthError');
  }
});

test('decodeTokenResponse() reads no OAuth error from the error page of a framework', () => {
  expect(tagOf({ error: 'Bad Request', status: 400, path: '/x' }, 400)).toBe('UnexpectedResponse');
  expect(tagOf({ error: 'invalid_grant', status: 400 }, 400)).toBe('UnrecognizedOAuthError');
  expect(tagOf({ error: 'access_denied', message: 'x' }, 403)).toBe('AccessDenied');
});

test('decodeTokenResponse() returns an OAuth error with a 5xx status as retryable', () => {
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

test('decodeTokenResponse() ignores an error of control characters alone', () => {
  expect(tagOf({ error: '\u0000' }, 200)).toBe('UnexpectedResponse');
});

const whoaThere =
  '<!DOCTYPE html><html><head><title>Rate limit &middot; GitHub</title></head><body><h1>Whoa there!</h1><p>You have exceeded a secondary rate limit.</p></body></html>';

const rateLimits: readonly (readonly [string, ResponseLike])[] = [
  ['429 without a body', { status: 429 }],
  ['429 with JSON', json({ message: 'Slow down, please' }, 429)],
  ['429 with an unknown code', json({ error: 'too_many_requests' }, 429)],
  ['429 with a page', html('<html><body>429 Too Many Requests</body></html>', 429)],
  ["GitHub's page under 429", html(whoaThere, 429)],
  ["GitHub's page under 403", html(whoaThere, 403)],
  ["GitHub's page under 200", html(whoaThere)],
  ["GitHub's page without its media type", { status: 429, body: whoaThere }],
  [
    '403 of the API',
    json(
      {
        message: 'API rate limit exceeded for 192.0.2.7.',
        documentation_url: 'https://docs.github.com/rest',
      },
      403,
    ),
  ],
  [
    '403 with a secondary limit',
    json({ message: 'You have exceeded a secondary rate limit. Please wait.' }, 403),
  ],
  [
    '403 with the old name',
    json({ message: 'You have triggered an abuse detection mechanism.' }, 403),
  ],
  [
    '403 in plain text',
    { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Rate limit exceeded' },
  ],
  ['403 with Retry-After', { status: 403, headers: { 'Retry-After': '60' }, body: '' }],
  [
    '403 with nothing remaining',
    { status: 403, headers: { 'X-RateLimit-Remaining': '0' }, body: '{}' },
  ],
  ['an error member that says so', json({ error: 'Too Many Requests' }, 400)],
  ['a page that was cut off', { ...html(whoaThere, 429), truncated: true }],
  [
    'the message of the REST API, with status 200',
    json({ message: 'API rate limit exceeded for 192.0.2.7.' }),
  ],
];

test('decodeTokenResponse() returns RateLimited for each form of a rate limit', () => {
  const expected = {
    _tag: 'RateLimited',
    retryable: true,
    remediation: { action: 'wait-and-retry', actor: 'developer' },
  };
  for (const [, response] of rateLimits)
    expect(decode(response)).toMatchObject({ ...expected, status: response.status });
});

const noRateLimits: readonly (readonly [string, ResponseLike])[] = [
  ['403 without a sign of one', json({ message: 'Forbidden' }, 403)],
  [
    '403 with some remaining',
    { status: 403, headers: { 'x-ratelimit-remaining': '59' }, body: '{}' },
  ],
  [
    '200 with nothing remaining',
    { status: 200, headers: { 'x-ratelimit-remaining': '0' }, body: '{}' },
  ],
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '60' }, body: '' }],
  [
    'a page that names rate limits in its text',
    html('<html><title>Docs</title>About rate limits</html>'),
  ],
];

test('decodeTokenResponse() returns another error for a response that only resembles a rate limit', () => {
  const limited = noRateLimits.filter(([, response]) => decode(response)._tag === 'RateLimited');
  expect(limited).toEqual([]);
});

test('decodeTokenResponse() returns a known error or a token, also with status 429', () => {
  expect(decode(json({ error: 'slow_down', interval: 10 }, 429))).toMatchObject({
    _tag: 'SlowDown',
    interval: 10,
  });
  const headers = { 'retry-after': '60' };
  const body = 'access_token=gho_x&token_type=bearer';
  expect(decode({ status: 429, headers, body })._tag).toBe('Success');
});

test('decodeTokenResponse() returns the seconds to wait if the response has them', () => {
  for (const status of [429, 503]) {
    expect(decode({ status, headers: { 'retry-after': '30' } })).toMatchObject({
      retryAfterSeconds: 30,
    });
    expect(decode({ status })).not.toHaveProperty('retryAfterSeconds');
  }
});
