import { expect, test } from '@jest/globals';
import ky from 'ky';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { httpServer } from '../support/raw-server.js';

test('a ky instance of the caller runs its hooks', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const instance = ky.create({ headers: { 'x-trace': 'abc' } });

  await createTokenClient({ ...app, ky: instance, fetch: endpoint.fetch }).exchangeCode({
    code: endpoint.issueCode(),
  });

  expect(endpoint.requests[0]?.headers).toMatchObject({ 'x-trace': 'abc' });
});

test('a ky instance of the caller does not prepend its prefix to the endpoint', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const instance = ky.create({ prefix: 'https://elsewhere.example.com/' });

  const response = await createTokenClient({
    ...app,
    ky: instance,
    fetch: endpoint.fetch,
  }).exchangeCode({ code: endpoint.issueCode() });

  expect(response._tag).toBe('Success');
});

test('a ky instance of the caller does not retry, redirect or throw, whatever its options are', async () => {
  let requests = 0;
  const url = await httpServer((_, outgoing) => {
    requests += 1;
    outgoing.writeHead(503).end();
  });
  const instance = ky.create({
    retry: { limit: 3, methods: ['post'], delay: () => 1 },
    redirect: 'follow',
    throwHttpErrors: true,
  });

  const response = await createTokenClient({ ...app, baseUrl: url, ky: instance }).exchangeCode({
    code: 'abc',
  });

  expect(response._tag).toBe('ServerUnavailable');
  expect(requests).toBe(1);
});

test('exchangeCode() resolves to NetworkFailure without the secret if a hook of ky throws', async () => {
  const instance = ky.create({
    hooks: {
      beforeRequest: [
        () => {
          throw new Error(`saw ${app.clientSecret}`);
        },
      ],
    },
  });

  const response = await createTokenClient({ ...app, ky: instance }).exchangeCode({
    code: 'abc',
  });

  expect(response).toMatchObject({ _tag: 'NetworkFailure', cause: { name: 'Error' } });
  expect(JSON.stringify(response)).not.toContain(app.clientSecret);
});
