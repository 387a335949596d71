import { expect, test } from '@jest/globals';
import { createTokenClient, type TokenError, type TokenEvent } from '../../src/index.js';
import { createTokenRelay } from '../../src/relay.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { origin } from './requests.js';

const who = ({ grant, tag, code, actor, action }: TokenEvent) => [grant, tag, code, actor, action];

test('the events on the server, the errors of the relay and the events of the page say the same', async () => {
  const onServer: TokenEvent[] = [];
  const inPage: TokenEvent[] = [];
  const errors: TokenError[] = [];
  const fake = createFakeTokenEndpoint({ apps: [app] });
  const relay = createTokenRelay({
    client: createTokenClient({
      ...app,
      clientSecret: `${app.clientSecret}\n`,
      fetch: fake.fetch,
      onEvent: (event) => onServer.push(event),
    }),
    allowedOrigins: [origin],
    onError: (error) => errors.push(error),
  });
  const page = createTokenClient({
    clientId: app.clientId,
    tokenEndpoint: 'https://api.example.com/auth/token',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.headers.set('origin', origin);
      return relay(request);
    },
    onEvent: (event) => inPage.push(event),
  });
  fake.respondWith({ status: 503 }, { fault: 'reset' }, { error: 'bad_verification_code' });
  for (const code of ['a b', 'abc', ' padded ', 'last']) await page.exchangeCode({ code });

  expect(inPage.map(who)).toEqual(onServer.map(who));
  expect(onServer).toHaveLength(4);
  expect(
    onServer.map(({ tag, actor, action, causeIds }) => [tag, actor, action, causeIds]),
  ).toEqual(
    errors.map(({ _tag, remediation: { actor, action, likelyCauses } }) => [
      _tag,
      actor,
      action,
      likelyCauses.map(({ id }) => id),
    ]),
  );
  // The page does not learn what is wrong with the client secret, and learns what it has sent itself.
  expect(onServer[3]?.causeIds).toEqual(['client-secret-has-whitespace']);
  expect(inPage.map(({ causeIds }) => causeIds)).toEqual([[], [], ['code-has-whitespace'], []]);
});
