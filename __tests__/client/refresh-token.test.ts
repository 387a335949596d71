import { expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

const make = () => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, kind: 'github-app' }] });
  return { endpoint, client: createTokenClient({ ...app, fetch: endpoint.fetch }) };
};

const signIn = async ({ endpoint, client }: ReturnType<typeof make>) => {
  const success = await client.exchangeCode({ code: endpoint.issueCode() });
  if (success._tag !== 'Success') throw new Error(success._tag);
  return success;
};

test('refreshToken() sends the refresh token, its grant type and the credentials', async () => {
  const made = make();
  const { refreshToken = '' } = await signIn(made);

  expect((await made.client.refreshToken({ refreshToken }))._tag).toBe('Success');
  expect(Object.fromEntries(made.endpoint.requests[1]?.form ?? [])).toEqual({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
});

test('refreshToken() accepts a Success as it is', async () => {
  const made = make();
  const success = await signIn(made);
  const refreshed = await made.client.refreshToken(
    success as typeof success & { refreshToken: string },
  );

  if (refreshed._tag !== 'Success') throw new Error(refreshed._tag);
  expect(refreshed.accessToken).not.toBe(success.accessToken);
  expect(refreshed.refreshToken).not.toBe(success.refreshToken);
});

test('refreshToken() resolves to BadRefreshToken for an unknown refresh token', async () => {
  expect(await make().client.refreshToken({ refreshToken: 'ghr_unknown' })).toMatchObject({
    _tag: 'BadRefreshToken',
    code: 'bad_refresh_token',
  });
});

test('refreshToken() resolves to RequestAborted if its signal aborts', async () => {
  const { client, endpoint } = make();
  endpoint.respondWith({ fault: 'hang' });
  const controller = new AbortController();
  const refreshing = client.refreshToken({ refreshToken: 'ghr_abc', signal: controller.signal });
  controller.abort();

  expect((await refreshing)._tag).toBe('RequestAborted');
});

test('refreshToken() rejects wrong parameters with a TypeError and sends nothing', async () => {
  const { client, endpoint } = make();
  for (const [name, params] of [
    ['params', undefined],
    ['refreshToken', {}],
    ['refreshToken', { refreshToken: ' ' }],
    ['signal', { refreshToken: 'ghr_abc', signal: 5 }],
    ['unknown option "refresh_token"', { refreshToken: 'ghr_abc', refresh_token: 'x' }],
  ] as const)
    await expect(client.refreshToken(params as never)).rejects.toThrow(
      new RegExp(`^refreshToken: ${name} ?.*; .+`),
    );
  expect(endpoint.requests).toHaveLength(0);
});
