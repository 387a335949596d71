import { test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import * as core from '../../src/core.js';
import { createTokenClient, type TokenClient } from '../../src/index.js';

const clientId = 'Ov23liTestTestTest00';
const make = (run: () => unknown) => run;

test('a client is made with the secret, without any, or with a relay that has it', () => {
  expectTypeOf(createTokenClient).toBeCallableWith({ clientId, clientSecret: 's' });
  expectTypeOf(createTokenClient).toBeCallableWith({ clientId, clientSecret: null });
  expectTypeOf(createTokenClient).toBeCallableWith({ clientId, tokenEndpoint: '/oauth/token' });
  // @ts-expect-error -- neither says where the secret is
  make(() => createTokenClient({ clientId }));
  // @ts-expect-error -- a relay holds the secret; a page must not
  make(() => createTokenClient({ clientId, clientSecret: 's', tokenEndpoint: '/oauth/token' }));
});

test('the client without ky is the same client, and wants a transport', () => {
  const transport = core.fetchTransport();
  expectTypeOf(core.createTokenClient).returns.toEqualTypeOf<TokenClient>();
  expectTypeOf(core.createTokenClient).toBeCallableWith({ clientId, clientSecret: 's', transport });
  // @ts-expect-error -- no transport
  make(() => core.createTokenClient({ clientId, clientSecret: 's' }));
  // @ts-expect-error -- a transport gives an answer
  make(() => core.createTokenClient({ clientId, clientSecret: 's', transport: fetch }));
});
