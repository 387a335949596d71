import { expect, test } from '@jest/globals';
import { createTokenClient, unwrap } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

test('refresh tokens rotate, belong to their app, and need its secret', async () => {
  const other = { clientId: 'Iv23liOtherOtherOther', clientSecret: 'o'.repeat(40) };
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, kind: 'github-app' }, other] });
  const { fetch } = endpoint;
  const client = createTokenClient({ ...app, fetch });
  const { refreshToken = '' } = unwrap(await client.exchangeCode({ code: endpoint.issueCode() }));
  const by = async (credentials: { clientId: string; clientSecret: string }) =>
    (await createTokenClient({ ...credentials, fetch }).refreshToken({ refreshToken }))._tag;

  expect(await by(other)).toBe('BadRefreshToken');
  expect(await by({ ...app, clientSecret: 'wrong' })).toBe('IncorrectClientCredentials');
  expect(await by(app)).toBe('Success');
  expect(await by(app)).toBe('BadRefreshToken');
});
