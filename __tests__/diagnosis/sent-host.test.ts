import { expect, test } from '@jest/globals';
import { shown, shownWeb } from '../../src/diagnosis/sent-host.js';
import { right } from './requests.js';

// None has the form of a GitHub secret: they are hidden because they were sent.
const sent = {
  ...right,
  clientSecret: 'marked-client-secret',
  code: 'marked-code-of-callback',
  authorization: { state: 'marked-state-of-sign-in' },
};

test.each([
  ['client secret', sent.clientSecret],
  ['code', sent.code],
  ['state', sent.authorization.state],
])('shown() and shownWeb() mask the %s in a host name', (_, secret) => {
  expect(shown(`${secret}.example.com`, sent)).toBe('***.example.com');
  expect(shownWeb(`https://ghe.example.com/${secret}`, sent)).toBe('ghe.example.com/***');
});

test('shown() bounds a host name and removes its control characters', () => {
  expect(shown(`a\u001b${'x'.repeat(100)}`, sent)).toMatch(/^a x{57}…$/);
});
