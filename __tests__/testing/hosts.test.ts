import { expect, test } from '@jest/globals';
import type { FakeTokenEndpoint } from '../../src/testing.js';
import { app, callbackUrl } from '../support/app.js';
import { createFake, requestDeviceCode } from './fake.js';

const issuerOf = async ({ fetch }: FakeTokenEndpoint, origin: string): Promise<unknown> => {
  const body = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: callbackUrl,
    decision: 'authorize',
  });
  const url = `${origin}/login/oauth/authorize`;
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams.get('iss');
};

const pageOf = async (endpoint: FakeTokenEndpoint, origin: string): Promise<unknown> => {
  const response = await requestDeviceCode(endpoint, '', origin);
  return ((await response.json()) as Record<string, unknown>)['verification_uri'];
};

const metadataOf = async ({ fetch }: FakeTokenEndpoint, origin: string): Promise<unknown> =>
  (await fetch(`${origin}/.well-known/oauth-authorization-server/login/oauth`)).json();

test('iss, verification_uri and the metadata name the host that was asked', async () => {
  for (const origin of ['https://github.com', 'https://ghe.example.com', 'http://127.0.0.1:3000']) {
    expect(await issuerOf(createFake(), origin)).toBe(`${origin}/login/oauth`);
    expect(await pageOf(createFake(), origin)).toBe(`${origin}/login/device`);
    expect(await metadataOf(createFake(), origin)).toMatchObject({
      issuer: `${origin}/login/oauth`,
    });
  }
});

test('iss and verification_uri follow the Host header and not the address of the server', async () => {
  const endpoint = createFake();
  const server = await endpoint.listen();
  const { port } = new URL(server.url);
  const origin = `http://localhost:${port}`;
  try {
    expect(await issuerOf({ ...endpoint, fetch }, origin)).toBe(`${origin}/login/oauth`);
    expect(await pageOf({ ...endpoint, fetch }, origin)).toBe(`${origin}/login/device`);
    expect(endpoint.requests.map((request) => request.origin)).toEqual([origin, origin]);
  } finally {
    await server.close();
  }
});

test('baseUrl replaces the host in iss, verification_uri and the metadata', async () => {
  for (const baseUrl of ['https://ghe.example.com', 'https://ghe.example.com/api/v3/']) {
    const endpoint = createFake({}, { baseUrl });

    expect(await issuerOf(endpoint, 'http://127.0.0.1:3000')).toBe(
      'https://ghe.example.com/login/oauth',
    );
    expect(await pageOf(endpoint, 'http://127.0.0.1:3000')).toBe(
      'https://ghe.example.com/login/device',
    );
  }
});

test('createFakeTokenEndpoint() rejects a base URL that cannot be used', () => {
  for (const baseUrl of ['', 'ghe.example.com', 'ftp://ghe.example.com'])
    expect(() => createFake({}, { baseUrl })).toThrow(/^createFakeTokenEndpoint: baseUrl .+; .+/);
});

test('createFakeTokenEndpoint() rejects an empty list of apps', () => {
  expect(() => createFake({}, { apps: [] })).toThrow(/^createFakeTokenEndpoint: apps is empty; .+/);
});

test('the metadata has the members of GitHub', async () => {
  expect(await metadataOf(createFake(), 'https://github.com')).toEqual({
    issuer: 'https://github.com/login/oauth',
    authorization_endpoint: 'https://github.com/login/oauth/authorize',
    token_endpoint: 'https://github.com/login/oauth/access_token',
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    service_documentation:
      'https://docs.github.com/apps/creating-github-apps/registering-a-github-app/registering-a-github-app',
    code_challenge_methods_supported: ['S256'],
  });
});

test('the metadata is not at the address that puts the well-known part last', async () => {
  const url = 'https://github.com/login/oauth/.well-known/oauth-authorization-server';

  expect((await createFake().fetch(url)).status).toBe(404);
});
