import { customFetch } from '@auth/core';
import type { OAuth2Config } from '@auth/core/providers';
import { Octokit } from '@octokit/core';
import { test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import type { DeviceCode, TokenResponse } from '../../src/decode.js';
import { observeTokenEndpoint } from '../../src/decode.js';

type Listener = Parameters<typeof observeTokenEndpoint>[1]['onResponse'];

test('observeTokenEndpoint() returns a fetch that Auth.js and Octokit accept', () => {
  const observed = observeTokenEndpoint(fetch, { onResponse: () => undefined });

  expectTypeOf(observed).toEqualTypeOf<typeof fetch>();
  expectTypeOf(observed).toExtend<NonNullable<OAuth2Config<object>[typeof customFetch]>>();
  expectTypeOf(Octokit).toBeConstructibleWith({ request: { fetch: observed } });
});

test('observeTokenEndpoint() calls its listener with a token, a device code or an error', () => {
  expectTypeOf<Parameters<Listener>>().toEqualTypeOf<[TokenResponse | DeviceCode]>();
  expectTypeOf<() => Promise<void>>().toExtend<Listener>();
  // @ts-expect-error -- the listener is required
  const run = () => observeTokenEndpoint(fetch, {});
  expectTypeOf(run).toBeFunction();
});
