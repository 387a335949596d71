import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Success } from '../../src/catalogue/token-response.js';
import { diagnose, type SentBefore } from '../../src/diagnosis/diagnose.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { errorOf, now, right } from './requests.js';

const success: Success = {
  _tag: 'Success',
  accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
  tokenType: 'bearer',
  scopes: [],
};
const badCode = errorOf('BadVerificationCode');

const idsOf = async (sent: SentBefore, error = badCode): Promise<readonly string[]> => {
  const response = await diagnose(error, sent);
  return response._tag === 'Success' ? [] : response.remediation.likelyCauses.map(({ id }) => id);
};

afterEach(() => {
  jest.restoreAllMocks();
});

test('a success comes back as it is', async () => {
  expect(await diagnose(success, right)).toBe(success);
});

test('an error comes back as a new, frozen one that says what is likely', async () => {
  const response = await diagnose(badCode, { ...right, exchangedSecondsAgo: 3 });
  expect(response).not.toBe(badCode);
  expect(isDeepFrozen(response)).toBe(true);
  expect(response).toEqual({
    ...badCode,
    remediation: {
      ...badCode.remediation,
      likelyCauses: [
        {
          id: 'code-already-exchanged',
          certainty: 'certain',
          summary: 'This client exchanged the same code 3 seconds ago.',
          fix: 'A code works once. In React, StrictMode runs an effect twice: guard the exchange.',
          source: 'https://github.com/soofstad/react-oauth2-pkce/issues/39',
        },
      ],
    },
  });
  expect(badCode.remediation.likelyCauses).toEqual([]);
  expect(structuredClone(response)).toEqual(response);
});

describe('the code verifier', () => {
  const unknown = { ...right, codeChallengeOfVerifier: undefined };
  const mismatch = 'code-verifier-does-not-match';
  const other = { ...unknown, codeVerifier: 'a'.repeat(43) };

  test('is compared with the challenge of the authorization request', async () => {
    expect(await idsOf(unknown)).not.toContain(mismatch);
    expect(await idsOf(other)).toContain(mismatch);
  });

  test('is left alone where its challenge is given', async () => {
    const digest = jest.spyOn(crypto.subtle, 'digest');
    expect(await idsOf({ ...right, codeChallengeOfVerifier: 'x' })).toContain(mismatch);
    expect(await idsOf(right)).not.toContain(mismatch);
    digest.mockRestore();
  });

  test('is not computed without a challenge to compare with', async () => {
    const digest = jest.spyOn(crypto.subtle, 'digest');
    await idsOf({ ...other, authorization: undefined });
    await idsOf({ ...unknown, codeVerifier: undefined });
    expect(digest).not.toHaveBeenCalled();
  });

  test.each([undefined, {}])('goes unseen where WebCrypto is %j', async (crypto) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    try {
      expect(await idsOf(other)).toEqual(['code-used-or-expired']);
    } finally {
      if (own !== undefined) Object.defineProperty(globalThis, 'crypto', own);
    }
  });
});

test('the time is that of the clock, unless it is given', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
  expect(await idsOf({ ...right, now: undefined })).toEqual(['code-waited-too-long']);
  expect(await idsOf(right)).toEqual(['code-used-or-expired']);
});

test('whatever was sent, the answer comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (sent) => {
      expect(await diagnose(badCode, sent as SentBefore)).toMatchObject({ _tag: badCode._tag });
    }),
  );
});

test('an answer that cannot be added to comes back as it is', async () => {
  for (const sent of [null, undefined] as unknown as SentBefore[])
    expect(await diagnose(badCode, sent)).toBe(badCode);
});
