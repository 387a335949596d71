import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  isTokenError,
  observeTokenEndpoint,
  type ObserveTokenEndpointOptions,
} from '../../src/decode.js';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';
import { httpServer, socketServer } from '../support/raw-server.js';

const endpoint = createFakeTokenEndpoint({ apps: [{ ...fakeApp, deviceFlow: true }] });
let server: FakeServer;

beforeAll(async () => {
  server = await endpoint.listen();
});
afterAll(() => server.close());

type Observed = Parameters<ObserveTokenEndpointOptions['onResponse']>[0];

/** An observed fetch, and what its listener was called with, once all of it is there. */
const observing = (
  options: Partial<ObserveTokenEndpointOptions> = {},
  using: typeof fetch = fetch,
) => {
  const responses: Observed[] = [];
  const pending: Promise<void>[] = [];
  return {
    fetch: observeTokenEndpoint(using, {
      baseUrl: server.url,
      onResponse: (response) => responses.push(response),
      waitUntil: (observed) => pending.push(observed),
      ...options,
    }),
    pending,
    observed: async () => {
      await Promise.all(pending);
      return responses;
    },
  };
};

const tokenUrl = () => `${server.url}/login/oauth/access_token`;

const formOf = (members: Readonly<Record<string, string>> = {}) => ({
  client_id: app.clientId,
  client_secret: `${app.clientSecret}\n`,
  code: endpoint.issueCode(),
  ...members,
});

const post = (body: RequestInit['body'], headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  headers: { accept: 'application/json', ...headers },
  body: body ?? null,
});

const causeOf = (response: Observed | undefined): string | undefined =>
  response !== undefined && isTokenError(response)
    ? response.remediation.likelyCauses[0]?.id
    : response?._tag;

test('observeTokenEndpoint() finds the likely cause in every form of a request', async () => {
  const form = formOf();
  const multipart = new FormData();
  for (const [name, value] of Object.entries(form)) multipart.set(name, value);
  const text = new URLSearchParams(form).toString();
  const type = 'application/x-www-form-urlencoded';
  const json = JSON.stringify(form);
  const { client_id: id, client_secret: secret, ...rest } = form;
  const basic = `Basic ${btoa(`${id}:${encodeURIComponent(secret)}`)}`;
  const url = tokenUrl();
  const calls: Readonly<Record<string, Parameters<typeof fetch>>> = {
    URLSearchParams: [url, post(new URLSearchParams(form))],
    string: [url, post(text, { 'content-type': type })],
    bytes: [new URL(url), post(new TextEncoder().encode(text), { 'content-type': type })],
    FormData: [url, post(multipart)],
    JSON: [url, post(json, { 'content-type': 'application/json' })],
    'Basic header': [url, post(new URLSearchParams(rest), { authorization: basic })],
    Request: [new Request(url, post(new URLSearchParams(form)))],
    'Request and init': [new Request(url), post(new URLSearchParams(form))],
    query: [`${url}?x=y`, post(new URLSearchParams(form))],
  };

  for (const [name, call] of Object.entries(calls)) {
    const { fetch, observed } = observing();
    endpoint.respondWith({ error: 'incorrect_client_credentials' });
    const response = await fetch(...call);

    expect([name, await response.json()]).toMatchObject([
      name,
      { error: 'incorrect_client_credentials' },
    ]);
    expect([name, (await observed()).map(causeOf)]).toEqual([
      name,
      ['client-secret-has-whitespace'],
    ]);
  }
});

test('observeTokenEndpoint() passes the arguments, the promise and other requests through', () => {
  const calls: unknown[][] = [];
  const pending = new Promise<Response>(() => undefined);
  const using = (...args: unknown[]) => {
    calls.push(args);
    return pending;
  };
  const { fetch, pending: observed } = observing({}, using);
  const init = post('x');

  for (const url of [tokenUrl(), `${server.url}/login/oauth/authorize`, '/relative', 'https://a.b'])
    expect(fetch(url, init)).toBe(pending);
  expect(calls[0]?.[1]).toBe(init);
  expect(calls).toHaveLength(4);
  expect(observed).toHaveLength(1);
});

test('observeTokenEndpoint() hides the tokens and the device code, which the caller still gets', async () => {
  const { fetch, observed } = observing();
  const success = await fetch(
    tokenUrl(),
    post(new URLSearchParams(formOf({ client_secret: app.clientSecret }))),
  );
  const device = await fetch(
    `${server.url}/login/device/code`,
    post(new URLSearchParams({ client_id: app.clientId })),
  );

  const { access_token: token } = (await success.json()) as { access_token: string };
  const { device_code: deviceCode } = (await device.json()) as { device_code: string };
  expect([token, deviceCode].map((secret) => secret.length)).toEqual([40, 40]);
  const responses = await observed();
  expect(responses).toMatchObject([
    { _tag: 'Success', accessToken: '[redacted]' },
    { _tag: 'DeviceCode', deviceCode: '[redacted]' },
  ]);
  expect(inspect(responses)).not.toContain(token);
  expect(inspect(responses)).not.toContain(deviceCode);
});

test('observeTokenEndpoint() masks the secrets of the request in what a server echoes', async () => {
  const form = formOf({ client_secret: 'swordfish-and-chips', code: 'a-code-of-some-length' });
  const { fetch, observed } = observing();
  endpoint.respondWith({
    error: 'a_new_error',
    members: { error_description: `${form.client_secret} and ${form.code}` },
  });
  await fetch(tokenUrl(), post(new URLSearchParams(form)));

  expect(await observed()).toMatchObject([
    { _tag: 'UnrecognizedOAuthError', description: '*** and ***' },
  ]);
});

test('observeTokenEndpoint() does not read the stream that a request sends', async () => {
  const received: string[] = [];
  const url = await httpServer((incoming, outgoing) => {
    incoming.on('data', (chunk: Buffer) => received.push(chunk.toString()));
    incoming.on('end', () => outgoing.end('error=bad_verification_code'));
  });
  const { fetch, observed } = observing({ baseUrl: url });
  let pulls = 0;
  const body = new ReadableStream(
    {
      pull: (controller) => {
        pulls += 1;
        controller.enqueue(new TextEncoder().encode('code=abc'));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init = { ...post(body), duplex: 'half' as const };
  await fetch(`${url}/login/oauth/access_token`, init);

  expect(await observed()).toMatchObject([{ _tag: 'BadVerificationCode' }]);
  expect([pulls, received]).toEqual([1, ['code=abc']]);
});

test('observeTokenEndpoint() changes nothing if a listener throws, rejects or never ends', async () => {
  const boom = new Error('boom');
  const fail = (): never => {
    throw boom;
  };
  const listeners: readonly Partial<ObserveTokenEndpointOptions>[] = [
    { onResponse: fail },
    { onResponse: () => Promise.reject(boom) },
    { onResponse: () => new Promise(() => undefined) },
    { waitUntil: fail },
  ];
  for (const options of listeners) {
    const { fetch } = observing(options);
    endpoint.respondWith({ error: 'bad_verification_code' });

    const response = await fetch(tokenUrl(), post(new URLSearchParams(formOf())));
    expect(await response.json()).toMatchObject({ error: 'bad_verification_code' });
  }
});

test('observeTokenEndpoint() reports a failed request, and rejects with the same value', async () => {
  const url = await socketServer((socket) => socket.destroy());
  let thrown: unknown;
  const { fetch, observed } = observing({ baseUrl: url }, async (...args) => {
    try {
      return await globalThis.fetch(...args);
    } catch (error) {
      thrown = error;
      throw error;
    }
  });
  const caught = await fetch(`${url}/login/oauth/access_token`, post('code=abc')).catch(
    (error: unknown) => error,
  );

  expect(caught).toMatchObject({ name: 'TypeError' });
  expect(caught).toBe(thrown);
  expect(await observed()).toMatchObject([{ _tag: 'NetworkFailure' }]);
});

test('observeTokenEndpoint() reads 64 KiB of a response that the caller does not read', async () => {
  const { fetch, observed } = observing();
  endpoint.respondWith({ headers: { 'content-type': 'text/html' }, body: 'x'.repeat(200_000) });
  const response = await fetch(tokenUrl(), post(new URLSearchParams(formOf())));

  expect(await observed()).toMatchObject([{ _tag: 'UnexpectedResponse', reason: 'too-large' }]);
  expect(await response.text()).toHaveLength(200_000);
});

test('observeTokenEndpoint() reports nothing of a response that was read already', async () => {
  const read = new Response('error=bad_verification_code');
  await read.text();
  const { fetch, observed } = observing({}, () => Promise.resolve(read));

  expect(await fetch(tokenUrl(), post('code=abc'))).toBe(read);
  expect(await observed()).toEqual([]);
});

test('observeTokenEndpoint() compares the redirect URI with the callback URLs of the app', async () => {
  const { fetch, observed } = observing({ callbackUrls: [callbackUrl] });
  endpoint.respondWith({ error: 'redirect_uri_mismatch' });
  const form = formOf({ redirect_uri: 'http://app.example.com/auth/callback' });
  await fetch(tokenUrl(), post(new URLSearchParams(form)));

  expect((await observed()).map(causeOf)).toEqual(['redirect-uri-differs-from-registered']);
});

test('observeTokenEndpoint() accepts the URL of the API as its base URL', async () => {
  const { fetch, observed } = observing({ baseUrl: 'https://ghe.example.com/api/v3' }, () =>
    Promise.resolve(new Response('error=bad_refresh_token')),
  );
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'ghr_x' });
  await fetch('https://ghe.example.com/login/oauth/access_token', post(body));

  expect(await observed()).toMatchObject([{ _tag: 'BadRefreshToken' }]);
});

test('observeTokenEndpoint() throws a TypeError that names an invalid option', () => {
  const onResponse = () => undefined;
  const observe = observeTokenEndpoint as (...args: readonly unknown[]) => unknown;

  expect(() => observe(undefined, { onResponse })).toThrow(
    'observeTokenEndpoint: fetch is not a function; pass (fetch, { onResponse })',
  );
  expect(() => observe(fetch, {})).toThrow('observeTokenEndpoint: onResponse is not a function');
  expect(() => observe(fetch, { onResponse, baseUrl: 'github.com' })).toThrow(
    'observeTokenEndpoint: baseUrl is not an absolute https URL',
  );
});
