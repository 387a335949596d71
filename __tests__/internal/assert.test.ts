import { expect, test } from '@jest/globals';
import { refuseUnknownOptions } from '../../src/internal/assert.js';

const known = ['clientId', 'redirectUri', 'scopes', 'timeoutMs'];
const messageFor = (name: string): string => {
  try {
    refuseUnknownOptions('authorizationUrl', { [name]: 'value-of-the-option' }, known);
  } catch (error) {
    if (error instanceof TypeError) return error.message;
  }
  return 'accepted';
};

test.each([
  ['scope', 'scopes'],
  ['clientID', 'clientId'],
  ['client_id', 'clientId'],
  ['redirect_url', 'redirectUri'],
  ['timeout', 'timeoutMs'],
  ['Scoops', 'scopes'],
])('refuseUnknownOptions() suggests for "%s" the option "%s"', (name, nearest) => {
  expect(messageFor(name)).toBe(
    `authorizationUrl: unknown option "${name}"; did you mean "${nearest}"?`,
  );
});

test('refuseUnknownOptions() prefers the option that differs in fewer letters', () => {
  expect(() => {
    refuseUnknownOptions('client', { clock: 1 }, ['block', 'clocks']);
  }).toThrow('did you mean "block"?');
  expect(() => {
    refuseUnknownOptions('client', { clocked: 1 }, ['block', 'clocke']);
  }).toThrow('did you mean "clocke"?');
});

test('refuseUnknownOptions() lists the options if none is near', () => {
  expect(messageFor('callbackUrl')).toBe(
    'authorizationUrl: unknown option "callbackUrl"; the options are clientId, redirectUri, scopes, timeoutMs',
  );
});

test('refuseUnknownOptions() bounds and escapes the name', () => {
  expect(messageFor('x'.repeat(100_000)).length).toBeLessThan(160);
  expect(messageFor('\u001b[31m')).toContain(String.raw`"\u001b[31m"`);
});

test.each(['__proto__', 'constructor', 'toString'])(
  'refuseUnknownOptions() refuses an own member "%s"',
  (name) => {
    const options = JSON.parse(`{"${name}":1}`) as object;
    expect(() => {
      refuseUnknownOptions('authorizationUrl', options, known);
    }).toThrow(TypeError);
  },
);

test('refuseUnknownOptions() accepts known options, undefined ones too, and no options', () => {
  expect(messageFor('scopes')).toBe('accepted');
  expect(() => {
    refuseUnknownOptions('authorizationUrl', { scopes: undefined }, known);
    refuseUnknownOptions('authorizationUrl', {}, known);
  }).not.toThrow();
});
