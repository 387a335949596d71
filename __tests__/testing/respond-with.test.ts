import { expect, test } from '@jest/globals';
import {
  createFake,
  membersOf,
  requestDeviceCode,
  requestToken,
  tokenError,
  tokenUrl,
} from './fake.js';

test('respondWith() sets one response for each request, in order', async () => {
  const endpoint = createFake();
  endpoint.respondWith(
    { error: 'slow_down', members: { interval: 10 } },
    { error: 'device_flow_disabled', status: 400 },
    { error: 'brand_new' },
    { status: 502, headers: { 'x-a': 'b' }, body: new Uint8Array([104, 105]), delayMs: 1 },
    { status: 204 },
  );
  const send = () => requestToken(endpoint, {});

  expect(await membersOf(send())).toEqual({
    error: 'slow_down',
    error_description: 'Too many requests have been made in the same timeframe.',
    error_uri: 'https://docs.github.com',
    interval: 10,
  });
  expect((await send()).status).toBe(400);
  expect(await membersOf(send())).toEqual({ error: 'brand_new' });
  const raw = await send();
  expect([raw.status, raw.headers.get('x-a'), await raw.text()]).toEqual([502, 'b', 'hi']);
  expect((await send()).status).toBe(204);
  expect(await tokenError(endpoint, {})).toBe('bad_verification_code');
});

test('respondWith() keeps a response with a path for a request to that path', async () => {
  const endpoint = createFake();
  endpoint.respondWith(
    { path: '/login/device/code', error: 'device_flow_disabled' },
    { path: '/login/oauth/access_token', status: 502 },
    { status: 503 },
  );
  const send = async () => (await requestToken(endpoint, {})).status;

  expect([await send(), await send(), await send()]).toEqual([502, 503, 200]);
  expect((await membersOf(requestDeviceCode(endpoint))).error).toBe('device_flow_disabled');
  expect((await membersOf(requestDeviceCode(endpoint))).error).toBeUndefined();
});

test('respondWith() can close the connection at once or in the middle of the body', async () => {
  const endpoint = createFake();
  endpoint.respondWith(
    { fault: 'reset' },
    { fault: 'cut' },
    { fault: 'cut', body: new Uint8Array(9) },
  );
  const send = () => requestToken(endpoint, {});

  await expect(send()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  await expect((await send()).text()).rejects.toThrow();
  await expect((await send()).text()).rejects.toThrow();
});

test('respondWith() can leave a request without a response until it is aborted', async () => {
  const { fetch, respondWith } = createFake();
  respondWith({ fault: 'hang' });
  const send = (signal: AbortSignal) => fetch(tokenUrl, { method: 'POST', signal });

  await expect(send(AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(send(AbortSignal.abort('a reason'))).rejects.toBe('a reason');
});
