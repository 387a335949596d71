import { expect, test } from '@jest/globals';
import { createTokenClient, en } from '../../src/index.js';
import { app } from '../support/app.js';

test('exchangeCode() resolves with the English text if the locale lacks one', async () => {
  const { BadVerificationCode, ...older } = en.hints;
  const client = createTokenClient({
    ...app,
    locale: { hints: older as typeof en.hints },
    fetch: () => Promise.resolve(new Response('error=bad_verification_code')),
  });

  const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });

  expect(response).toMatchObject({
    _tag: 'BadVerificationCode',
    remediation: { steps: expect.arrayContaining([expect.any(String)]) },
  });
  expect(typeof BadVerificationCode).toBe('function');
});
