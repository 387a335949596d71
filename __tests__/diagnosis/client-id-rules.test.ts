import { describe, expect, test } from '@jest/globals';
import { errorOf, foretold, right, rightPoll, rightRefresh, secret, told } from './requests.js';

const error = errorOf('IncorrectClientCredentials');

describe('client-id-is-app-id', () => {
  test.each(['1', '123456', '1234567890', '"123456"'])('fires on the number %s', (clientId) => {
    expect(told('client-id-is-app-id', error, { ...right, clientId })?.certainty).toBe('certain');
    expect(foretold('client-id-is-app-id', { ...right, clientId })).toBeDefined();
  });

  test('fires on a number of an untyped caller', () => {
    const sent = { ...right, clientId: 123456 as unknown as string };
    expect(told('client-id-is-app-id', error, sent)).toBeDefined();
  });

  test('is silent on an old client ID that happens to be all digits', () => {
    const clientId = '12345678901234567890';
    expect(told('client-id-is-app-id', error, { ...right, clientId })).toBeUndefined();
  });
});

describe('client-id-and-secret-swapped', () => {
  const tell = (clientId: string, clientSecret: string, baseUrl = 'https://github.com') =>
    told('client-id-and-secret-swapped', error, { now: 0, baseUrl, clientId, clientSecret });

  test.each(['Ov23liTestTestTest00', 'Iv1.b507a08c87ecfe98', 'b964ab48346fc074cff8'])(
    'fires for certain where the client ID is a secret and the secret is %s',
    (clientId) => {
      for (const host of ['https://github.com', 'https://ghe.example.com'])
        expect(tell(secret, clientId, host)).toMatchObject({
          certainty: 'certain',
          summary: 'The client ID and the client secret are swapped.',
          fix: 'Swap the two values.',
        });
    },
  );

  test('fires where only the secret is a client ID', () => {
    const summary = 'The client secret has the form of a client ID.';
    expect(tell('x', 'Iv1.b507a08c87ecfe98')).toMatchObject({ summary, certainty: 'certain' });
    expect(tell('x', 'b964ab48346fc074cff8')).toMatchObject({ summary, certainty: 'likely' });
  });

  test('fires where only the client ID is a secret', () => {
    expect(tell(secret, secret)).toMatchObject({
      summary: 'The client ID has the form of a client secret.',
      certainty: 'certain',
    });
  });

  test('is unsure on other hosts, whose forms are not known', () => {
    expect(tell(secret, secret, 'https://ghe.example.com')?.certainty).toBe('possible');
    expect(tell('x', 'b964ab48346fc074cff8', 'https://octo.ghe.com')?.certainty).toBe('possible');
  });

  test('silences the doubts about the forms', () => {
    const sent = { now: 0, clientId: secret, clientSecret: 'Ov23liTestTestTest00' };
    expect(told('client-id-of-unusual-form', error, sent)).toBeUndefined();
    expect(told('client-secret-of-unusual-form', error, sent)).toBeUndefined();
  });

  test('is silent on a right pair', () => {
    expect(tell('Ov23liTestTestTest00', secret)).toBeUndefined();
  });
});

describe('client-secret-missing', () => {
  test('is silent in the device flow, which needs no secret', () => {
    expect(told('client-secret-missing', error, rightPoll)).toBeUndefined();
    expect(foretold('client-secret-missing', rightPoll)).toBeUndefined();
  });

  test('is likely in a refresh, which may need none', () => {
    const refresh = (clientSecret: string) =>
      told('client-secret-missing', error, { ...rightRefresh, clientSecret })?.certainty;
    expect(refresh('')).toBe('likely');
    expect(refresh('undefined')).toBe('certain');
  });
});
