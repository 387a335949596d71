import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { http } from 'msw';
import { setupServer } from 'msw/node';

const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };
const fake = createFakeTokenEndpoint({ apps: [app] });
const server = setupServer(
  http.all('https://github.com/login/*', ({ request }) => fake.fetch(request)),
);

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});

afterAll(() => {
  server.close();
});

test('a code is exchanged once', async () => {
  const client = createTokenClient(app);
  const code = fake.issueCode({ scopes: ['repo'] });

  expect(await client.exchangeCode({ code })).toMatchObject({ _tag: 'Success', scopes: ['repo'] });
  expect(await client.exchangeCode({ code })).toMatchObject({ _tag: 'BadVerificationCode' });
});
