import { describe, expect, test } from '@jest/globals';
import { decode, html, json } from '../support/answers.js';

const whoaThere =
  '<!DOCTYPE html><html><head><title>Rate limit &middot; GitHub</title></head><body><h1>Whoa there!</h1><p>You have exceeded a secondary rate limit.</p></body></html>';

describe('a rate limit', () => {
  test.each([
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
  ])('%s', (_, answer) => {
    expect(decode(answer)).toMatchObject({
      _tag: 'RateLimited',
      status: answer.status,
      retryable: true,
      remediation: { action: 'wait-and-retry', actor: 'nobody' },
    });
  });
});

describe('no rate limit', () => {
  test.each([
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
  ])('%s', (_, answer) => {
    expect(decode(answer)._tag).not.toBe('RateLimited');
  });

  test('a wire code under 429 is that code', () => {
    expect(decode(json({ error: 'slow_down', interval: 10 }, 429))).toMatchObject({
      _tag: 'SlowDown',
      interval: 10,
    });
  });

  test('a token is a token, whatever the limits say', () => {
    expect(
      decode({
        status: 429,
        headers: { 'retry-after': '60' },
        body: 'access_token=gho_x&token_type=bearer',
      })._tag,
    ).toBe('Success');
  });
});

test('the wait is told where the server tells it', () => {
  expect(decode({ status: 429, headers: { 'retry-after': '60' } })).toMatchObject({
    retryAfterSeconds: 60,
  });
  expect(decode({ status: 429 })).not.toHaveProperty('retryAfterSeconds');
});
