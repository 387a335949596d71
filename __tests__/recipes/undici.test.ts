import { expect, test } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange';
import { MockAgent } from 'undici';

const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };
const agent = new MockAgent();
agent.disableNetConnect();
const mocked = { dispatcher: agent };

test('a code that was used is rejected', async () => {
  agent
    .get('https://github.com')
    .intercept({ path: '/login/oauth/access_token', method: 'POST' })
    .reply(
      200,
      { error: 'bad_verification_code' },
      { headers: { 'content-type': 'application/json' } },
    );
  const client = createTokenClient({
    ...app,
    fetch: (input, init) => fetch(input, { ...init, ...mocked }),
  });

  expect(await client.exchangeCode({ code: 'e72e16c7e42f292c6912' })).toMatchObject({
    _tag: 'BadVerificationCode',
  });
  agent.assertNoPendingInterceptors();
});
