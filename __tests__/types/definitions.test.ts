import { expect, test } from '@jest/globals';
import { definitions, type ErrorDefinition } from '../../src/errors/definitions.js';
import type {
  ExpiredDeviceCode,
  RateLimited,
  TokenErrorOf,
  TokenErrorTag,
  UnexpectedResponse,
  UnrecognizedOAuthError,
} from '../../src/errors/types.js';

type Definitions = { readonly [Tag in TokenErrorTag]: ErrorDefinition<TokenErrorOf<Tag>> };

test('a definition compiles only with every wire code of its error, and no other', () => {
  const base = definitions.ExpiredDeviceCode;
  const wrong: ErrorDefinition<ExpiredDeviceCode>[] = [
    // @ts-expect-error -- token_expired is missing
    { ...base, codes: { expired_token: {} } },
    // @ts-expect-error -- slow_down is the code of another error
    { ...base, codes: { expired_token: {}, token_expired: {}, slow_down: {} } },
  ];
  expect(wrong).toHaveLength(2);
});

test('a definition compiles only with every field of its error, and no other', () => {
  const base = definitions.UnexpectedResponse;
  const wrong: ErrorDefinition<UnexpectedResponse>[] = [
    // @ts-expect-error -- bodyExcerpt is missing
    { ...base, fields: { reason: 'reason', contentType: 'text?', bodyLength: 'count' } },
    // @ts-expect-error -- interval is a field of other errors
    { ...base, fields: { ...base.fields, interval: 'seconds?' } },
  ];
  // @ts-expect-error -- code is the field of an error of any wire code
  const other: ErrorDefinition<UnrecognizedOAuthError>['fields'] = {};
  expect([...wrong, other]).toHaveLength(3);
});

test('a definition compiles only with the right kind of each field', () => {
  const base = definitions.RateLimited;
  const wrong: ErrorDefinition<RateLimited>[] = [
    // @ts-expect-error -- retryAfterSeconds is a number
    { ...base, fields: { retryAfterSeconds: 'text?' } },
    // @ts-expect-error -- retryAfterSeconds is optional
    { ...base, fields: { retryAfterSeconds: 'seconds' } },
    // @ts-expect-error -- distance is not a kind of field
    { ...base, fields: { retryAfterSeconds: 'distance?' } },
  ];
  // @ts-expect-error -- reason is one of a few texts
  const reason: ErrorDefinition<UnexpectedResponse>['fields']['reason'] = 'text';
  expect([...wrong, reason]).toHaveLength(4);
});

test('the table of definitions compiles only with every error, and no other', () => {
  const { SlowDown: definition, ...rest } = definitions;
  // @ts-expect-error -- SlowDown is missing
  const incomplete: Definitions = rest;
  // @ts-expect-error -- SlowUp is not an error
  const excessive: Definitions = { ...definitions, SlowUp: definition };
  expect([incomplete, excessive]).toHaveLength(2);
});
