import { afterEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import {
  diagnose,
  type DiagnoseInput,
  type DeviceCode,
  isTokenError,
  type Success,
} from '../../src/decode.js';
import { diagnoseConfiguration } from '../../src/diagnosis/diagnose.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { errorOf, now, right, rightRefresh } from './requests.js';

const badCode = errorOf('BadVerificationCode');

const idsOf = async (input: DiagnoseInput): Promise<readonly string[]> =>
  (await diagnose(badCode, input)).remediation.likelyCauses.map(({ id }) => id);

afterEach(() => {
  jest.restoreAllMocks();
});

test('diagnose() returns a Success and a DeviceCode unchanged', async () => {
  const success: Success = {
    _tag: 'Success',
    accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    tokenType: 'bearer',
    scopes: [],
  };
  const deviceCode: DeviceCode = {
    _tag: 'DeviceCode',
    deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
    userCode: 'WDJB-MJHT',
    verificationUri: 'https://github.com/login/device',
    expiresIn: 900,
    expiresAt: now + 900_000,
    interval: 5,
  };
  expect(await diagnose(success, right)).toBe(success);
  expect(await diagnose(deviceCode, right)).toBe(deviceCode);
});

test('diagnose() returns a frozen copy of an error with its likely causes', async () => {
  const response = await diagnose(badCode, { ...right, exchangedSecondsAgo: 3 });
  expect(response).not.toBe(badCode);
  expect(isDeepFrozen(response)).toBe(true);
  expect(response).toEqual({
    ...badCode,
    remediation: {
      ...badCode.remediation,
      // The user of the app cannot repair a repeated exchange.
      actor: 'developer',
      likelyCauses: [
        {
          id: 'code-already-exchanged',
          certainty: 'certain',
          parameter: 'code',
          summary: 'This client exchanged the same code 3 seconds ago.',
          fix: "Exchange each code only once; React's StrictMode runs effects twice in development.",
          source: 'https://github.com/soofstad/react-oauth2-pkce/issues/39',
        },
      ],
    },
  });
  expect(badCode.remediation.likelyCauses).toEqual([]);
  expect(structuredClone(response)).toEqual(response);
});

const mismatch = 'code-verifier-does-not-match';
const unknown = { ...right, codeChallengeOfVerifier: undefined };
const other = { ...unknown, codeVerifier: 'a'.repeat(43) };

test('diagnose() compares the code verifier with the challenge of the authorization request', async () => {
  expect(await idsOf(unknown)).not.toContain(mismatch);
  expect(await idsOf(other)).toContain(mismatch);
});

test('diagnose() prefers a given challenge of the code verifier', async () => {
  expect(await idsOf({ ...right, codeChallengeOfVerifier: 'x' })).toContain(mismatch);
  expect(
    await idsOf({ ...other, codeChallengeOfVerifier: right.codeChallengeOfVerifier }),
  ).not.toContain(mismatch);
});

test('diagnose() computes no challenge if there is nothing to compare', async () => {
  const digest = jest.spyOn(crypto.subtle, 'digest');
  await idsOf({ ...other, authorization: undefined });
  await idsOf({ ...unknown, codeVerifier: undefined });
  expect(digest).not.toHaveBeenCalled();
});

test('diagnose() ignores the code verifier if the runtime has no WebCrypto', async () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  try {
    for (const value of [undefined, {}]) {
      Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
      expect(await idsOf(other)).toEqual(['code-used-or-expired']);
    }
  } finally {
    if (own !== undefined) Object.defineProperty(globalThis, 'crypto', own);
  }
});

test('diagnose() takes the time from the system clock unless it is given', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
  expect(await idsOf({ ...right, now: undefined })).toEqual(['code-waited-too-long']);
  expect(await idsOf(right)).toEqual(['code-used-or-expired']);
});

test('diagnose() ignores times in seconds, which would seem to be long ago', async () => {
  const { authorization } = right;
  const seconds = Math.floor(now / 1000);
  const callback = { ...right, callbackAt: seconds };
  const start = {
    ...right,
    callbackAt: undefined,
    authorization: { ...authorization, startedAt: seconds },
  };
  const refresh = await diagnose(errorOf('BadRefreshToken'), {
    ...rightRefresh,
    refreshTokenExpiresAt: seconds + 86_400,
  });

  expect(await idsOf(callback)).not.toContain('code-waited-too-long');
  expect(await idsOf(start)).not.toContain('code-waited-too-long');
  expect(refresh.remediation.likelyCauses).toEqual([]);
  // The clock of a test may begin at zero.
  expect(await idsOf({ ...right, now: 700_000, callbackAt: 0 })).toContain('code-waited-too-long');
});

test('diagnose() returns the error for any input', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (input) => {
      const response = await diagnose(badCode, input as DiagnoseInput);
      expect(isTokenError(response)).toBe(true);
    }),
  );
  for (const input of [null, undefined] as unknown as DiagnoseInput[])
    expect(await diagnose(badCode, input)).toBe(badCode);
});

test('diagnoseConfiguration() finds causes before anything is sent', async () => {
  expect(await diagnoseConfiguration(right)).toEqual([]);
  expect(await diagnoseConfiguration({ ...right, clientSecret: '' })).toMatchObject([
    { id: 'client-secret-missing', certainty: 'certain' },
  ]);
});
