import { describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app, callbackUrl } from '../support/app.js';

const make = (options: object = {}) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  return { endpoint, client: createTokenClient({ ...app, fetch: endpoint.fetch, ...options }) };
};

describe('check', () => {
  test('finds nothing in a right configuration, and sends nothing', async () => {
    const { client, endpoint } = make();

    expect(await client.check({ redirectUri: callbackUrl })).toEqual([]);
    expect(endpoint.requests).toHaveLength(0);
  });

  test('names what cannot work', async () => {
    const { client } = make({ clientSecret: `${app.clientSecret}\n` });

    expect(await client.check({ redirectUri: 'app.example.com/cb' })).toMatchObject([
      { id: 'client-secret-has-whitespace', certainty: 'certain' },
      { id: 'redirect-uri-without-scheme', certainty: 'certain' },
    ]);
  });
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

describe('verifyCredentials', () => {
  test('accepts a right pair, without a code', async () => {
    const { client } = make();

    expect(await client.verifyCredentials()).toEqual({ _tag: 'CredentialsAccepted' });
  });

  test('says what is wrong with a wrong one', async () => {
    const { client } = make({ clientSecret: ` ${app.clientSecret}` });

    expect(await client.verifyCredentials()).toMatchObject({
      _tag: 'IncorrectClientCredentials',
      remediation: { likelyCauses: [{ id: 'client-secret-has-whitespace' }] },
    });
  });

  test('does not take a server that gives away tokens for GitHub', async () => {
    const { client, endpoint } = make();
    endpoint.respondWith({ body: 'access_token=gho_abc' });

    expect((await client.verifyCredentials())._tag).toBe('UnexpectedResponse');
  });

  test('can be aborted', async () => {
    const { client } = make();

    expect((await client.verifyCredentials({ signal: AbortSignal.abort() }))._tag).toBe(
      'RequestAborted',
    );
    await expect(client.verifyCredentials({ signal: 5 as never })).rejects.toThrow(TypeError);
  });

  test('does not show the client secret that a server echoes', async () => {
    const { client, endpoint } = make();
    endpoint.respondWith({
      error: 'odd_error',
      members: { error_description: `secret ${app.clientSecret.slice(0, 15)}` },
    });
    const response = await client.verifyCredentials();

    expect(response).toMatchObject({ description: 'secret ***' });
  });

  test('refuses unknown parameters', async () => {
    await expect(make().client.verifyCredentials({ timeout: 5 } as never)).rejects.toThrow(
      new TypeError('verifyCredentials: unknown option "timeout"; the options are signal'),
    );
    await expect(make().client.check({ redirect_uri: 'x' } as never)).rejects.toThrow(
      new TypeError('check: unknown option "redirect_uri"; did you mean "redirectUri"?'),
    );
  });
});
