import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import ky from 'ky';
import { createTokenClient as createCoreClient, fetchTransport } from '../../src/core.js';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { httpServer } from '../support/raw-server.js';
import { runNode } from '../support/run-node.js';

/** A server on loopback, and the User-Agent of each request that it received. */
const userAgentServer = async () => {
  const userAgents: (string | undefined)[] = [];
  const baseUrl = await httpServer((incoming, outgoing) => {
    userAgents.push(incoming.headers['user-agent']);
    outgoing.end('error=access_denied');
  });
  return { userAgents, baseUrl };
};

test('a client sends the name of the package as the User-Agent, with ky and with fetch', async () => {
  const { userAgents, baseUrl } = await userAgentServer();
  const options = { ...app, baseUrl };
  for (const client of [
    createTokenClient(options),
    createCoreClient({ ...options, transport: fetchTransport() }),
  ]) {
    await client.exchangeCode({ code: 'abc' });
    await client.requestDeviceCode();
  }

  expect(userAgents).toEqual(
    Array.from({ length: 4 }, () => expect.stringMatching(/^github-token-exchange\/\S+$/)),
  );
});

test('a client of the built package sends its version in the User-Agent', async () => {
  const { userAgents, baseUrl } = await userAgentServer();
  const program = `
    import { createTokenClient } from 'github-token-exchange';
    const client = createTokenClient({ clientId: 'x', clientSecret: 'y', baseUrl: '${baseUrl}' });
    console.log((await client.exchangeCode({ code: 'abc' }))._tag);`;
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

  expect(await runNode('--input-type=module', '--eval', program)).toMatchObject({ exitCode: 0 });
  expect(userAgents).toEqual([`github-token-exchange/${version}`]);
});

test('a client in a browser leaves the User-Agent to the browser', async () => {
  const { userAgents, baseUrl } = await userAgentServer();
  Object.assign(globalThis, { document: {} });
  try {
    await createTokenClient({ ...app, baseUrl }).exchangeCode({ code: 'abc' });
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }

  // The User-Agent of Node's fetch.
  expect(userAgents).toEqual(['node']);
});

test('a ky instance of the caller can send another User-Agent', async () => {
  const { userAgents, baseUrl } = await userAgentServer();
  const ownHeader = ky.create({ headers: { 'User-Agent': 'my-app/1.0' } });
  const ownHook = ky.create({
    hooks: {
      beforeRequest: [({ request }) => request.headers.set('user-agent', 'my-app/2.0')],
    },
  });
  for (const instance of [ownHeader, ownHook])
    await createTokenClient({ ...app, baseUrl, ky: instance }).exchangeCode({ code: 'abc' });

  expect(userAgents).toEqual(['my-app/1.0', 'my-app/2.0']);
});

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
