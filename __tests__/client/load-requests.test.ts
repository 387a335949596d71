import { describe, expect, test } from '@jest/globals';
import { readOptions } from '../../src/client/client-options.js';
import { createClient } from '../../src/client/create-client.js';
import { loadRequests, type LoadRequests } from '../../src/client/load-requests.js';
import { formatTokenError, isTokenError } from '../../src/entries/decode.js';
import { createFakeTokenEndpoint } from '../../src/entries/testing.js';
import { fetchTransport } from '../../src/transport/fetch-transport.js';
import { app } from '../support/app.js';

const make = (wrap: (load: LoadRequests) => LoadRequests) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const load = loadRequests(() => fetchTransport(endpoint.fetch));
  return { endpoint, client: createClient(readOptions(app), wrap(load)) };
};

const unreachable = new TypeError(
  'Failed to fetch dynamically imported module: https://a.example/x',
);
const broken = () => () => Promise.reject(unreachable);

describe('code that cannot be loaded', () => {
  test('ends every request in a NetworkFailure that says that nothing was sent', async () => {
    const { client, endpoint } = make(broken);
    const device = await client.requestDeviceCode();

    for (const response of [
      device,
      await client.exchangeCode({ code: endpoint.issueCode() }),
      await client.refreshToken({ refreshToken: 'ghr_x' }),
      await client.verifyCredentials(),
    ]) {
      expect(response).toMatchObject({
        _tag: 'NetworkFailure',
        description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
        cause: { name: 'TypeError' },
        retryable: true,
      });
      expect(isTokenError(response) && formatTokenError(response)).toContain('a.example/x');
    }
    expect(endpoint.requests).toHaveLength(0);
  });

  test('lets check() resolve to the one finding that nothing was checked', async () => {
    expect(await make(broken).client.check()).toMatchObject([
      { id: 'rules-not-loaded', certainty: 'certain' },
    ]);
  });

  test('does not keep a wrong parameter from being named', async () => {
    const { client } = make(broken);
    const wrong = 5 as never;

    await expect(client.exchangeCode(wrong)).rejects.toThrow(/^exchangeCode: params .+; .+/);
    await expect(client.refreshToken(wrong)).rejects.toThrow(/^refreshToken: params .+; .+/);
    await expect(client.requestDeviceCode(wrong)).rejects.toThrow(/^requestDeviceCode: params/);
    await expect(client.pollForToken(wrong)).rejects.toThrow(/^pollForToken: deviceCode .+; .+/);
    await expect(client.check(wrong)).rejects.toThrow(/^check: params .+; .+/);
    await expect(client.verifyCredentials(wrong)).rejects.toThrow(/^verifyCredentials: params/);
  });

  test('is not needed to begin a sign-in', async () => {
    expect((await make(broken).client.authorizationUrl()).url).toContain('/login/oauth/authorize?');
  });

  test('is loaded again at the next call', async () => {
    let tries = 0;
    const { client, endpoint } = make((load) => (config) => {
      tries += 1;
      return tries === 1 ? Promise.reject(unreachable) : load(config);
    });
    const code = endpoint.issueCode();

    expect((await client.exchangeCode({ code }))._tag).toBe('NetworkFailure');
    expect((await client.exchangeCode({ code }))._tag).toBe('Success');
    expect(tries).toBe(2);
  });
});

test('a transport that cannot be loaded is one of them', async () => {
  const client = createClient(
    readOptions(app),
    loadRequests(() => Promise.reject(unreachable)),
  );

  expect(await client.exchangeCode({ code: 'abc' })).toMatchObject({
    _tag: 'NetworkFailure',
    description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
  });
});

test('the code is loaded once for all calls', async () => {
  let loads = 0;
  const { client, endpoint } = make((load) => (config) => {
    loads += 1;
    return load(config);
  });

  await Promise.all([
    client.exchangeCode({ code: endpoint.issueCode() }),
    client.exchangeCode({ code: endpoint.issueCode() }),
    client.check(),
  ]);

  expect(loads).toBe(1);
});
