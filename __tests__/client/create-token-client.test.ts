import { describe, expect, test } from '@jest/globals';
import { createTokenClient, fetchTransport, type Transport } from '../../src/core.js';
import { createTokenClient as createKyClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

describe('the client without ky', () => {
  test('does what the client over ky does, over the transport that it is given', async () => {
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, transport: fetchTransport(endpoint.fetch) });
    const withKy = createKyClient({ ...app, fetch: endpoint.fetch });
    const wrong = { ...app, clientSecret: `${app.clientSecret}\n` };

    expect(Object.keys(client)).toEqual(Object.keys(withKy));
    expect((await client.exchangeCode({ code: endpoint.issueCode() }))._tag).toBe('Success');
    expect(
      await createTokenClient({
        ...wrong,
        transport: fetchTransport(endpoint.fetch),
      }).exchangeCode({ code: 'abc' }),
    ).toMatchObject({
      _tag: 'IncorrectClientCredentials',
      remediation: { likelyCauses: [{ id: 'client-secret-has-whitespace' }] },
    });
  });

  test('hands a transport one POST of form data with a signal, and takes any answer', async () => {
    const requests: Parameters<Transport>[0][] = [];
    const client = createTokenClient({
      ...app,
      transport: (request) => {
        requests.push(request);
        return Promise.resolve({ status: 200, body: { access_token: 'gho_x' } });
      },
    });

    expect(await client.exchangeCode({ code: 'abc' })).toMatchObject({ accessToken: 'gho_x' });
    expect(requests).toEqual([
      {
        url: 'https://github.com/login/oauth/access_token',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: `client_id=${app.clientId}&client_secret=${app.clientSecret}&code=abc`,
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  test.each([undefined, null, {}, 'fetch'])('refuses %j as a transport', (transport) => {
    expect(() => createTokenClient({ ...app, transport: transport as never })).toThrow(
      'createTokenClient: transport is not a function; pass fetchTransport() or a transport of your own',
    );
  });
});
