import { expect, test } from '@jest/globals';
import type { RequestFacts } from '../../src/decode.js';
import { causeOf, errorOf, right } from './requests.js';

const badCode = errorOf('BadVerificationCode');
const badCredentials = errorOf('IncorrectClientCredentials');
const unexpected = (reason: string) => errorOf('UnexpectedResponse', reason);
const server = 'https://ghe.example.com';

test('proxy-answered fires on the page of a proxy', () => {
  expect(causeOf('proxy-answered', unexpected('proxy-page'), right)).toMatchObject({
    certainty: 'likely',
    summary: 'A proxy between this machine and github.com sent the response.',
  });
  expect(causeOf('proxy-answered', unexpected('html-page'), right)).toBeUndefined();
});

test('proxy-answered names github.com if the base URL cannot be read', () => {
  const facts = { ...right, baseUrl: 'not a URL' };
  expect(causeOf('proxy-answered', unexpected('proxy-page'), facts)?.summary).toContain(
    'github.com',
  );
});

test('token-url-is-wrong fires on another page of GitHub', () => {
  const facts = { ...right, baseUrl: `${server}/wiki` };
  expect(causeOf('token-url-is-wrong', unexpected('wrong-endpoint'), facts)).toMatchObject({
    certainty: 'likely',
    summary: 'There is no token endpoint under ghe.example.com/wiki.',
  });
  expect(causeOf('token-url-is-wrong', unexpected('undecodable'), right)).toBeUndefined();
});

const otherHost = (more: Partial<RequestFacts>, error = badCredentials) =>
  causeOf('app-registered-on-other-host', error, { ...right, ...more });

test('app-registered-on-other-host is likely if the sign-in began at another host', () => {
  const hosts = [
    ['https://github.com', server, 'ghe.example.com', 'github.com'],
    [server, 'https://github.com', 'github.com', 'ghe.example.com'],
    ['https://octo.ghe.com', 'https://cat.ghe.com', 'cat.ghe.com', 'octo.ghe.com'],
  ] as const;
  for (const [baseUrl, began, signIn, exchange] of hosts)
    for (const error of [badCredentials, badCode])
      expect(otherHost({ baseUrl, authorization: { baseUrl: began } }, error)).toMatchObject({
        certainty: 'likely',
        summary: `The sign-in began at ${signIn}, but the exchange went to ${exchange}.`,
      });
});

test('app-registered-on-other-host is possible for refused credentials at any host but github.com', () => {
  for (const baseUrl of [server, 'https://octo.ghe.com'])
    expect(otherHost({ baseUrl, authorization: undefined })?.certainty).toBe('possible');
  expect(otherHost({ baseUrl: undefined, authorization: undefined })).toBeUndefined();
  // GitHub accepted the credentials.
  expect(otherHost({ baseUrl: server, authorization: undefined }, badCode)).toBeUndefined();
});

test('app-registered-on-other-host is silent if the sign-in began at the same host', () => {
  expect(otherHost({})).toBeUndefined();
  const authorization = { baseUrl: `${server}/api/v3` };
  expect(otherHost({ baseUrl: server, authorization })).toBeUndefined();
  expect(otherHost({ authorization: { baseUrl: 'https://api.github.com' } })).toBeUndefined();
});
