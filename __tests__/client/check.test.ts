import { expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app, callbackUrl } from '../support/app.js';

const make = (options: object = {}) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  return { endpoint, client: createTokenClient({ ...app, fetch: endpoint.fetch, ...options }) };
};

test('check() finds nothing in a correct configuration, and sends nothing', async () => {
  const { client, endpoint } = make();

  expect(await client.check({ redirectUri: callbackUrl })).toEqual([]);
  expect(endpoint.requests).toHaveLength(0);
});

test('check() returns a certain cause for each part that cannot work', async () => {
  const { client } = make({ clientSecret: `${app.clientSecret}\n` });

  expect(await client.check({ redirectUri: 'app.example.com/cb' })).toMatchObject([
    { id: 'client-secret-has-whitespace', certainty: 'certain' },
    { id: 'redirect-uri-without-scheme', certainty: 'certain' },
  ]);
});

test('check() reports a missing client ID and a missing client secret', async () => {
  for (const missing of [undefined, '', ' \n'])
    expect(await make({ clientId: missing, clientSecret: missing }).client.check()).toMatchObject([
      { id: 'client-id-missing', certainty: 'certain' },
      { id: 'client-secret-missing', certainty: 'certain' },
    ]);
});

test('check() rejects parameters of the wrong type or with unknown names', async () => {
  const { client } = make();

  await expect(client.check({ redirectUri: 5 } as never)).rejects.toThrow(
    /^check: redirectUri .+; .+/,
  );
  await expect(client.check({ redirect_uri: 'x' } as never)).rejects.toThrow(
    new TypeError('check: unknown option "redirect_uri"; did you mean "redirectUri"?'),
  );
});

test('verifyCredentials() resolves to CredentialsAccepted for a correct pair', async () => {
  expect(await make().client.verifyCredentials()).toEqual({ _tag: 'CredentialsAccepted' });
});

test('verifyCredentials() resolves to the cause for a wrong pair', async () => {
  const { client } = make({ clientSecret: ` ${app.clientSecret}` });

  expect(await client.verifyCredentials()).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    remediation: { likelyCauses: [{ id: 'client-secret-has-whitespace' }] },
  });
});

test('verifyCredentials() resolves to UnexpectedResponse if the server issues a token', async () => {
  const { client, endpoint } = make();
  endpoint.respondWith({ body: 'access_token=gho_abc' });

  const response = await client.verifyCredentials();
  expect(response._tag).toBe('UnexpectedResponse');
  expect(response).toHaveProperty(
    'remediation.steps',
    expect.arrayContaining(['Then verify the credentials again.']),
  );
});

test('verifyCredentials() resolves to RequestAborted if its signal is aborted', async () => {
  const signal = AbortSignal.abort();
  const { client, endpoint } = make();

  expect(await client.verifyCredentials({ signal })).toMatchObject({
    _tag: 'RequestAborted',
    codeSpent: 'no',
  });
  expect(endpoint.requests).toHaveLength(0);
});

test('verifyCredentials() rejects parameters of the wrong type or with unknown names', async () => {
  const { client } = make();

  await expect(client.verifyCredentials({ signal: 5 as never })).rejects.toThrow(
    /^verifyCredentials: signal .+; .+/,
  );
  await expect(client.verifyCredentials({ timeout: 5 } as never)).rejects.toThrow(
    new TypeError('verifyCredentials: unknown option "timeout"; the options are signal'),
  );
});

test('check() compares the redirect URI with the callback URLs', async () => {
  const { client } = make();
  const callbackUrls = ['https://example.org/', { url: callbackUrl, wildcard: true }];

  expect(await client.check({ redirectUri: `${callbackUrl}/github`, callbackUrls })).toEqual([]);
  expect(
    await client.check({ redirectUri: `${callbackUrl}/github`, callbackUrls: [callbackUrl] }),
  ).toMatchObject([{ id: 'redirect-uri-differs-from-registered', certainty: 'likely' }]);
  expect(
    await client.check({ redirectUri: 'https://example.com/other', callbackUrls }),
  ).toMatchObject([{ id: 'redirect-uri-differs-from-registered', certainty: 'certain' }]);
});

test('check() rejects callback URLs that are not a list of absolute URLs', async () => {
  const { client } = make();
  const wrong = ['x', [5], ['/cb'], [{}], [null], [{ url: callbackUrl, wildcard: 'yes' }]];
  for (const callbackUrls of wrong)
    await expect(client.check({ callbackUrls } as never)).rejects.toThrow(
      new TypeError(
        "check: callbackUrls is not a list of absolute URLs; give for example ['https://app.example.com/callback']",
      ),
    );
});
