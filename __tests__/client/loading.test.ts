import { expect, test } from '@jest/globals';
import { createClient } from '../../src/client/create-token-client.js';
import { readOptions } from '../../src/client/options.js';
import { createRelayedRequests } from '../../src/client/relay-endpoint.js';
import { createRequests, type Requests } from '../../src/client/requests.js';
import { en, formatTokenError, isTokenError } from '../../src/decode.js';
import { fetchTransport } from '../../src/http/fetch.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

type Load = () => Promise<Requests>;

const make = (wrap: (load: Load) => Load) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const config = readOptions(app, []);
  const load = () => Promise.resolve(createRequests(config, fetchTransport(endpoint.fetch)));
  return { endpoint, client: createClient(config, wrap(load)) };
};

const unreachable = new TypeError(
  'Failed to fetch dynamically imported module: https://a.example/x',
);
const deviceCode = {
  _tag: 'DeviceCode',
  deviceCode: 'abc',
  userCode: 'A-B',
  verificationUri: 'https://github.com/login/device',
  expiresIn: 900,
  expiresAt: Date.now() + 900_000,
  interval: 5,
} as const;
const broken = () => () => Promise.reject(unreachable);

test('every operation resolves to NetworkFailure and sends nothing if its code cannot be loaded', async () => {
  const { client, endpoint } = make(broken);
  const device = await client.requestDeviceCode();

  for (const response of [
    device,
    await client.exchangeCode({ code: endpoint.issueCode() }),
    await client.refreshToken({ refreshToken: 'ghr_x' }),
    await client.pollForToken(deviceCode),
    await client.verifyCredentials(),
  ]) {
    expect(response).toMatchObject({
      _tag: 'NetworkFailure',
      description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
      cause: { name: 'TypeError' },
      remediation: { summary: 'The code that sends the request could not be loaded.' },
      retryable: true,
    });
    expect(isTokenError(response) && formatTokenError(response)).toContain('a.example/x');
  }
  expect(endpoint.requests).toHaveLength(0);
});

test('the error of code that cannot be loaded has the hint of the locale', async () => {
  const text = { summary: 'Etwas.', steps: [], userMessage: 'Etwas.' };
  const locale = { hints: { ...en.hints, NetworkFailure: () => text } };
  const client = createClient(readOptions({ ...app, locale }, []), () =>
    Promise.reject(unreachable),
  );

  expect(await client.verifyCredentials()).toMatchObject({ remediation: text });
});

test('check() resolves to the cause rules-not-loaded if its code cannot be loaded', async () => {
  expect(await make(broken).client.check()).toMatchObject([
    { id: 'rules-not-loaded', certainty: 'certain' },
  ]);
});

test('every operation rejects parameters of the wrong type although its code cannot be loaded', async () => {
  const { client } = make(broken);
  const wrong = 5 as never;

  await expect(client.exchangeCode(wrong)).rejects.toThrow(
    /^exchangeCode: params .+; pass { code }$/,
  );
  await expect(client.refreshToken(wrong)).rejects.toThrow(
    /^refreshToken: params .+; pass { refreshToken }$/,
  );
  await expect(client.requestDeviceCode(wrong)).rejects.toThrow(/^requestDeviceCode: params/);
  await expect(client.pollForToken(wrong)).rejects.toThrow(/^pollForToken: deviceCode .+; .+/);
  await expect(client.check(wrong)).rejects.toThrow(/^check: params .+; .+/);
  await expect(client.verifyCredentials(wrong)).rejects.toThrow(/^verifyCredentials: params/);
});

test('authorizationUrl() and parseCallback() load nothing', async () => {
  let loads = 0;
  const { client } = make((load) => () => {
    loads += 1;
    return load();
  });
  const request = await client.authorizationUrl();

  expect(request.url).toContain('/login/oauth/authorize?');
  expect(client.parseCallback(`?code=abc&state=${request.state}`, request)._tag).toBe(
    'AuthorizationCode',
  );
  await expect(client.exchangeCode(5 as never)).rejects.toThrow(TypeError);
  expect(loads).toBe(0);
});

test('the next call loads the code again after a failure', async () => {
  let tries = 0;
  const { client, endpoint } = make((load) => () => {
    tries += 1;
    return tries === 1 ? Promise.reject(unreachable) : load();
  });
  const code = endpoint.issueCode();

  expect((await client.exchangeCode({ code }))._tag).toBe('NetworkFailure');
  expect((await client.exchangeCode({ code }))._tag).toBe('Success');
  expect(tries).toBe(2);
});

test('all calls of one client load the code once', async () => {
  let loads = 0;
  const { client, endpoint } = make((load) => () => {
    loads += 1;
    return load();
  });

  await Promise.all([
    client.exchangeCode({ code: endpoint.issueCode() }),
    client.exchangeCode({ code: endpoint.issueCode() }),
    client.check(),
  ]);

  expect(loads).toBe(1);
});

test('an operation that rejects is not reported as code that cannot be loaded', async () => {
  const { client } = make((load) => async () => ({
    ...(await load()),
    verifyCredentials: () => Promise.reject(new RangeError('a fault')),
  }));

  await expect(client.verifyCredentials()).rejects.toThrow(RangeError);
});

test('a client of a relay loads the device flow, which needs no relay, with its first use', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const transport = fetchTransport(endpoint.fetch);
  const { clientId } = app;
  const config = readOptions({ clientId, tokenEndpoint: 'https://app.example.com/token' }, []);
  const loads: string[] = [];
  const client = createClient(
    config,
    () => {
      loads.push('direct');
      return Promise.resolve(createRequests(config, transport));
    },
    () => {
      loads.push('relayed');
      return Promise.resolve(createRelayedRequests(config, transport));
    },
  );

  expect((await client.exchangeCode({ code: 'abc' }))._tag).toBe('UnexpectedResponse');
  expect(loads).toEqual(['relayed']);
  expect((await client.requestDeviceCode())._tag).toBe('DeviceCode');
  expect(loads).toEqual(['relayed', 'direct']);
});
