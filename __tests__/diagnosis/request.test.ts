import { expect, test } from '@jest/globals';
import { safeBaseUrl, safeText } from '../../src/diagnosis/request.js';
import { right } from './requests.js';

// None has the form of a GitHub secret: they are masked because they were sent.
const facts = {
  ...right,
  clientSecret: 'marked-client-secret',
  code: 'marked-code-of-callback',
  codeVerifier: 'marked-verifier-of-sign-in',
  refreshToken: 'marked-refresh-token',
  deviceCode: 'marked-device-code',
  authorization: { state: 'marked-state-of-sign-in' },
};

test('safeText() and safeBaseUrl() mask every secret of the request, and the state', () => {
  const { clientSecret, code, codeVerifier, refreshToken, deviceCode, authorization } = facts;
  const sent = [clientSecret, code, codeVerifier, refreshToken, deviceCode, authorization.state];
  const violations = sent.filter(
    (secret) =>
      safeText(`${secret}.example.com`, facts) !== '***.example.com' ||
      safeBaseUrl(`https://ghe.example.com/${secret}`, facts) !== 'ghe.example.com/***',
  );

  expect(violations).toEqual([]);
});

test('safeText() cuts a long host name and removes its control characters', () => {
  expect(safeText(`a\u001b${'x'.repeat(100)}`, facts)).toMatch(/^a x{57}…$/);
});
