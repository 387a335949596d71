import { describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint, type FakeApp } from '../../src/testing.js';
import { app } from '../support/app.js';

const make = (differing: Partial<FakeApp> = {}, clientId: string = app.clientId) => {
  const endpoint = createFakeTokenEndpoint({ apps: [{ ...app, ...differing }] });
  const client = createTokenClient({ clientId, clientSecret: null, fetch: endpoint.fetch });
  return { endpoint, client };
};

describe('requestDeviceCode', () => {
  test('asks for the scopes, without a secret', async () => {
    const { endpoint, client } = make();

    expect((await client.requestDeviceCode({ scopes: ['repo', 'gist'] }))._tag).toBe('DeviceCode');
    expect(endpoint.requests[0]?.path).toBe('/login/device/code');
    expect(Object.fromEntries(endpoint.requests[0]?.form ?? [])).toEqual({
      client_id: app.clientId,
      scope: 'repo gist',
    });
  });

  test('says that the device flow is off', async () => {
    expect(await make({ deviceFlow: false }).client.requestDeviceCode()).toMatchObject({
      _tag: 'DeviceFlowDisabled',
      status: 400,
    });
  });

  test('says that the client ID is unknown', async () => {
    expect(await make({}, 'Ov23liUnknownUnknown').client.requestDeviceCode()).toMatchObject({
      _tag: 'IncorrectClientCredentials',
      status: 404,
    });
  });

  test('does not show the client secret that a server echoes', async () => {
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, fetch: endpoint.fetch });
    endpoint.respondWith({
      error: 'odd_error',
      members: { error_description: `secret ${app.clientSecret.slice(0, 15)}` },
    });

    expect(await client.requestDeviceCode()).toMatchObject({ description: 'secret ***' });
  });

  test.each([
    ['params', null],
    ['scopes', { scopes: ['repo', 5] }],
    ['unknown option', { scope: 'repo' }],
    ['scopes', { scopes: 'repo' }],
    ['signal', { signal: 5 }],
  ])('with wrong %s is a programming error', async (name, params) => {
    await expect(make().client.requestDeviceCode(params as never)).rejects.toThrow(
      new RegExp(`^requestDeviceCode: ${name} .+; .+`),
    );
  });
});
