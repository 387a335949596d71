import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { fakeApp } from '../support/app.js';
import { createClock, createFake, tokenError } from './fake.js';

test('an authorization code can be exchanged once', async () => {
  const endpoint = createFake();
  const code = endpoint.issueCode();

  expect(await tokenError(endpoint, { code })).toBeUndefined();
  expect(await tokenError(endpoint, { code })).toBe('bad_verification_code');
});

test('an authorization code expires after ten minutes', async () => {
  const clock = createClock();
  const endpoint = createFake({}, { now: clock.now });
  const [code, late] = [endpoint.issueCode(), endpoint.issueCode()];

  clock.time += 599_999;
  expect(await tokenError(endpoint, { code })).toBeUndefined();
  clock.time += 1;
  expect(await tokenError(endpoint, { code: late })).toBe('bad_verification_code');
});

test('an authorization code belongs to the app that it was issued to', async () => {
  const other = { clientId: 'Ov23liOtherOtherOther', clientSecret: 'other' };
  const endpoint = createFakeTokenEndpoint({
    apps: [fakeApp, other],
    codes: [{ code: 'abc', clientId: other.clientId }],
  });

  expect(await tokenError(endpoint, { code: 'abc' })).toBe('bad_verification_code');
});

test('an authorization code with a code challenge needs its code verifier', async () => {
  const endpoint = createFake();
  const verifier = 'v'.repeat(43);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const exchange = (form: Readonly<Record<string, string>>) =>
    tokenError(endpoint, { code: endpoint.issueCode({ codeChallenge }), ...form });

  expect(await exchange({ code_verifier: verifier })).toBeUndefined();
  expect(await exchange({ code_verifier: 'w'.repeat(43) })).toBe('bad_verification_code');
  expect(await exchange({})).toBe('bad_verification_code');
});

test('an authorization code of a user without a verified email address returns unverified_user_email', async () => {
  const endpoint = createFake();
  const code = endpoint.issueCode({ unverifiedEmail: true });

  expect(await tokenError(endpoint, { code })).toBe('unverified_user_email');
});

test('an unknown grant type returns unsupported_grant_type', async () => {
  expect(await tokenError(createFake(), { grant_type: 'password' })).toBe('unsupported_grant_type');
});
